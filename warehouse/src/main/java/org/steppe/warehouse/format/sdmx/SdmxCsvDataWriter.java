package org.steppe.warehouse.format.sdmx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.row.CsvRows;
import org.steppe.warehouse.format.row.HelpingThreads;
import org.steppe.warehouse.format.row.RowDataWriter;
import org.steppe.warehouse.format.row.RowEncoder;
import org.steppe.warehouse.format.text.CsvCellStyle;
import org.steppe.warehouse.format.text.TextColumns;

/**
 * SDMX-CSV 2.0.0. Labels are as that standard has them: beside the ids in columns of their own ({@code labels=name} there,
 * {@code label} here), or behind them in the same cell ({@code both}).
 */
public final class SdmxCsvDataWriter extends RowDataWriter {

    private static final byte SEPARATOR = ',';

    /** For information: the reader decides what to do with it. */
    private static final String ACTION = "I";

    private final byte[] header;

    public SdmxCsvDataWriter(
            AnswerHead head,
            FormatOptions options,
            VectorSchemaRoot batch,
            DictionaryProvider dictionaries,
            HelpingThreads threads) {
        this(new SdmxCsvLayout(head, options), batch, dictionaries, threads);
    }

    private SdmxCsvDataWriter(
            SdmxCsvLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries, HelpingThreads threads) {
        super(
                () -> new Rows(
                        line(layout.rowStart(ACTION)),
                        layout.keys().stream()
                                .map(key -> TextColumns.of(key, new CsvCellStyle('.'), batch, dictionaries))
                                .toList(),
                        layout.columns(new CsvCellStyle((char) SEPARATOR), batch, dictionaries)),
                threads);
        this.header = line(layout.header());
    }

    static byte[] line(List<String> cells) {
        var style = new CsvCellStyle((char) SEPARATOR);
        var line = new ByteSink();
        for (int i = 0; i < cells.size(); i++) {
            line.put(style.prefix("", i == 0));
            byte[] utf8 = cells.get(i).getBytes(StandardCharsets.UTF_8);
            style.writeText(utf8, 0, utf8.length, line);
        }
        byte[] bytes = new byte[line.length()];
        line.take().get(bytes);
        return bytes;
    }

    @Override
    public void begin(ByteSink out) {
        out.put(header);
        CsvRows.endLine(out);
    }

    private static final class Rows implements RowEncoder {

        private final byte[] start;
        private final List<TextColumns> keys;
        private final TextColumns columns;

        Rows(byte[] start, List<TextColumns> keys, TextColumns columns) {
            this.start = start;
            this.keys = keys;
            this.columns = columns;
        }

        @Override
        public void bind(VectorSchemaRoot rows) {
            keys.forEach(key -> key.bind(rows));
            columns.bind(rows);
        }

        @Override
        public void writeRow(int row, ByteSink out) {
            out.put(start);
            out.put(SEPARATOR);
            for (TextColumns key : keys) {
                key.writeRow(row, out);
                out.put(SEPARATOR);
            }
            columns.writeRow(row, out);
            CsvRows.endLine(out);
        }
    }
}
