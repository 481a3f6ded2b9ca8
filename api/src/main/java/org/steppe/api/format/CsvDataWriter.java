package org.steppe.api.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** CSV by RFC 4180 in UTF-8, with a header line. */
final class CsvDataWriter implements DataWriter {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final AnswerLayout layout;
    private final TextColumns columns;

    CsvDataWriter(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.layout = layout;
        this.columns = TextColumns.of(layout, new CsvCellStyle(), batch, dictionaries);
    }

    @Override
    public void begin(ByteSink out) {
        String header =
                String.join(",", layout.columns().stream().map(Column::name).toList());
        out.put(header.getBytes(StandardCharsets.UTF_8));
        out.put(LINE_END);
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        columns.bind(batch);
        int row = from;
        do {
            columns.writeRow(row, out);
            out.put(LINE_END);
            row++;
        } while (row < to && !out.isFull());
        return row;
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        // The last line has its end already, and CSV has no place for warnings.
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
