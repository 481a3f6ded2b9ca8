package org.steppe.warehouse.format.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedWidthVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Reads single cells of a batch without making objects of them. */
public final class Cells {

    public static final int MISSING = -1;

    /** Numbers in the byte order of Arrow within arrays of bytes. */
    public static final VarHandle INTEGERS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    public static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private static final boolean[] NOTHING_MISSING = {};

    private Cells() {}

    /** @throws IllegalStateException when the batch has no such column: the query did not ask for it */
    public static FieldVector column(VectorSchemaRoot batch, String component) {
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

    /**
     * The indexes of an encoded column as an array, which is read many times faster than the vector.
     *
     * @return {@link #MISSING} where there is no value
     */
    public static int[] indexes(FieldVector vector) {
        int rows = vector.getValueCount();
        int width = indexWidth(vector);
        byte[] raw = bytes(vector.getDataBuffer(), (long) rows * width);
        int[] indexes = new int[rows];
        switch (width) {
            case 1 -> {
                for (int row = 0; row < rows; row++) {
                    indexes[row] = raw[row] & 0xff;
                }
            }
            case 2 -> {
                for (int row = 0; row < rows; row++) {
                    indexes[row] = (raw[2 * row] & 0xff) | (raw[2 * row + 1] & 0xff) << 8;
                }
            }
            default -> {
                for (int row = 0; row < rows; row++) {
                    indexes[row] = index(vector.getDataBuffer(), width, row);
                }
            }
        }
        boolean[] missing = missing(vector);
        for (int row = 0; row < missing.length; row++) {
            if (missing[row]) {
                indexes[row] = MISSING;
            }
        }
        return indexes;
    }

    /** Which rows have no value; empty when all have one. */
    public static boolean[] missing(FieldVector vector) {
        if (vector.getNullCount() == 0) {
            return NOTHING_MISSING;
        }
        int rows = vector.getValueCount();
        byte[] bits = bytes(vector.getValidityBuffer(), BitVectorHelper.getValidityBufferSizeFromCount(rows));
        boolean[] missing = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            missing[row] = (bits[row >> 3] >> (row & 7) & 1) == 0;
        }
        return missing;
    }

    public static byte[] bytes(ArrowBuf buffer, long count) {
        byte[] bytes = new byte[Math.toIntExact(count)];
        if (count > 0) {
            buffer.getBytes(0, bytes);
        }
        return bytes;
    }

    /** A text of a dictionary. */
    public static byte[] entry(FieldVector dictionary, int index) {
        if (dictionary instanceof VarCharVector texts) {
            return texts.get(index);
        }
        throw new IllegalStateException("Not a dictionary of texts: " + dictionary.getField());
    }
}
