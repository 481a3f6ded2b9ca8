package org.steppe.warehouse.format.text;

import org.steppe.warehouse.format.ByteSink;

/** How one text format writes the cells of a row. All cells of a row are written one after the other. */
public interface CellStyle {

    /** What stands before a value that is there. */
    byte[] prefix(String name, boolean isFirst);

    /** What stands for a value that is missing, prefix included. */
    byte[] missing(String name, boolean isFirst);

    /** A text, quoted and escaped as needed. */
    void writeText(byte[] utf8, int from, int count, ByteSink out);

    /** A text that never needs escaping, such as a date. */
    void writePlain(String ascii, ByteSink out);
}
