package org.steppe.warehouse.format.cube;

import org.steppe.warehouse.format.ByteSink;

/** One part of an answer that has something for every cell of a cube. May be written again from its start. */
interface CubeSection {

    void open(ByteSink out);

    /** @param row of the batch that its columns are bound to */
    void write(int row, long cell, ByteSink out);

    void close(ByteSink out);
}
