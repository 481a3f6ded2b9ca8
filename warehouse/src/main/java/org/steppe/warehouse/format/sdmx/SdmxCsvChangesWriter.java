package org.steppe.warehouse.format.sdmx;

import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.format.row.CsvRows;
import org.steppe.warehouse.format.row.HelpingThreads;
import org.steppe.warehouse.format.row.RowDataWriter;
import org.steppe.warehouse.format.row.RowEncoder;
import org.steppe.warehouse.format.text.CsvCellStyle;
import org.steppe.warehouse.format.text.TextColumns;
import org.steppe.warehouse.query.ChangeColumns;

/**
 * A list of changes in SDMX-CSV 2.0.0, each with the action that makes it: an observation that is new is merged ({@code
 * M}), one that was there is replaced ({@code R}), because merging could not take away an attribute that it no longer
 * has, and one that was withdrawn is deleted ({@code D}) with nothing but its key.
 */
public final class SdmxCsvChangesWriter extends RowDataWriter {

    private static final byte SEPARATOR = ',';
    private static final Map<String, String> ACTIONS =
            Map.of("added", "M", "revised", "R", "documented", "R", "withdrawn", "D");

    private final byte[] header;

    public SdmxCsvChangesWriter(
            ChangesHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries, HelpingThreads threads) {
        this(new SdmxCsvLayout(head), batch, dictionaries, threads);
    }

    private SdmxCsvChangesWriter(
            SdmxCsvLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries, HelpingThreads threads) {
        super(() -> new Rows(layout, batch, dictionaries), threads);
        this.header = SdmxCsvDataWriter.line(layout.header());
    }

    @Override
    public void begin(ByteSink out) {
        out.put(header);
        CsvRows.endLine(out);
    }

    private static final class Rows implements RowEncoder {

        private final DictionaryProvider dictionaries;
        private final Map<String, byte[]> starts = new HashMap<>();
        private final TextColumns columns;
        private RowReader changes;

        Rows(SdmxCsvLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
            this.dictionaries = dictionaries;
            ACTIONS.forEach((change, action) -> starts.put(change, SdmxCsvDataWriter.line(layout.rowStart(action))));
            this.columns = layout.columns(new CsvCellStyle((char) SEPARATOR), batch, dictionaries);
            this.changes = new RowReader(batch, dictionaries);
        }

        @Override
        public void bind(VectorSchemaRoot rows) {
            columns.bind(rows);
            changes = new RowReader(rows, dictionaries);
        }

        @Override
        public void writeRow(int row, ByteSink out) {
            String change = changes.requireText(ChangeColumns.CHANGE, row);
            byte[] start = starts.get(change);
            if (start == null) {
                throw new IllegalStateException("No action makes the change " + change);
            }
            out.put(start);
            out.put(SEPARATOR);
            columns.writeRow(row, out);
            CsvRows.endLine(out);
        }
    }
}
