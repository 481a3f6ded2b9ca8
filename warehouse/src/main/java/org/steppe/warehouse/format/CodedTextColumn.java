package org.steppe.warehouse.format;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** A dictionary-encoded column: every entry is looked up, escaped and prefixed once, and copied from then on. */
final class CodedTextColumn extends TextColumn {

    private final Column column;
    private final CellStyle style;
    private final byte[] prefix;
    private final FieldVector dictionary;
    private final byte[] @Nullable [] cells;
    private final ByteSink scratch;
    private int[] indexes = {};

    /** @param scratch shared by the columns of an answer */
    CodedTextColumn(Column column, CellStyle style, boolean isFirst, FieldVector dictionary, ByteSink scratch) {
        super(column, style, isFirst);
        this.column = column;
        this.style = style;
        this.prefix = style.prefix(column.name(), isFirst);
        this.dictionary = dictionary;
        this.cells = new byte[dictionary.getValueCount()][];
        this.scratch = scratch;
    }

    @Override
    void bind(FieldVector vector) {
        indexes = Cells.indexes(vector);
    }

    @Override
    boolean isMissing(int row) {
        return indexes[row] == Cells.MISSING;
    }

    @Override
    void write(int row, ByteSink out) {
        if (isMissing(row)) {
            super.write(row, out);
        } else {
            writeValue(row, out);
        }
    }

    @Override
    void writeValue(int row, ByteSink out) {
        int index = indexes[row];
        byte[] cell = cells[index];
        if (cell == null) {
            cell = cell(index);
            cells[index] = cell;
        }
        out.put(cell);
    }

    private byte[] cell(int index) {
        scratch.put(prefix);
        byte[] text = text(index);
        style.writeText(text, 0, text.length, scratch);
        return scratch.takeExact();
    }

    private byte[] text(int index) {
        byte[] code = Cells.entry(dictionary, index);
        return column.labels() == null
                ? code
                : column.text(new String(code, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
