package org.steppe.warehouse.format;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** One JSON object a line and nothing else, for readers that work line by line. */
final class NdjsonDataWriter extends RowDataWriter {

    private final JsonRows rows;

    NdjsonDataWriter(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.rows = new JsonRows(layout, batch, dictionaries);
    }

    @Override
    public void begin(ByteSink out) {
        // No line stands before the first row.
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        rows.bind(batch);
    }

    @Override
    void writeRow(int row, ByteSink out) {
        rows.write(row, out);
        out.put((byte) '\n');
    }
}
