package org.steppe.warehouse.format.text;

import java.nio.charset.StandardCharsets;
import org.steppe.warehouse.format.ByteSink;

/** Members of a JSON object; each begins with a comma, missing values are left out. */
public final class JsonCellStyle implements CellStyle {

    private static final byte[] NOTHING = {};
    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte QUOTE = '"';
    private static final byte BACKSLASH = '\\';

    @Override
    public byte[] prefix(String name, boolean isFirst) {
        return (",\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] missing(String name, boolean isFirst) {
        return NOTHING;
    }

    @Override
    public void writeText(byte[] utf8, int from, int count, ByteSink out) {
        out.put(QUOTE);
        int clean = from;
        for (int i = from; i < from + count; i++) {
            byte b = utf8[i];
            if (b == QUOTE || b == BACKSLASH || (b >= 0 && b < ' ')) {
                out.put(utf8, clean, i - clean);
                writeEscaped(b, out);
                clean = i + 1;
            }
        }
        out.put(utf8, clean, from + count - clean);
        out.put(QUOTE);
    }

    private static void writeEscaped(byte b, ByteSink out) {
        out.put(BACKSLASH);
        if (b == QUOTE || b == BACKSLASH) {
            out.put(b);
            return;
        }
        out.put("u00");
        out.put(HEXADECIMAL[b >> 4]);
        out.put(HEXADECIMAL[b & 15]);
    }

    @Override
    public void writePlain(String ascii, ByteSink out) {
        out.put(QUOTE);
        out.put(ascii);
        out.put(QUOTE);
    }

    public static void writeString(String text, ByteSink out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        new JsonCellStyle().writeText(utf8, 0, utf8.length, out);
    }
}
