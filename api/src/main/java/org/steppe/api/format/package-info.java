/**
 * The formats in which observations leave the service. A {@link org.steppe.api.format.DataWriter} turns Arrow batches
 * into bytes, a slice of rows at a time; it knows neither the store nor HTTP.
 *
 * <p>May use the model of the warehouse; used by {@code api.data}.
 */
@NullMarked
package org.steppe.api.format;

import org.jspecify.annotations.NullMarked;
