package org.steppe.warehouse.format.sheet;

import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Worksheet;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** A column of whole numbers. */
final class IntegerSheetColumn implements SheetColumn {

    private static final int WIDTH = 8;

    private final String component;
    private final int place;
    private IntVector numbers;

    IntegerSheetColumn(Column column, IntVector numbers, int place) {
        this.component = column.component();
        this.numbers = numbers;
        this.place = place;
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        numbers = (IntVector) Cells.column(batch, component);
    }

    @Override
    public void write(int row, Worksheet sheet, int sheetRow) {
        if (!numbers.isNull(row)) {
            sheet.value(sheetRow, place, numbers.get(row));
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }
}
