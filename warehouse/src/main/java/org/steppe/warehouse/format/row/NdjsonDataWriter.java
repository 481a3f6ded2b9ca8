package org.steppe.warehouse.format.row;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;

/** One JSON object a line and nothing else, for readers that work line by line. */
public final class NdjsonDataWriter extends RowDataWriter {

    public NdjsonDataWriter(
            AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries, HelpingThreads threads) {
        super(() -> JsonRows.ofLines(layout, batch, dictionaries), threads);
    }

    @Override
    public void begin(ByteSink out) {
        // No line stands before the first row.
    }
}
