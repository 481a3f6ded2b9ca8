package org.steppe.warehouse.format.text;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The measure, printed with as many decimals as its publication printed. What is in front of its name, as in a previous
 * value, is in front of the name of its decimals too.
 */
final class ValueTextColumn extends TextColumn {

    private final String decimalsColumn;
    private byte[] values = {};
    private byte[] decimals = {};
    private boolean[] missing = {};
    private boolean[] withoutDecimals = {};

    ValueTextColumn(Column column, CellStyle style, boolean isFirst) {
        super(column, style, isFirst);
        this.decimalsColumn = VintageColumns.decimalsOf(column.component());
    }

    static boolean isFor(Column column) {
        return column.component().equals(DataStructure.OBS_VALUE);
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        super.bind(batch);
        if (batch.getVector(decimalsColumn) instanceof IntVector digits) {
            decimals = Cells.bytes(digits.getDataBuffer(), (long) digits.getValueCount() * Integer.BYTES);
            withoutDecimals = Cells.missing(digits);
        } else {
            decimals = new byte[0];
        }
    }

    @Override
    protected void bind(FieldVector vector) {
        values = Cells.bytes(vector.getDataBuffer(), (long) vector.getValueCount() * Double.BYTES);
        missing = Cells.missing(vector);
    }

    private double value(int row) {
        return (double) Cells.DOUBLES.get(values, row * Double.BYTES);
    }

    @Override
    public boolean isMissing(int row) {
        return (missing.length > 0 && missing[row]) || !Double.isFinite(value(row));
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        int digits = decimals(row);
        if (digits < 0) {
            DecimalText.writeShortest(value(row), out);
        } else {
            DecimalText.write(value(row), digits, out);
        }
    }

    /** As published; negative where that is not known. */
    private int decimals(int row) {
        boolean isUnknown = decimals.length == 0 || (withoutDecimals.length > 0 && withoutDecimals[row]);
        return isUnknown ? -1 : (int) Cells.INTEGERS.get(decimals, row * Integer.BYTES);
    }
}
