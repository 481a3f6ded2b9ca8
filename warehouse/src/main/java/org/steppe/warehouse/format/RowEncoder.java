package org.steppe.warehouse.format;

import org.apache.arrow.vector.VectorSchemaRoot;

/** Puts rows into bytes. Keeps what repeats, so one thread at a time uses it. */
public interface RowEncoder {

    /** Turns to other rows, numbered from 0. */
    void bind(VectorSchemaRoot rows);

    void writeRow(int row, ByteSink out);
}
