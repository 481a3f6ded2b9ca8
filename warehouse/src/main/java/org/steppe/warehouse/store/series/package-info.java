/**
 * Reads rows of a version straight from its Arrow file, with an index from series keys to rows: for selections by whole
 * codes of the key, such as one series, that is many times faster than a query. Whatever it cannot answer, an engine
 * does.
 *
 * <p>{@link org.steppe.warehouse.store.series.SeriesStore} is the one public door. May use everything of the warehouse
 * but the engines.
 */
@NullMarked
package org.steppe.warehouse.store.series;

import org.jspecify.annotations.NullMarked;
