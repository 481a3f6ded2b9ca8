package org.steppe.warehouse.format.text;

import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** A column of whole numbers. Small ones, such as multipliers and decimals, are written once and copied from then on. */
final class IntegerTextColumn extends TextColumn {

    private static final int KEPT = 64;

    private final byte[] prefix;
    private final ByteSink scratch;
    private final ReadyCells kept = new ReadyCells(KEPT);
    private byte[] numbers = {};
    private boolean[] missing = {};

    /** @param scratch shared by the columns of an answer */
    IntegerTextColumn(Column column, CellStyle style, boolean isFirst, ByteSink scratch) {
        super(column, style, isFirst);
        this.prefix = style.prefix(column.name(), isFirst);
        this.scratch = scratch;
    }

    @Override
    protected void bind(FieldVector vector) {
        numbers = Cells.bytes(vector.getDataBuffer(), (long) vector.getValueCount() * Integer.BYTES);
        missing = Cells.missing(vector);
    }

    @Override
    boolean isRepetitive() {
        return true;
    }

    @Override
    void markRepeats(boolean[] repeats) {
        for (int row = 1; row < repeats.length; row++) {
            repeats[row] &= number(row) == number(row - 1);
        }
        if (missing.length > 0) {
            for (int row = 1; row < repeats.length; row++) {
                repeats[row] &= missing[row] == missing[row - 1];
            }
        }
    }

    @Override
    public boolean isMissing(int row) {
        return missing.length > 0 && missing[row];
    }

    @Override
    public void write(int row, ByteSink out) {
        int number = number(row);
        if (number < 0 || number >= KEPT || isMissing(row)) {
            super.write(row, out);
            return;
        }
        if (!kept.has(number)) {
            scratch.put(prefix);
            scratch.putLong(number);
            kept.take(number, scratch);
        }
        kept.put(number, out);
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        out.putLong(number(row));
    }

    private int number(int row) {
        return (int) Cells.INTEGERS.get(numbers, row * Integer.BYTES);
    }
}
