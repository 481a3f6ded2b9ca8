/**
 * Answers as rows of text, one behind the other: CSV, TSV, JSON and NDJSON. A {@link
 * org.steppe.warehouse.format.row.RowDataWriter} lets a free thread encode the rows ahead.
 *
 * <p>May use {@code format} and {@code format.text}.
 */
@NullMarked
package org.steppe.warehouse.format.row;

import org.jspecify.annotations.NullMarked;
