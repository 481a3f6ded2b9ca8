package org.steppe.warehouse.format;

import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** A column of texts that are mostly different. */
final class PlainTextColumn extends TextColumn {

    private static final int USUAL_LENGTH = 256;

    private final CellStyle style;
    private VarCharVector texts;
    private byte[] scratch = new byte[USUAL_LENGTH];

    PlainTextColumn(Column column, CellStyle style, boolean isFirst, VarCharVector texts) {
        super(column, style, isFirst);
        this.style = style;
        this.texts = texts;
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        super.bind(batch);
    }

    @Override
    void bind(FieldVector vector) {
        texts = (VarCharVector) vector;
    }

    @Override
    boolean isMissing(int row) {
        return texts.isNull(row);
    }

    @Override
    void writeValue(int row, ByteSink out) {
        int start = texts.getStartOffset(row);
        int count = texts.getEndOffset(row) - start;
        if (count > scratch.length) {
            scratch = Arrays.copyOf(scratch, count * 2);
        }
        texts.getDataBuffer().getBytes(start, scratch, 0, count);
        style.writeText(scratch, 0, count, out);
    }
}
