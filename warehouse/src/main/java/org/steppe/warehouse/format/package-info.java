/**
 * The formats in which observations leave the warehouse, by HTTP or into the files of a version. A {@link
 * org.steppe.warehouse.format.DataWriter} turns Arrow batches into bytes, a slice of rows at a time; it knows neither the
 * store nor HTTP.
 *
 * <p>Here is what all formats share and what readers choose; each family of formats has a package below. May use the model
 * of the warehouse and none of those; used by the stores, for the files of a version, and by {@code api}.
 */
@NullMarked
package org.steppe.warehouse.format;

import org.jspecify.annotations.NullMarked;
