package org.steppe.warehouse.format.sdmx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.format.text.CellStyle;
import org.steppe.warehouse.format.text.TextColumn;

/**
 * A dictionary-encoded column that writes numbers for its values, in the order in which they first occur, and remembers
 * the values. Takes no more memory than the dictionary.
 */
final class NumberedTextColumn extends TextColumn {

    private static final int NONE = -1;

    private final FieldVector dictionary;
    private final int[] numbers;
    private final List<String> values = new ArrayList<>();
    private int[] indexes = {};

    NumberedTextColumn(Column column, CellStyle style, boolean isFirst, FieldVector dictionary) {
        super(column, style, isFirst);
        this.dictionary = dictionary;
        this.numbers = new int[dictionary.getValueCount()];
        Arrays.fill(numbers, NONE);
    }

    @Override
    protected void bind(FieldVector vector) {
        indexes = Cells.indexes(vector);
    }

    @Override
    public boolean isMissing(int row) {
        return indexes[row] == Cells.MISSING;
    }

    @Override
    public void writeValue(int row, ByteSink out) {
        int index = indexes[row];
        if (numbers[index] == NONE) {
            numbers[index] = values.size();
            values.add(new String(Cells.entry(dictionary, index), StandardCharsets.UTF_8));
        }
        out.putLong(numbers[index]);
    }

    /** Those written so far; the number of each is its place. */
    List<String> values() {
        return List.copyOf(values);
    }
}
