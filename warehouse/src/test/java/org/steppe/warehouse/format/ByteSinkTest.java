package org.steppe.warehouse.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSinkTest {

    /** An array of half a region of the heap, which has a megabyte at least, lives outside of the young generation. */
    private static final int LARGEST_ARRAY = 512 * 1024;

    private final ByteSink sink = new ByteSink();
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();

    @BeforeEach
    void putSmallAndLarge() {
        var random = new Random(1);
        for (int size : new int[] {3, 70_000, 0, 5_000_000, 17, ByteSink.CHUNK, 1, 900_000, 12}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            expected.writeBytes(bytes);
            sink.put(ByteBuffer.wrap(bytes));
        }
    }

    @Test
    void chunksOfLargeBuffersAreSmallAndInOrder() {
        var given = new ByteArrayOutputStream();
        while (!sink.isEmpty()) {
            ByteBuffer chunk = sink.takeChunk();
            assertThat(chunk.array()).hasSizeLessThan(LARGEST_ARRAY);
            given.write(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
        }

        assertThat(given.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void takesEverythingAtOnce() {
        ByteBuffer all = sink.take();

        assertThat(all).isEqualTo(ByteBuffer.wrap(expected.toByteArray()));
        assertThat(sink.isEmpty()).isTrue();
        assertThat(sink.isFull()).isFalse();
    }

    @Test
    void drainsIntoAStream() throws IOException {
        var out = new ByteArrayOutputStream();

        sink.drainTo(out);

        assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(sink.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300_000})
    void drainsIntoAnotherBehindWhatItHas(int before) {
        var other = new ByteSink();
        other.put(new byte[before]);

        sink.drainTo(other);

        assertThat(other.take())
                .isEqualTo(ByteBuffer.allocate(before + expected.size())
                        .position(before)
                        .put(expected.toByteArray())
                        .rewind());
        assertThat(sink.isEmpty()).isTrue();
    }

    @Test
    void isFullAtOneChunk() {
        var small = new ByteSink();
        assertThat(small.isEmpty()).isTrue();

        small.put(new byte[ByteSink.CHUNK - 1]);
        assertThat(small.isFull()).isFalse();
        small.put((byte) 1);

        assertThat(small.isFull()).isTrue();
        assertThat(small.takeChunk().remaining()).isEqualTo(ByteSink.CHUNK);
        assertThat(small.isEmpty()).isTrue();
    }

    @Test
    void aChunkIsGoodUntilTheNextIsTaken() {
        var small = new ByteSink();
        for (int i = 0; i < 5; i++) {
            small.put((byte) i);
            ByteBuffer chunk = small.takeChunk();

            small.put(new byte[] {100, 101, 102});

            assertThat(chunk).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) i}));
            assertThat(small.takeChunk()).isEqualTo(ByteBuffer.wrap(new byte[] {100, 101, 102}));
        }
    }
}
