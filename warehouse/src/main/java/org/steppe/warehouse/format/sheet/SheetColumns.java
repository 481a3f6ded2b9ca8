package org.steppe.warehouse.format.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.dhatim.fastexcel.Worksheet;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.format.batch.DictionaryColumn;

/** The columns of a sheet with observations, headed by their names. */
final class SheetColumns {

    private static final String HEADER_COLOUR = "E2E8F0";

    /** Of the button with which a column is filtered. */
    private static final int BUTTON = 4;

    private static final int WIDEST = 48;

    private final List<Column> heads;
    private final List<SheetColumn> columns;

    private SheetColumns(List<Column> heads, List<SheetColumn> columns) {
        this.heads = heads;
        this.columns = columns;
    }

    static SheetColumns of(AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        var columns = new ArrayList<SheetColumn>();
        for (Column column : layout.columns()) {
            columns.add(of(column, columns.size(), batch, dictionaries));
        }
        return new SheetColumns(layout.columns(), List.copyOf(columns));
    }

    private static SheetColumn of(Column column, int place, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        Optional<DictionaryColumn> codes = DictionaryColumn.find(column.component(), batch, dictionaries);
        if (codes.isPresent()) {
            return new CodedSheetColumn(column, codes.get(), place);
        }
        FieldVector vector = Cells.column(batch, column.component());
        return switch (vector) {
            case Float8Vector values -> new ValueSheetColumn(column, values, place);
            case IntVector numbers -> new IntegerSheetColumn(column, numbers, place);
            case DateDayVector days -> new DateSheetColumn(column, days, place);
            case VarCharVector texts -> new TextSheetColumn(column, texts, place);
            default -> throw new IllegalStateException("No cells for column " + vector.getField());
        };
    }

    int count() {
        return columns.size();
    }

    void writeHeader(Worksheet sheet) {
        for (int place = 0; place < columns.size(); place++) {
            String name = heads.get(place).name();
            sheet.inlineString(0, place, name);
            sheet.style(0, place).bold().fillColor(HEADER_COLOUR).set();
            int width = Math.max(columns.get(place).width() + 1, SheetText.width(name) + BUTTON);
            sheet.width(place, Math.min(width, WIDEST));
        }
    }

    void bind(VectorSchemaRoot batch) {
        for (SheetColumn column : columns) {
            column.bind(batch);
        }
    }

    void writeRow(int row, Worksheet sheet, int sheetRow) {
        for (SheetColumn column : columns) {
            column.write(row, sheet, sheetRow);
        }
    }
}
