/**
 * Answers as workbooks: a sheet of observations and one that says what they are. {@link
 * org.steppe.warehouse.format.sheet.XlsxDataWriter} is the door.
 *
 * <p>May use {@code format} and {@code format.batch}.
 */
@NullMarked
package org.steppe.warehouse.format.sheet;

import org.jspecify.annotations.NullMarked;
