package org.steppe.warehouse.format;

import org.apache.arrow.vector.FieldVector;

/** A column of whole numbers. */
final class IntegerTextColumn extends TextColumn {

    private byte[] numbers = {};
    private boolean[] missing = {};

    IntegerTextColumn(Column column, CellStyle style, boolean isFirst) {
        super(column, style, isFirst);
    }

    @Override
    void bind(FieldVector vector) {
        numbers = Cells.bytes(vector.getDataBuffer(), (long) vector.getValueCount() * Integer.BYTES);
        missing = Cells.missing(vector);
    }

    @Override
    boolean isMissing(int row) {
        return missing.length > 0 && missing[row];
    }

    @Override
    void writeValue(int row, ByteSink out) {
        out.putLong((int) Cells.INTEGERS.get(numbers, row * Integer.BYTES));
    }
}
