package org.steppe.warehouse.format;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** Rows as JSON objects; missing values are left out. */
final class JsonRows {

    private final TextColumns columns;

    JsonRows(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.columns = TextColumns.of(layout, new JsonCellStyle(), batch, dictionaries);
    }

    void bind(VectorSchemaRoot batch) {
        columns.bind(batch);
    }

    /** Every member begins with a comma; that of the first becomes the brace. */
    void write(int row, ByteSink out) {
        int start = out.length();
        columns.writeRow(row, out);
        if (out.length() == start) {
            out.put((byte) '{');
        } else {
            out.set(start, (byte) '{');
        }
        out.put((byte) '}');
    }
}
