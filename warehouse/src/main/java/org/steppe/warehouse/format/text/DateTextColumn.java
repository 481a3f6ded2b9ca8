package org.steppe.warehouse.format.text;

import java.time.LocalDate;
import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** A column of days. The same few days come again and again, so their texts are kept. */
final class DateTextColumn extends TextColumn {

    private static final int MOST_KEPT = 16 * 1024;

    /** Days that push each other out leave their texts behind, until all begin afresh. */
    private static final int MOST_BYTES = 1 << 20;

    private final CellStyle style;
    private final byte[] prefix;
    private final ByteSink scratch;
    private int[] keptDays = {};
    private ReadyCells kept = new ReadyCells(0);
    private byte[] days = {};
    private boolean[] missing = {};

    /** @param scratch shared by the columns of an answer */
    DateTextColumn(Column column, CellStyle style, boolean isFirst, ByteSink scratch) {
        super(column, style, isFirst);
        this.style = style;
        this.prefix = style.prefix(column.name(), isFirst);
        this.scratch = scratch;
    }

    @Override
    protected void bind(FieldVector vector) {
        days = Cells.bytes(vector.getDataBuffer(), (long) vector.getValueCount() * Integer.BYTES);
        missing = Cells.missing(vector);
        if (keptDays.length == 0) {
            // A power of two, so that a day finds its place by its last bits; for a few rows not more than a few.
            int places = Integer.highestOneBit(Math.clamp(vector.getValueCount(), 1, MOST_KEPT));
            keptDays = new int[places];
            kept = new ReadyCells(places);
        }
    }

    @Override
    public boolean isMissing(int row) {
        return missing.length > 0 && missing[row];
    }

    @Override
    public void write(int row, ByteSink out) {
        if (isMissing(row)) {
            super.write(row, out);
            return;
        }
        int day = day(row);
        int place = day & (keptDays.length - 1);
        if (!kept.has(place) || keptDays[place] != day) {
            if (kept.bytes() > MOST_BYTES) {
                kept = new ReadyCells(keptDays.length);
            }
            scratch.put(prefix);
            writeValue(row, scratch);
            kept.take(place, scratch);
            keptDays[place] = day;
        }
        kept.put(place, out);
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        style.writePlain(LocalDate.ofEpochDay(day(row)).toString(), out);
    }

    private int day(int row) {
        return (int) Cells.INTEGERS.get(days, row * Integer.BYTES);
    }
}
