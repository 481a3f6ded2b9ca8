package org.steppe.warehouse.format;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The coded columns with which rows begin. In stored order the rows of a series share their key, so it is put together
 * once and copied as one until a code changes.
 */
final class RepeatedColumns {

    private final List<CodedTextColumn> columns;
    /** Not the one of the columns, which they use while they write into this one. */
    private final ByteSink scratch = new ByteSink();

    private byte[] together = {};
    private boolean[] repeats = {};
    private int lastRow;

    RepeatedColumns(List<CodedTextColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    void bind(VectorSchemaRoot batch) {
        columns.forEach(column -> column.bind(batch));
        int rows = batch.getRowCount();
        repeats = new boolean[rows];
        for (int row = 1; row < rows; row++) {
            repeats[row] = true;
        }
        for (CodedTextColumn column : columns) {
            for (int row = 1; row < rows; row++) {
                repeats[row] &= column.repeats(row);
            }
        }
        lastRow = -1;
    }

    void write(int row, ByteSink out) {
        if (!repeats[row] || row != lastRow + 1 || lastRow < 0) {
            for (CodedTextColumn column : columns) {
                column.write(row, scratch);
            }
            together = scratch.takeExact();
        }
        lastRow = row;
        out.put(together);
    }
}
