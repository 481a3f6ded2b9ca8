package org.steppe.warehouse.format.row;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.text.CsvCellStyle;
import org.steppe.warehouse.format.text.TextColumns;

/** Separated values by RFC 4180 in UTF-8, with a header line. */
public final class CsvDataWriter extends RowDataWriter {

    private final List<String> header;
    private final char separator;

    public CsvDataWriter(
            char separator,
            AnswerLayout layout,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            HelpingThreads threads) {
        super(() -> new CsvRows(TextColumns.of(layout, new CsvCellStyle(separator), batch, dictionaries)), threads);
        this.separator = separator;
        this.header = layout.columns().stream().map(Column::name).toList();
    }

    @Override
    public void begin(ByteSink out) {
        out.put(String.join(String.valueOf(separator), header).getBytes(StandardCharsets.UTF_8));
        CsvRows.endLine(out);
    }
}
