package org.steppe.warehouse.format.text;

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
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** The columns of an answer in a text format. */
public final class TextColumns {

    private final RowPart[] parts;

    private TextColumns(List<RowPart> parts) {
        this.parts = parts.toArray(RowPart[]::new);
    }

    public static TextColumns of(
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
    public static TextColumns of(List<TextColumn> columns, VectorSchemaRoot batch) {
        var parts = new ArrayList<RowPart>();
        var repetitive = new ArrayList<TextColumn>();
        for (TextColumn column : columns) {
            if (column.isRepetitive()) {
                repetitive.add(column);
            } else {
                join(repetitive, parts);
                parts.add(column);
            }
        }
        join(repetitive, parts);
        var result = new TextColumns(parts);
        result.bind(batch);
        return result;
    }

    /** One alone is copied as quickly by itself. */
    private static void join(List<TextColumn> repetitive, List<RowPart> parts) {
        if (repetitive.size() > 1) {
            parts.add(new RepeatedColumns(repetitive));
        } else {
            parts.addAll(repetitive);
        }
        repetitive.clear();
    }

    /** @param scratch shared by the columns of an answer */
    public static TextColumn of(
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
    public static TextColumn plain(
            Column column, CellStyle style, boolean isFirst, FieldVector vector, ByteSink scratch) {
        return switch (vector) {
            case Float8Vector _ -> new ValueTextColumn(column, style, isFirst);
            case IntVector _ -> new IntegerTextColumn(column, style, isFirst, scratch);
            case DateDayVector _ -> new DateTextColumn(column, style, isFirst, scratch);
            case VarCharVector _ -> new PlainTextColumn(column, style, isFirst);
            default -> throw new IllegalStateException("No text form for column " + vector.getField());
        };
    }

    public void bind(VectorSchemaRoot batch) {
        for (RowPart part : parts) {
            part.bind(batch);
        }
    }

    public void writeRow(int row, ByteSink out) {
        for (RowPart part : parts) {
            part.write(row, out);
        }
    }
}
