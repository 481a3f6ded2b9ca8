package org.steppe.warehouse.format.text;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;

/** Some cells of every row, one behind the other. */
interface RowPart {

    /** Turns to the next batch. */
    void bind(VectorSchemaRoot batch);

    void write(int row, ByteSink out);
}
