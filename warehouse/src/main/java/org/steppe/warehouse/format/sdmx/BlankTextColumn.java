package org.steppe.warehouse.format.sdmx;

import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.text.CellStyle;
import org.steppe.warehouse.format.text.TextColumn;

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
