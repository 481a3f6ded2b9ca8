package org.steppe.warehouse.format.row;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.text.JsonCellStyle;
import org.steppe.warehouse.format.text.TextColumns;

/** Rows as JSON objects; missing values are left out. */
final class JsonRows implements RowEncoder {

    private static final byte[] NOTHING = {};
    private static final byte[] LINE_END = {'\n'};
    private static final byte[] NEXT_MEMBER = {',', '\n'};

    private final TextColumns columns;
    private final byte[] before;
    private final byte[] after;

    private JsonRows(TextColumns columns, byte[] before, byte[] after) {
        this.columns = columns;
        this.before = before;
        this.after = after;
    }

    /** Each a line. */
    static JsonRows ofLines(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        return new JsonRows(columns(layout, batch, dictionaries), NOTHING, LINE_END);
    }

    /** Members of an array, each with a comma before it. */
    static JsonRows ofArray(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        return new JsonRows(columns(layout, batch, dictionaries), NEXT_MEMBER, NOTHING);
    }

    private static TextColumns columns(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        return TextColumns.of(layout, new JsonCellStyle(), batch, dictionaries);
    }

    @Override
    public void bind(VectorSchemaRoot rows) {
        columns.bind(rows);
    }

    /** Every member begins with a comma; that of the first becomes the brace. */
    @Override
    public void writeRow(int row, ByteSink out) {
        out.put(before);
        int start = out.length();
        columns.writeRow(row, out);
        if (out.length() == start) {
            out.put((byte) '{');
        } else {
            out.set(start, (byte) '{');
        }
        out.put((byte) '}');
        out.put(after);
    }
}
