package org.steppe.warehouse.format.row;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;

/** Puts rows into bytes. Keeps what repeats, so one thread at a time uses it. */
public interface RowEncoder {

    /** Turns to other rows, numbered from 0. */
    void bind(VectorSchemaRoot rows);

    void writeRow(int row, ByteSink out);
}
