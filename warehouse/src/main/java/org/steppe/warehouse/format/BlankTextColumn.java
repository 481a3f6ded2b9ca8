package org.steppe.warehouse.format;

import org.apache.arrow.vector.FieldVector;

/** The labels of a column that has none. */
final class BlankTextColumn extends TextColumn {

    BlankTextColumn(Column column, CellStyle style, boolean isFirst) {
        super(column, style, isFirst);
    }

    @Override
    protected void bind(FieldVector vector) {
        // Nothing is read.
    }

    @Override
    public boolean isMissing(int row) {
        return true;
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        throw new IllegalStateException("A blank has no value");
    }
}
