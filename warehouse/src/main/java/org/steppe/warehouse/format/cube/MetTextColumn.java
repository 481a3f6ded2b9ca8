package org.steppe.warehouse.format.cube;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.DictionaryColumn;
import org.steppe.warehouse.format.text.CellStyle;
import org.steppe.warehouse.format.text.TextColumn;

/** A coded column whose codes were all met before, so that its dictionary is not needed any more. */
final class MetTextColumn extends TextColumn {

    private final CellStyle style;
    private final DictionaryColumn codes;

    MetTextColumn(Column column, CellStyle style, DictionaryColumn codes) {
        super(column, style, true);
        this.style = style;
        this.codes = codes;
    }

    @Override
    protected void bind(FieldVector vector) {
        codes.bind(vector);
    }

    @Override
    public boolean isMissing(int row) {
        return codes.index(row) == DictionaryColumn.MISSING;
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        byte[] code = codes.text(codes.index(row)).getBytes(StandardCharsets.UTF_8);
        style.writeText(code, 0, code.length, out);
    }
}
