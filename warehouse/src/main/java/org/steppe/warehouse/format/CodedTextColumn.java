package org.steppe.warehouse.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** A dictionary-encoded column: every entry is looked up, escaped and prefixed once, and copied from then on. */
final class CodedTextColumn extends TextColumn {

    private final Column column;
    private final CellStyle style;
    private final byte[] prefix;
    private final FieldVector dictionary;
    private final byte[] @Nullable [] cells;
    private FieldVector indexes;
    private int width;

    CodedTextColumn(Column column, CellStyle style, boolean isFirst, FieldVector indexes, FieldVector dictionary) {
        super(column, style, isFirst);
        this.column = column;
        this.style = style;
        this.prefix = style.prefix(column.name(), isFirst);
        this.dictionary = dictionary;
        this.cells = new byte[dictionary.getValueCount()][];
        this.indexes = indexes;
    }

    @Override
    void bind(FieldVector vector) {
        indexes = vector;
        width = Cells.indexWidth(vector);
    }

    @Override
    boolean isMissing(int row) {
        return indexes.isNull(row);
    }

    @Override
    void write(int row, ByteSink out) {
        if (indexes.isNull(row)) {
            super.write(row, out);
        } else {
            writeValue(row, out);
        }
    }

    @Override
    void writeValue(int row, ByteSink out) {
        ArrowBuf data = indexes.getDataBuffer();
        int index = Cells.index(data, width, row);
        byte[] cell = cells[index];
        if (cell == null) {
            cell = cell(index);
            cells[index] = cell;
        }
        out.put(cell);
    }

    private byte[] cell(int index) {
        var sink = new ByteSink();
        sink.put(prefix);
        byte[] text = column.text(new String(Cells.entry(dictionary, index), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        style.writeText(text, 0, text.length, sink);
        ByteBuffer bytes = sink.take();
        byte[] cell = new byte[bytes.remaining()];
        bytes.get(cell);
        return cell;
    }
}
