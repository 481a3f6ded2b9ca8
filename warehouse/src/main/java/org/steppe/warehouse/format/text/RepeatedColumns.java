package org.steppe.warehouse.format.text;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;

/**
 * Neighbouring columns whose cells often say what the row before said: in stored order the rows of a series share their
 * key, and mostly unit, decimals and status. They are put together once and copied as one until one of them changes.
 */
final class RepeatedColumns implements RowPart {

    private final List<TextColumn> columns;
    /** Not the one of the columns, which they use while they write into this one. */
    private final ByteSink scratch = new ByteSink();

    private byte[] together = new byte[Long.BYTES];
    private boolean[] repeats = {};
    private int lastRow;

    RepeatedColumns(List<TextColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        columns.forEach(column -> column.bind(batch));
        repeats = new boolean[batch.getRowCount()];
        if (repeats.length > 1) {
            Arrays.fill(repeats, 1, repeats.length, true);
            columns.forEach(column -> column.markRepeats(repeats));
        }
        lastRow = -1;
    }

    @Override
    public void write(int row, ByteSink out) {
        if (!repeats[row] || row != lastRow + 1 || lastRow < 0) {
            for (TextColumn column : columns) {
                column.write(row, scratch);
            }
            together = scratch.takePadded();
        }
        lastRow = row;
        out.putByWords(together, 0, together.length - Long.BYTES);
    }
}
