package org.steppe.warehouse.format.sdmx;

import java.nio.charset.StandardCharsets;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.text.CellStyle;
import org.steppe.warehouse.format.text.JsonCellStyle;

/** Items of a JSON array; what is missing is null. */
final class JsonArrayCellStyle implements CellStyle {

    private static final byte[] NOTHING = {};
    private static final byte[] COMMA = {','};

    private final JsonCellStyle texts = new JsonCellStyle();

    @Override
    public byte[] prefix(String name, boolean isFirst) {
        return isFirst ? NOTHING : COMMA;
    }

    @Override
    public byte[] missing(String name, boolean isFirst) {
        return (isFirst ? "null" : ",null").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void writeText(byte[] utf8, int from, int count, ByteSink out) {
        texts.writeText(utf8, from, count, out);
    }

    @Override
    public void writePlain(String ascii, ByteSink out) {
        texts.writePlain(ascii, out);
    }
}
