package org.steppe.warehouse.trail;

import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;

/** Writes figures as a list of JSON objects, what stands around it apart. */
abstract class FigureWriter implements DataWriter {

    private boolean isFirst = true;

    abstract Map<String, Object> figure(VectorSchemaRoot batch, int row);

    @Override
    public final int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        int row = from;
        do {
            if (!isFirst) {
                out.put((byte) ',');
            }
            isFirst = false;
            out.put(FigureJson.write(figure(batch, row)));
            row++;
        } while (row < to && !out.isFull());
        return row;
    }

    @Override
    public final void close() {
        // Nothing outside the heap.
    }
}
