/**
 * Reads rows of a version straight from its Arrow file, with an index from series keys to rows: for selections by whole
 * codes of the key, such as one series, that is many times faster than a query. Whatever it cannot answer, an engine
 * does.
 *
 * <p>The public doors are {@link org.steppe.warehouse.store.series.SeriesStore}, for what is current in a version, and
 * {@link org.steppe.warehouse.store.series.PastStates}, for what was known on days asked for again. May use everything of the warehouse
 * but the engines.
 */
@NullMarked
package org.steppe.warehouse.store.series;

import org.jspecify.annotations.NullMarked;
