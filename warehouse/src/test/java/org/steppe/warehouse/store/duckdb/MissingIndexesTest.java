package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingIndexesTest {

    private static final int ROWS = 300;

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void onlyThoseOfMissingValuesBecomeZero(int bits) {
        var type = new FieldType(
                true, new ArrowType.Int(bits, false), new DictionaryEncoding(0, false, new ArrowType.Int(bits, false)));
        try (var allocator = new RootAllocator();
                BaseFixedWidthVector indexes = switch (bits) {
                    case 8 -> new UInt1Vector("code", type, allocator);
                    case 16 -> new UInt2Vector("code", type, allocator);
                    default ->
                        new IntVector(
                                "code",
                                new FieldType(
                                        true, new ArrowType.Int(bits, true), new DictionaryEncoding(0, false, null)),
                                allocator);
                }) {
            indexes.allocateNew(ROWS);
            indexes.setValueCount(ROWS);
            int width = bits / Byte.SIZE;
            for (int row = 0; row < ROWS; row++) {
                if (isThere(row)) {
                    indexes.getValidityBuffer()
                            .setByte(
                                    row / Byte.SIZE,
                                    indexes.getValidityBuffer().getByte(row / Byte.SIZE) | (1 << (row % Byte.SIZE)));
                }
                indexes.getDataBuffer().setZero((long) row * width, width);
                indexes.getDataBuffer().setByte((long) row * width, 88);
            }

            MissingIndexes.clear(new VectorSchemaRoot(List.of(indexes)));

            for (int row = 0; row < ROWS; row++) {
                assertThat(indexes.getDataBuffer().getByte((long) row * width))
                        .as("row %s", row)
                        .isEqualTo((byte) (isThere(row) ? 88 : 0));
            }
        }
    }

    /** Some words are full, some empty, some mixed. */
    private static boolean isThere(int row) {
        return row < 64 || (row >= 128 && row % 3 == 0);
    }
}
