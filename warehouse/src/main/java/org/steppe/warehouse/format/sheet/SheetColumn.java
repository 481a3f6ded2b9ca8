package org.steppe.warehouse.format.sheet;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Worksheet;

/** Writes the cells of one column of a sheet; a missing value leaves its cell empty. */
interface SheetColumn {

    /** Turns to the next batch. */
    void bind(VectorSchemaRoot batch);

    /**
     * @param row of the batch
     * @param sheetRow from 0
     */
    void write(int row, Worksheet sheet, int sheetRow);

    /** In digits, before any row is known. */
    int width();
}
