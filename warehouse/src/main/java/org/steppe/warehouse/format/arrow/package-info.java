/**
 * Answers as Arrow streams and files, with the codecs of their buffers. {@link
 * org.steppe.warehouse.format.arrow.ArrowDataWriter} is the door, its messages come from {@link
 * org.steppe.warehouse.format.arrow.ArrowMessages}.
 *
 * <p>May use {@code format} and {@code format.batch}.
 */
@NullMarked
package org.steppe.warehouse.format.arrow;

import org.jspecify.annotations.NullMarked;
