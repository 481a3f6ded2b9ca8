package org.steppe.warehouse.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** Separated values by RFC 4180 in UTF-8, with a header line. */
final class CsvDataWriter extends RowDataWriter {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final List<String> header;
    private final char separator;
    private final TextColumns columns;

    CsvDataWriter(char separator, AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.separator = separator;
        this.header = layout.columns().stream().map(Column::name).toList();
        this.columns = TextColumns.of(layout, new CsvCellStyle(separator), batch, dictionaries);
    }

    @Override
    public void begin(ByteSink out) {
        out.put(String.join(String.valueOf(separator), header).getBytes(StandardCharsets.UTF_8));
        out.put(LINE_END);
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        columns.bind(batch);
    }

    @Override
    void writeRow(int row, ByteSink out) {
        columns.writeRow(row, out);
        out.put(LINE_END);
    }
}
