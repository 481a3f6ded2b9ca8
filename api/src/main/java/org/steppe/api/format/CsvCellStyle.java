package org.steppe.api.format;

/** RFC 4180: quotes only where needed, quotes doubled, missing values empty. */
final class CsvCellStyle implements CellStyle {

    private static final byte[] NOTHING = {};
    private static final byte[] COMMA = {','};
    private static final byte QUOTE = '"';

    @Override
    public byte[] prefix(String name, boolean isFirst) {
        return isFirst ? NOTHING : COMMA;
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

    private static boolean needsQuotes(byte[] utf8, int from, int count) {
        for (int i = from; i < from + count; i++) {
            switch (utf8[i]) {
                case '"', ',', '\r', '\n' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    @Override
    public void writePlain(String ascii, ByteSink out) {
        out.put(ascii);
    }
}
