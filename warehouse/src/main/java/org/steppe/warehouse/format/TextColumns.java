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
import org.steppe.warehouse.structure.DataStructure;

/** The columns of an answer in a text format. */
final class TextColumns {

    private final RepeatedColumns leading;
    private final TextColumn[] others;

    private TextColumns(RepeatedColumns leading, List<TextColumn> others) {
        this.leading = leading;
        this.others = others.toArray(TextColumn[]::new);
    }

    static TextColumns of(
            AnswerLayout layout, CellStyle style, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        var columns = new ArrayList<TextColumn>();
        var scratch = new ByteSink();
        for (Column column : layout.columns()) {
            FieldVector vector = Cells.column(batch, column.component());
            columns.add(of(column, style, columns.isEmpty(), vector, dictionaries, scratch));
        }
        return of(columns, batch);
    }

    /** Columns that a format has made itself. */
    static TextColumns of(List<TextColumn> columns, VectorSchemaRoot batch) {
        var leading = new ArrayList<CodedTextColumn>();
        var others = new ArrayList<TextColumn>();
        for (TextColumn column : columns) {
            boolean isOfTheKey = !column.component().equals(DataStructure.TIME_PERIOD);
            if (others.isEmpty() && isOfTheKey && column instanceof CodedTextColumn coded) {
                leading.add(coded);
            } else {
                others.add(column);
            }
        }
        var result = new TextColumns(new RepeatedColumns(leading), others);
        result.bind(batch);
        return result;
    }

    /** @param scratch shared by the columns of an answer */
    static TextColumn of(
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
        return plain(column, style, isFirst, vector, scratch);
    }

    /** Of a column that has its values in itself. */
    static TextColumn plain(Column column, CellStyle style, boolean isFirst, FieldVector vector, ByteSink scratch) {
        return switch (vector) {
            case Float8Vector _ -> new ValueTextColumn(column, style, isFirst);
            case IntVector _ -> new IntegerTextColumn(column, style, isFirst, scratch);
            case DateDayVector _ -> new DateTextColumn(column, style, isFirst, scratch);
            case VarCharVector _ -> new PlainTextColumn(column, style, isFirst);
            default -> throw new IllegalStateException("No text form for column " + vector.getField());
        };
    }

    void bind(VectorSchemaRoot batch) {
        leading.bind(batch);
        for (TextColumn column : others) {
            column.bind(batch);
        }
    }

    void writeRow(int row, ByteSink out) {
        leading.write(row, out);
        for (TextColumn column : others) {
            column.write(row, out);
        }
    }
}
