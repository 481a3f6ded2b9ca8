package org.steppe.warehouse.format.row;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.text.TextColumns;

/** Lines of separated values. */
public final class CsvRows implements RowEncoder {

    private static final byte[] LINE_END = {'\r', '\n'};

    private final TextColumns columns;

    CsvRows(TextColumns columns) {
        this.columns = columns;
    }

    @Override
    public void bind(VectorSchemaRoot rows) {
        columns.bind(rows);
    }

    @Override
    public void writeRow(int row, ByteSink out) {
        columns.writeRow(row, out);
        endLine(out);
    }

    public static void endLine(ByteSink out) {
        out.put(LINE_END);
    }
}
