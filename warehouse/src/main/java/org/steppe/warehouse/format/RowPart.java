package org.steppe.warehouse.format;

import org.apache.arrow.vector.VectorSchemaRoot;

/** Some cells of every row, one behind the other. */
interface RowPart {

    /** Turns to the next batch. */
    void bind(VectorSchemaRoot batch);

    void write(int row, ByteSink out);
}
