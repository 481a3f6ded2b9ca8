package org.steppe.warehouse.format.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.sdmx.SdmxCsvDataWriter;

class RowDataWriterTest {

    record Format(String name, Function<HelpingThreads, DataWriter> writer) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final HandMadeBatch BATCH = new HandMadeBatch(10_001);

    static Stream<Arguments> formats() {
        AnswerLayout layout = HandMadeBatch.layout(LabelMode.BOTH);
        VectorSchemaRoot root = BATCH.root();
        var dictionaries = BATCH.dictionaries();
        AnswerHead head = HandMadeBatch.head(null);
        return Stream.of(
                        new Format("csv", threads -> new CsvDataWriter(',', layout, root, dictionaries, threads)),
                        new Format("ndjson", threads -> new NdjsonDataWriter(layout, root, dictionaries, threads)),
                        new Format("json", threads -> new JsonDataWriter(head, layout, root, dictionaries, threads)),
                        new Format(
                                "sdmx-csv",
                                threads ->
                                        new SdmxCsvDataWriter(head, FormatOptions.USUAL, root, dictionaries, threads)))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void twoThreadsWriteWhatOneWrites(Format format) {
        try (var alone = new HelpingThreads(0);
                var together = new HelpingThreads(1)) {
            byte[] expected = write(format.writer().apply(alone), BATCH.root().getRowCount());
            assertThat(expected).hasSizeGreaterThan(4 * ByteSink.CHUNK);
            assertThat(write(format.writer().apply(together), BATCH.root().getRowCount()))
                    .isEqualTo(expected);
        }
    }

    /** A limit ends within a batch, wherever it likes. */
    @ParameterizedTest
    @MethodSource("formats")
    void rowsEndWhereTheyShould(Format format) {
        try (var together = new HelpingThreads(1)) {
            for (int rows : List.of(1, 7, 8, 511, 513, 1_025, 9_999)) {
                String text = new String(write(format.writer().apply(together), rows), StandardCharsets.UTF_8);
                assertThat(text.split("7\\.0", -1)).as("%s rows", rows).hasSize((rows + 4) / 5 + 1);
            }
        }
    }

    @Test
    void workThatFindsAllBusyIsLeftToTheCaller() {
        try (var threads = new HelpingThreads(1)) {
            var latch = new CountDownLatch(1);
            var first = Objects.requireNonNull(threads.tryBegin(() -> await(latch)));
            assertThat(threads.tryBegin(() -> {})).isNull();
            latch.countDown();
            first.join();
            assertThat(threads.tryBegin(() -> {})).isNotNull();
        }
    }

    @Test
    void whatFailsInTheOtherThreadFailsHere() {
        try (var threads = new HelpingThreads(1)) {
            var writer = new HalfWriter(threads);
            int row = writer.writeRows(BATCH.root(), 0, 40_000, new ByteSink());
            assertThatThrownBy(() -> writer.writeRows(BATCH.root(), row, 40_000, new ByteSink()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("row 1");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] write(DataWriter writer, int rows) {
        var out = new ByteSink();
        writer.begin(out);
        for (int row = 0; row < rows; ) {
            row = writer.writeRows(BATCH.root(), row, rows, out);
        }
        writer.end(List.of(), out);
        writer.close();
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    /** Whose second encoder cannot write. */
    private static final class HalfWriter extends RowDataWriter {

        HalfWriter(HelpingThreads threads) {
            super(new Encoders(), threads);
        }

        @Override
        public void begin(ByteSink out) {
            // Rows alone matter.
        }
    }

    private static final class Encoders implements Supplier<RowEncoder> {

        private int made;

        @Override
        public RowEncoder get() {
            made++;
            return new HalfEncoder(made == 1);
        }
    }

    private static final class HalfEncoder implements RowEncoder {

        private final boolean works;

        HalfEncoder(boolean works) {
            this.works = works;
        }

        @Override
        public void bind(VectorSchemaRoot rows) {
            // Nothing is read.
        }

        @Override
        public void writeRow(int row, ByteSink out) {
            if (!works && row == 1) {
                throw new IllegalStateException("row 1");
            }
            out.put("row\n");
        }
    }
}
