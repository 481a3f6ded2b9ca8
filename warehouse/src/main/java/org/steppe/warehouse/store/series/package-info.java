/**
 * Reads rows of a version straight from its Arrow files, with an index from series keys to rows: for selections by whole
 * codes of the key, such as one series, that is many times faster than a query. One file has what is current, another the
 * values that ever were, from which those of any past day are taken, while the keys are those of the first. Whatever it
 * cannot answer, an engine does.
 *
 * <p>The public door is {@link org.steppe.warehouse.store.series.SeriesStore}. May use everything of the warehouse but
 * the engines.
 */
@NullMarked
package org.steppe.warehouse.store.series;

import org.jspecify.annotations.NullMarked;
