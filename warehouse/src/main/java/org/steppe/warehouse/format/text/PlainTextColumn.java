package org.steppe.warehouse.format.text;

import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** A column of texts that are mostly different. */
final class PlainTextColumn extends TextColumn {

    private final CellStyle style;
    private byte[] offsets = {};
    private byte[] texts = {};
    private boolean[] missing = {};

    PlainTextColumn(Column column, CellStyle style, boolean isFirst) {
        super(column, style, isFirst);
        this.style = style;
    }

    @Override
    protected void bind(FieldVector vector) {
        int rows = vector.getValueCount();
        offsets = Cells.bytes(vector.getOffsetBuffer(), rows == 0 ? 0 : (rows + 1L) * Integer.BYTES);
        texts = Cells.bytes(vector.getDataBuffer(), rows == 0 ? 0 : offset(rows));
        missing = Cells.missing(vector);
    }

    private int offset(int row) {
        return (int) Cells.INTEGERS.get(offsets, row * Integer.BYTES);
    }

    @Override
    public boolean isMissing(int row) {
        return missing.length > 0 && missing[row];
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        int start = offset(row);
        style.writeText(texts, start, offset(row + 1) - start, out);
    }
}
