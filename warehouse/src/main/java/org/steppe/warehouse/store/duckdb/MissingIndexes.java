package org.steppe.warehouse.store.duckdb;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The indexes of coded columns where a row has no value: DuckDB leaves there what its memory held before, and some
 * readers of Arrow, polars among them, refuse an index beyond the dictionary wherever it stands.
 */
final class MissingIndexes {

    private static final int ROWS_OF_WORD = Long.SIZE;

    private MissingIndexes() {}

    /** Makes all of them zero. */
    static void clear(VectorSchemaRoot batch) {
        for (FieldVector vector : batch.getFieldVectors()) {
            if (vector.getField().getDictionary() != null
                    && vector instanceof BaseFixedWidthVector indexes
                    && indexes.getNullCount() > 0) {
                clear(indexes);
            }
        }
    }

    private static void clear(BaseFixedWidthVector indexes) {
        ArrowBuf data = indexes.getDataBuffer();
        ArrowBuf validity = indexes.getValidityBuffer();
        int width = indexes.getTypeWidth();
        int rows = indexes.getValueCount();
        int row = 0;
        for (; row + ROWS_OF_WORD <= rows; row += ROWS_OF_WORD) {
            long there = validity.getLong(row / Byte.SIZE);
            if (there == 0) {
                data.setZero((long) row * width, (long) ROWS_OF_WORD * width);
                continue;
            }
            for (long missing = ~there; missing != 0; missing &= missing - 1) {
                clear(data, row + Long.numberOfTrailingZeros(missing), width);
            }
        }
        for (; row < rows; row++) {
            if (indexes.isNull(row)) {
                clear(data, row, width);
            }
        }
    }

    private static void clear(ArrowBuf data, long row, int width) {
        switch (width) {
            case Byte.BYTES -> data.setByte(row, 0);
            case Short.BYTES -> data.setShort(row * Short.BYTES, 0);
            default -> data.setZero(row * width, width);
        }
    }
}
