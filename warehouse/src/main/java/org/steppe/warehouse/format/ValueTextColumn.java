package org.steppe.warehouse.format;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.DataStructure;

/** The measure, printed with as many decimals as its publication printed. */
final class ValueTextColumn extends TextColumn {

    static final String DECIMALS = "DECIMALS";

    private Float8Vector values;
    private @Nullable IntVector decimals;

    ValueTextColumn(Column column, CellStyle style, boolean isFirst, Float8Vector values) {
        super(column, style, isFirst);
        this.values = values;
    }

    static boolean isFor(Column column) {
        return column.component().equals(DataStructure.OBS_VALUE);
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        super.bind(batch);
        decimals = batch.getVector(DECIMALS) instanceof IntVector digits ? digits : null;
    }

    @Override
    void bind(FieldVector vector) {
        values = (Float8Vector) vector;
    }

    @Override
    boolean isMissing(int row) {
        return values.isNull(row) || !Double.isFinite(values.get(row));
    }

    @Override
    void writeValue(int row, ByteSink out) {
        IntVector digits = decimals;
        if (digits == null || digits.isNull(row) || digits.get(row) < 0) {
            DecimalText.writeShortest(values.get(row), out);
        } else {
            DecimalText.write(values.get(row), digits.get(row), out);
        }
    }
}
