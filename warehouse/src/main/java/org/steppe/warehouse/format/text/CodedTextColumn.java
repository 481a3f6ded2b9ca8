package org.steppe.warehouse.format.text;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.structure.DataStructure;

/** A dictionary-encoded column: every entry is looked up, escaped and prefixed once, and copied from then on. */
final class CodedTextColumn extends TextColumn {

    private final Column column;
    private final CellStyle style;
    private final byte[] prefix;
    private final FieldVector dictionary;
    private final ReadyCells cells;
    private final ByteSink scratch;
    private int[] indexes = {};

    /** @param scratch shared by the columns of an answer */
    CodedTextColumn(Column column, CellStyle style, boolean isFirst, FieldVector dictionary, ByteSink scratch) {
        super(column, style, isFirst);
        this.column = column;
        this.style = style;
        this.prefix = style.prefix(column.name(), isFirst);
        this.dictionary = dictionary;
        this.cells = new ReadyCells(dictionary.getValueCount());
        this.scratch = scratch;
    }

    @Override
    protected void bind(FieldVector vector) {
        indexes = Cells.indexes(vector);
    }

    /** Periods are another in each row of a series. */
    @Override
    boolean isRepetitive() {
        return !column.component().equals(DataStructure.TIME_PERIOD);
    }

    @Override
    void markRepeats(boolean[] repeats) {
        for (int row = 1; row < repeats.length; row++) {
            repeats[row] &= indexes[row] == indexes[row - 1];
        }
    }

    @Override
    public boolean isMissing(int row) {
        return indexes[row] == Cells.MISSING;
    }

    @Override
    public void write(int row, ByteSink out) {
        int index = indexes[row];
        if (index == Cells.MISSING) {
            super.write(row, out);
        } else if (!cells.tryPut(index, out)) {
            scratch.put(prefix);
            byte[] text = text(index);
            style.writeText(text, 0, text.length, scratch);
            cells.take(index, scratch);
            cells.put(index, out);
        }
    }

    /** Together with its prefix. */
    @Override
    public void writeValue(int row, ByteSink out) {
        throw new IllegalStateException("Coded cells are written as a whole");
    }

    private byte[] text(int index) {
        byte[] code = Cells.entry(dictionary, index);
        return column.labels() == null
                ? code
                : column.text(new String(code, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
