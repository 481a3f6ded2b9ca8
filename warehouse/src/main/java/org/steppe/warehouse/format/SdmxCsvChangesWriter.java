package org.steppe.warehouse.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.query.ChangeColumns;

/**
 * A list of changes in SDMX-CSV 2.0.0, each with the action that makes it: an observation that is new is merged ({@code
 * M}), one that was there is replaced ({@code R}), because merging could not take away an attribute that it no longer
 * has, and one that was withdrawn is deleted ({@code D}) with nothing but its key.
 */
final class SdmxCsvChangesWriter extends RowDataWriter {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte SEPARATOR = ',';
    private static final Map<String, String> ACTIONS =
            Map.of("added", "M", "revised", "R", "documented", "R", "withdrawn", "D");

    private final DictionaryProvider dictionaries;
    private final byte[] header;
    private final Map<String, byte[]> rowStarts = new HashMap<>();
    private final TextColumns columns;
    private RowReader changes;

    SdmxCsvChangesWriter(ChangesHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        var layout = new SdmxCsvLayout(head);
        this.dictionaries = dictionaries;
        this.header = SdmxCsvDataWriter.line(layout.header());
        ACTIONS.forEach((change, action) -> rowStarts.put(change, SdmxCsvDataWriter.line(layout.rowStart(action))));
        this.columns = layout.columns(new CsvCellStyle((char) SEPARATOR), batch, dictionaries);
        this.changes = new RowReader(batch, dictionaries);
    }

    @Override
    public void begin(ByteSink out) {
        out.put(header);
        out.put(LINE_END);
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        columns.bind(batch);
        changes = new RowReader(batch, dictionaries);
    }

    @Override
    void writeRow(int row, ByteSink out) {
        String change = changes.requireText(ChangeColumns.CHANGE, row);
        byte[] start = rowStarts.get(change);
        if (start == null) {
            throw new IllegalStateException("No action makes the change " + change);
        }
        out.put(start);
        out.put(SEPARATOR);
        columns.writeRow(row, out);
        out.put(LINE_END);
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        // The last row has its end already.
    }
}
