package org.steppe.warehouse.format;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;

/** A column of whole numbers. */
final class IntegerTextColumn extends TextColumn {

    private IntVector numbers;

    IntegerTextColumn(Column column, CellStyle style, boolean isFirst, IntVector numbers) {
        super(column, style, isFirst);
        this.numbers = numbers;
    }

    @Override
    void bind(FieldVector vector) {
        numbers = (IntVector) vector;
    }

    @Override
    boolean isMissing(int row) {
        return numbers.isNull(row);
    }

    @Override
    void writeValue(int row, ByteSink out) {
        out.putLong(numbers.get(row));
    }
}
