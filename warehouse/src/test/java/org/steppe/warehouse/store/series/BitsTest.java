package org.steppe.warehouse.store.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitsTest {

    private static final int BYTES = 64;

    private static boolean bit(ArrowBuf bits, int position) {
        return (bits.getByte(position / 8) >> (position % 8) & 1) != 0;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void bitsArriveWhereTheyBelongAndNowhereElse(long seed) {
        var random = new Random(seed);
        try (BufferAllocator memory = new RootAllocator();
                ArrowBuf source = memory.buffer(BYTES + 1);
                ArrowBuf target = memory.buffer(BYTES)) {
            for (int i = 0; i <= BYTES; i++) {
                source.setByte(i, random.nextInt(256));
            }
            for (int round = 0; round < 5_000; round++) {
                int count = random.nextInt(BYTES * 8);
                int from = random.nextInt(BYTES * 8 - count);
                int at = random.nextInt(BYTES * 8 - count);
                boolean isAligned = random.nextInt(4) == 0;
                from = isAligned ? from / 8 * 8 : from;
                at = isAligned ? at / 8 * 8 : at;
                boolean onesOnly = random.nextInt(4) == 0;
                target.setZero(0, BYTES);
                Bits.copy(onesOnly ? null : source, from, target, at, count);
                for (int i = 0; i < BYTES * 8; i++) {
                    boolean isCopied = i >= at && i < at + count;
                    boolean expected = isCopied && (onesOnly || bit(source, from + i - at));
                    assertThat(bit(target, i))
                            .as("bit %d of %d from %d to %d", i, count, from, at)
                            .isEqualTo(expected);
                }
            }
        }
    }
}
