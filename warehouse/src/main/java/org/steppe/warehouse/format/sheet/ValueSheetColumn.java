package org.steppe.warehouse.format.sheet;

import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.query.VintageColumns;

/** The measure as a number that shows as many decimals as its publication printed. */
final class ValueSheetColumn implements SheetColumn {

    private static final int WIDTH = 16;

    /** Spreadsheets know no more digits of a number. */
    private static final int MOST_DECIMALS = 15;

    private static final String[] FORMATS = formats();

    private final String component;
    private final int place;
    private Float8Vector values;
    private @Nullable IntVector decimals;

    ValueSheetColumn(Column column, Float8Vector values, int place) {
        this.component = column.component();
        this.values = values;
        this.place = place;
    }

    private static String[] formats() {
        var formats = new String[MOST_DECIMALS + 1];
        formats[0] = "0";
        for (int i = 1; i < formats.length; i++) {
            formats[i] = "0." + "0".repeat(i);
        }
        return formats;
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        values = (Float8Vector) Cells.column(batch, component);
        decimals = batch.getVector(VintageColumns.decimalsOf(component)) instanceof IntVector digits ? digits : null;
    }

    @Override
    public void write(int row, Worksheet sheet, int sheetRow) {
        if (values.isNull(row) || !Double.isFinite(values.get(row))) {
            return;
        }
        sheet.value(sheetRow, place, values.get(row));
        IntVector digits = decimals;
        if (digits != null && !digits.isNull(row) && digits.get(row) >= 0 && digits.get(row) <= MOST_DECIMALS) {
            sheet.style(sheetRow, place).format(FORMATS[digits.get(row)]).set();
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }
}
