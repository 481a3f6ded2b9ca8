package org.steppe.warehouse.format;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** The columns of an answer in a text format. */
final class TextColumns {

    private final List<TextColumn> columns;

    private TextColumns(List<TextColumn> columns) {
        this.columns = columns;
    }

    static TextColumns of(
            AnswerLayout layout, CellStyle style, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        var columns = new ArrayList<TextColumn>();
        var scratch = new ByteSink();
        for (Column column : layout.columns()) {
            FieldVector vector = Cells.column(batch, column.component());
            columns.add(of(column, style, columns.isEmpty(), vector, dictionaries, scratch));
        }
        var result = new TextColumns(List.copyOf(columns));
        result.bind(batch);
        return result;
    }

    private static TextColumn of(
            Column column,
            CellStyle style,
            boolean isFirst,
            FieldVector vector,
            DictionaryProvider dictionaries,
            ByteSink scratch) {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding != null) {
            FieldVector dictionary = dictionaries.lookup(encoding.getId()).getVector();
            return new CodedTextColumn(column, style, isFirst, dictionary, scratch);
        }
        return switch (vector) {
            case Float8Vector _ -> new ValueTextColumn(column, style, isFirst);
            case IntVector _ -> new IntegerTextColumn(column, style, isFirst);
            case DateDayVector _ -> new DateTextColumn(column, style, isFirst);
            case VarCharVector _ -> new PlainTextColumn(column, style, isFirst);
            default -> throw new IllegalStateException("No text form for column " + vector.getField());
        };
    }

    void bind(VectorSchemaRoot batch) {
        for (TextColumn column : columns) {
            column.bind(batch);
        }
    }

    void writeRow(int row, ByteSink out) {
        for (TextColumn column : columns) {
            column.write(row, out);
        }
    }
}
