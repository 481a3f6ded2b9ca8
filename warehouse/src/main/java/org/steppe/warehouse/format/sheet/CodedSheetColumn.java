package org.steppe.warehouse.format.sheet;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.DictionaryColumn;

/** Codes or labels, always as text: codes of digits are no numbers. */
final class CodedSheetColumn implements SheetColumn {

    private final Column column;
    private final DictionaryColumn codes;
    private final int place;
    private final @Nullable String[] cells;

    CodedSheetColumn(Column column, DictionaryColumn codes, int place) {
        this.column = column;
        this.codes = codes;
        this.place = place;
        this.cells = new @Nullable String[codes.size()];
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        codes.bind(batch);
    }

    @Override
    public void write(int row, Worksheet sheet, int sheetRow) {
        int index = codes.meet(row);
        if (index == DictionaryColumn.MISSING) {
            return;
        }
        String cell = cells[index];
        if (cell == null) {
            cell = SheetText.of(column.text(codes.text(index)));
            cells[index] = cell;
        }
        sheet.inlineString(sheetRow, place, cell);
    }

    @Override
    public int width() {
        return codes.allTexts()
                .map(column::text)
                .mapToInt(SheetText::width)
                .max()
                .orElse(0);
    }
}
