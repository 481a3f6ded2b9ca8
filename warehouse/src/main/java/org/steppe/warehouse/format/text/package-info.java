/**
 * Cells as text: {@link org.steppe.warehouse.format.text.TextColumns} writes the columns of a row, a {@link
 * org.steppe.warehouse.format.text.CellStyle} says how its format quotes them.
 *
 * <p>May use {@code format} and {@code format.batch}.
 */
@NullMarked
package org.steppe.warehouse.format.text;

import org.jspecify.annotations.NullMarked;
