package org.steppe.warehouse.format;

import java.time.LocalDate;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** A column of days. The same few days come again and again, so their texts are kept. */
final class DateTextColumn extends TextColumn {

    /** A power of two, so that a day finds its place by its last bits. */
    private static final int KEPT = 1024;

    private final CellStyle style;
    private final int[] keptDays = new int[KEPT];
    private final @Nullable String[] keptTexts = new String[KEPT];
    private byte[] days = {};
    private boolean[] missing = {};

    DateTextColumn(Column column, CellStyle style, boolean isFirst) {
        super(column, style, isFirst);
        this.style = style;
    }

    @Override
    void bind(FieldVector vector) {
        days = Cells.bytes(vector.getDataBuffer(), (long) vector.getValueCount() * Integer.BYTES);
        missing = Cells.missing(vector);
    }

    @Override
    boolean isMissing(int row) {
        return missing.length > 0 && missing[row];
    }

    @Override
    void writeValue(int row, ByteSink out) {
        int day = (int) Cells.INTEGERS.get(days, row * Integer.BYTES);
        int place = day & (KEPT - 1);
        String text = keptTexts[place];
        if (text == null || keptDays[place] != day) {
            text = LocalDate.ofEpochDay(day).toString();
            keptDays[place] = day;
            keptTexts[place] = text;
        }
        style.writePlain(text, out);
    }
}
