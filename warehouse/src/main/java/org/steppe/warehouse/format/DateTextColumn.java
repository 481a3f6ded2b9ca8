package org.steppe.warehouse.format;

import java.time.LocalDate;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;

/** A column of days. Neighbouring rows often have the same day, so the last text is kept. */
final class DateTextColumn extends TextColumn {

    private final CellStyle style;
    private DateDayVector days;
    private int lastDay = Integer.MIN_VALUE;
    private String lastText = "";

    DateTextColumn(Column column, CellStyle style, boolean isFirst, DateDayVector days) {
        super(column, style, isFirst);
        this.style = style;
        this.days = days;
    }

    @Override
    void bind(FieldVector vector) {
        days = (DateDayVector) vector;
    }

    @Override
    boolean isMissing(int row) {
        return days.isNull(row);
    }

    @Override
    void writeValue(int row, ByteSink out) {
        int day = days.get(row);
        if (day != lastDay) {
            lastDay = day;
            lastText = LocalDate.ofEpochDay(day).toString();
        }
        style.writePlain(lastText, out);
    }
}
