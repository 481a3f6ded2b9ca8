package org.steppe.warehouse.format.sheet;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Worksheet;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** A column of texts that are mostly different. They stay texts, also those that look like formulas. */
final class TextSheetColumn implements SheetColumn {

    private static final int WIDTH = 24;

    private final String component;
    private final int place;
    private VarCharVector texts;

    TextSheetColumn(Column column, VarCharVector texts, int place) {
        this.component = column.component();
        this.texts = texts;
        this.place = place;
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        texts = (VarCharVector) Cells.column(batch, component);
    }

    @Override
    public void write(int row, Worksheet sheet, int sheetRow) {
        if (!texts.isNull(row)) {
            sheet.inlineString(sheetRow, place, SheetText.of(new String(texts.get(row), StandardCharsets.UTF_8)));
        }
    }

    @Override
    public int width() {
        return WIDTH;
    }
}
