package org.steppe.warehouse.format.sheet;

import java.time.LocalDate;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Worksheet;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** A column of days: dates to calculate with, or texts where the calendar of spreadsheets does not reach. */
final class DateSheetColumn implements SheetColumn {

    static final String FORMAT = "yyyy-mm-dd";

    private static final int WIDTH = 11;

    /** Excel believes in a 29th of February 1900; dates before it are a day off or no dates at all. */
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

    private final String component;
    private final int place;
    private DateDayVector days;

    DateSheetColumn(Column column, DateDayVector days, int place) {
        this.component = column.component();
        this.days = days;
        this.place = place;
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        days = (DateDayVector) Cells.column(batch, component);
    }

    @Override
    public void write(int row, Worksheet sheet, int sheetRow) {
        if (!days.isNull(row)) {
            write(LocalDate.ofEpochDay(days.get(row)), sheet, sheetRow, place);
        }
    }

    static void write(LocalDate day, Worksheet sheet, int sheetRow, int place) {
        if (day.isBefore(FIRST)) {
            sheet.inlineString(sheetRow, place, day.toString());
        } else {
            sheet.value(sheetRow, place, day);
            sheet.style(sheetRow, place)
                    .format(FORMAT)
                    .horizontalAlignment("left")
                    .set();
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }
}
