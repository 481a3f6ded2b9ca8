package org.steppe.warehouse.format;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedWidthVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Reads single cells of a batch without making objects of them. */
final class Cells {

    private Cells() {}

    /** @throws IllegalStateException when the batch has no such column: the query did not ask for it */
    static FieldVector column(VectorSchemaRoot batch, String component) {
        FieldVector vector = batch.getVector(component);
        if (vector == null) {
            throw new IllegalStateException("The batch has no column " + component);
        }
        return vector;
    }

    /** Bytes of each value of an index vector. */
    static int indexWidth(FieldVector vector) {
        if (vector instanceof FixedWidthVector fixed) {
            return fixed.getTypeWidth();
        }
        throw new IllegalStateException("Not an index vector: " + vector.getField());
    }

    /** An index of a dictionary, which is never negative, whatever the width and signedness of its vector. */
    static int index(ArrowBuf data, int width, int row) {
        return switch (width) {
            case 1 -> data.getByte(row) & 0xff;
            case 2 -> data.getShort(row * 2L) & 0xffff;
            case 4 -> data.getInt(row * 4L);
            default -> Math.toIntExact(data.getLong(row * 8L));
        };
    }

    /** A text of a dictionary. */
    static byte[] entry(FieldVector dictionary, int index) {
        if (dictionary instanceof VarCharVector texts) {
            return texts.get(index);
        }
        throw new IllegalStateException("Not a dictionary of texts: " + dictionary.getField());
    }
}
