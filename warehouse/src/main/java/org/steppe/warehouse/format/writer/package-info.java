/**
 * The one place that knows all formats: makes the writer of an answer in the format that was asked for.
 *
 * <p>May use all of {@code format}, and no package of it uses this one.
 */
@NullMarked
package org.steppe.warehouse.format.writer;

import org.jspecify.annotations.NullMarked;
