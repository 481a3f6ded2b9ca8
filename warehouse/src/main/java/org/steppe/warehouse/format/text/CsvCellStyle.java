package org.steppe.warehouse.format.text;

import org.steppe.warehouse.format.ByteSink;

/**
 * RFC 4180: quotes only where needed, quotes doubled, missing values empty. With a tab between the cells it is what
 * spreadsheets and data frames read as tab-separated values.
 */
public final class CsvCellStyle implements CellStyle {

    private static final byte[] NOTHING = {};
    private static final byte QUOTE = '"';

    private final byte separator;

    public CsvCellStyle(char separator) {
        this.separator = (byte) separator;
    }

    @Override
    public byte[] prefix(String name, boolean isFirst) {
        return isFirst ? NOTHING : new byte[] {separator};
    }

    @Override
    public byte[] missing(String name, boolean isFirst) {
        return prefix(name, isFirst);
    }

    @Override
    public void writeText(byte[] utf8, int from, int count, ByteSink out) {
        if (!needsQuotes(utf8, from, count)) {
            out.put(utf8, from, count);
            return;
        }
        out.put(QUOTE);
        for (int i = from; i < from + count; i++) {
            if (utf8[i] == QUOTE) {
                out.put(QUOTE);
            }
            out.put(utf8[i]);
        }
        out.put(QUOTE);
    }

    private boolean needsQuotes(byte[] utf8, int from, int count) {
        for (int i = from; i < from + count; i++) {
            byte b = utf8[i];
            if (b == separator || b == QUOTE || b == '\r' || b == '\n') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void writePlain(String ascii, ByteSink out) {
        out.put(ascii);
    }
}
