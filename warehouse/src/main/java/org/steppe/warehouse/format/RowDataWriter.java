package org.steppe.warehouse.format;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A writer of rows one after the other that keeps nothing outside the heap. */
abstract class RowDataWriter implements DataWriter {

    private boolean isBound;

    /** Turns to the next batch. */
    abstract void bind(VectorSchemaRoot batch);

    abstract void writeRow(int row, ByteSink out);

    @Override
    public final int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        if (from == 0 || !isBound) {
            // Every batch is begun with its first row.
            bind(batch);
            isBound = true;
        }
        int row = from;
        do {
            writeRow(row, out);
            row++;
        } while (row < to && !out.isFull());
        return row;
    }

    /** Most formats have no place for warnings. */
    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        // The last row has its end already.
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
