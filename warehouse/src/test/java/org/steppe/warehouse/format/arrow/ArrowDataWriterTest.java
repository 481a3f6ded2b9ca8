package org.steppe.warehouse.format.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.InvalidArrowFileException;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowMessage;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.writer.DataWriters;

class ArrowDataWriterTest {

    private static byte[] write(HandMadeBatch batch, AnswerLayout layout, boolean whole) {
        return write(DataFormat.ARROW, ArrowCodec.NONE, batch, layout, whole);
    }

    private static byte[] write(
            DataFormat format, ArrowCodec codec, HandMadeBatch batch, AnswerLayout layout, boolean whole) {
        var out = new ByteSink();
        try (var writers = new DataWriters();
                DataWriter writer = writers.create(
                        format,
                        FormatOptions.USUAL.codec(codec),
                        HandMadeBatch.head(null),
                        layout,
                        batch.root(),
                        batch.dictionaries())) {
            writer.begin(out);
            int rows = batch.root().getRowCount();
            for (int row = 0; row < rows; ) {
                row = writer.writeRows(batch.root(), row, rows, out);
            }
            if (whole) {
                writer.end(List.of(), out);
            }
        }
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    private record Table(Schema schema, List<List<@Nullable String>> rows) {

        List<String> names() {
            return schema.getFields().stream().map(Field::getName).toList();
        }
    }

    private static Table read(byte[] bytes) throws IOException {
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(
                        new ByteArrayInputStream(bytes), allocator, CommonsCompressionFactory.INSTANCE)) {
            return read(reader);
        }
    }

    private static Table readFile(byte[] bytes) throws IOException {
        try (var allocator = new RootAllocator();
                var channel = new ByteArrayReadableSeekableByteChannel(bytes);
                var reader = new ArrowFileReader(channel, allocator, CommonsCompressionFactory.INSTANCE)) {
            return read(reader);
        }
    }

    private static Table read(ArrowReader reader) throws IOException {
        var rows = new ArrayList<List<@Nullable String>>();
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        while (reader.loadNextBatch()) {
            addRows(reader, root, rows);
        }
        return new Table(root.getSchema(), rows);
    }

    private static void addRows(ArrowReader reader, VectorSchemaRoot root, List<List<@Nullable String>> rows)
            throws IOException {
        int first = rows.size();
        for (int row = 0; row < root.getRowCount(); row++) {
            rows.add(new ArrayList<>());
        }
        for (FieldVector vector : root.getFieldVectors()) {
            var encoding = vector.getField().getDictionary();
            FieldVector texts = encoding == null
                    ? vector
                    : (FieldVector) DictionaryEncoder.decode(
                            vector, reader.getDictionaryVectors().get(encoding.getId()));
            for (int row = 0; row < root.getRowCount(); row++) {
                Object value = texts.getObject(row);
                rows.get(first + row).add(value == null ? null : value.toString());
            }
            if (encoding != null) {
                texts.close();
            }
        }
    }

    @Test
    void anIndependentReaderSeesColumnsRowsAndMetadata() throws IOException {
        try (var batch = new HandMadeBatch()) {
            Table table = read(write(batch, HandMadeBatch.codes(), true));
            assertThat(table.names())
                    .containsExactly(
                            "ref_area",
                            "time_period",
                            "obs_value",
                            "unit_mult",
                            "qualifier",
                            "published_on",
                            "published_text");
            assertThat(table.schema().getCustomMetadata())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "dataset", "economy",
                            "version", "1.2",
                            "title_zh", "经济",
                            "title_en", "Economy",
                            "address", "/v1/datasets/economy/observations?version=1.2",
                            "as_of", "2023-06-30",
                            "licence", "as told"));
            assertThat(table.schema().findField("ref_area").getMetadata())
                    .isEqualTo(Map.of("concept", "REF_AREA", "label_zh", "地区", "label_en", "Area"));
            assertThat(table.schema().findField("obs_value").getMetadata())
                    .isEqualTo(Map.of("concept", "OBS_VALUE", "label_zh", "数值", "label_en", "Value"));
            assertThat(table.rows().get(1))
                    .containsExactly("150600", "2023", "24627.0", "8", "OVER", "19434", "\"over\" 100, \\ million");
            assertThat(table.rows().get(2).get(2)).isNull();
        }
    }

    @Test
    void labelsAreADictionaryBesideTheCodes() throws IOException {
        try (var batch = new HandMadeBatch()) {
            Table both = read(write(batch, HandMadeBatch.layout(LabelMode.BOTH), true));
            assertThat(both.names()).startsWith("ref_area", "ref_area_label", "time_period");
            assertThat(both.rows().getFirst()).startsWith("150000", "内蒙古自治区");
            assertThat(both.schema().findField("ref_area_label").getMetadata())
                    .containsEntry("concept", "REF_AREA")
                    .containsEntry("language", "zh");
            Table labels = read(write(batch, HandMadeBatch.layout(LabelMode.LABEL), true));
            assertThat(labels.names()).startsWith("ref_area", "time_period");
            assertThat(labels.rows().getFirst()).startsWith("内蒙古自治区");
        }
    }

    @Test
    void largeBatchesAreSentInSlicesWithTheSameRows() throws IOException {
        try (var batch = new HandMadeBatch(20_000)) {
            Table table = read(write(batch, HandMadeBatch.codes(), true));
            assertThat(table.rows()).hasSize(100_000);
            for (int row = 0; row < 100_000; row += 33) {
                assertThat(table.rows().get(row)).isEqualTo(table.rows().get(row % 5));
            }
        }
    }

    @Test
    void onlyAWholeAnswerHasItsEnd() throws IOException {
        try (var batch = new HandMadeBatch()) {
            byte[] whole = write(batch, HandMadeBatch.codes(), true);
            byte[] broken = write(batch, HandMadeBatch.codes(), false);
            assertThat(whole).endsWith(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0}).startsWith(broken);
            assertThat(broken.length).isEqualTo(whole.length - 8);
        }
    }

    @ParameterizedTest
    @EnumSource(ArrowCodec.class)
    void aFileIsReadByItsFooter(ArrowCodec codec) throws IOException {
        try (var batch = new HandMadeBatch(7_000)) {
            Table streamed = read(write(batch, HandMadeBatch.codes(), true));
            Table filed = readFile(write(DataFormat.ARROW_FILE, codec, batch, HandMadeBatch.codes(), true));
            assertThat(filed.schema()).isEqualTo(streamed.schema());
            assertThat(filed.rows()).isEqualTo(streamed.rows());
        }
    }

    @Test
    void aFileIsAStreamBetweenItsMagicWords() throws IOException {
        try (var batch = new HandMadeBatch()) {
            byte[] magic = "ARROW1".getBytes(StandardCharsets.US_ASCII);
            byte[] file = write(DataFormat.ARROW_FILE, ArrowCodec.NONE, batch, HandMadeBatch.codes(), true);
            byte[] stream = write(batch, HandMadeBatch.codes(), true);
            assertThat(file).startsWith(magic).endsWith(magic);
            assertThat(Arrays.copyOfRange(file, 8, 8 + stream.length)).isEqualTo(stream);
        }
    }

    @Test
    void everythingInAFileBeginsAtAMultipleOfEight() throws IOException {
        try (var batch = new HandMadeBatch(20_000);
                var allocator = new RootAllocator();
                var channel = new ByteArrayReadableSeekableByteChannel(
                        write(DataFormat.ARROW_FILE, ArrowCodec.NONE, batch, HandMadeBatch.codes(), true));
                var reader = new ArrowFileReader(channel, allocator)) {
            assertThat(reader.getDictionaryBlocks()).hasSize(3);
            assertThat(reader.getRecordBlocks()).hasSize(4);
            assertThat(Stream.concat(reader.getDictionaryBlocks().stream(), reader.getRecordBlocks().stream()))
                    .allSatisfy(block -> {
                        assertThat(block.getOffset() % 8).isZero();
                        assertThat(block.getMetadataLength() % 8).isZero();
                        assertThat(block.getBodyLength() % 8).isZero();
                    });
        }
    }

    @Test
    void aFileThatBreaksOffHasNoFooter() {
        try (var batch = new HandMadeBatch()) {
            byte[] broken = write(DataFormat.ARROW_FILE, ArrowCodec.NONE, batch, HandMadeBatch.codes(), false);
            assertThatThrownBy(() -> readFile(broken)).isInstanceOf(InvalidArrowFileException.class);
        }
    }

    /** What each dictionary and each batch of rows says about its buffers. */
    private static List<Byte> codecsOfBatches(byte[] stream) throws IOException {
        var codecs = new ArrayList<Byte>();
        try (var allocator = new RootAllocator();
                var channel = new ReadChannel(new ByteArrayReadableSeekableByteChannel(stream))) {
            MessageSerializer.deserializeSchema(channel);
            for (ArrowMessage message;
                    (message = MessageSerializer.deserializeMessageBatch(channel, allocator)) != null; ) {
                switch (message) {
                    case ArrowRecordBatch rows -> {
                        codecs.add(rows.getBodyCompression().getCodec());
                        rows.close();
                    }
                    case ArrowDictionaryBatch dictionary -> {
                        codecs.add(
                                dictionary.getDictionary().getBodyCompression().getCodec());
                        dictionary.close();
                    }
                    default -> throw new IllegalStateException("Neither rows nor a dictionary: " + message);
                }
            }
            return codecs;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ArrowCodec.class,
            names = {"ZSTD", "LZ4"})
    void compressedMessagesSaySoAndHoldTheSame(ArrowCodec codec) throws IOException {
        try (var batch = new HandMadeBatch(7_000)) {
            byte[] plain = write(batch, HandMadeBatch.layout(LabelMode.BOTH), true);
            byte[] compressed = write(DataFormat.ARROW, codec, batch, HandMadeBatch.layout(LabelMode.BOTH), true);
            assertThat(compressed.length).isLessThan(plain.length / 5);
            assertThat(read(compressed).rows()).isEqualTo(read(plain).rows());
            assertThat(codecsOfBatches(compressed))
                    .hasSize(6)
                    .containsOnly(BufferCodecs.of(codec).getCodecType().getType());
            assertThat(codecsOfBatches(plain)).containsOnly(NoCompressionCodec.COMPRESSION_TYPE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ArrowCodec.class,
            names = {"ZSTD", "LZ4"})
    void emptyBuffersAreAnnouncedAsPlain(ArrowCodec codec) {
        try (var allocator = new RootAllocator()) {
            ArrowBuf packed = BufferCodecs.of(codec).compress(allocator, allocator.buffer(8));
            assertThat(packed.writerIndex()).isEqualTo(CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH);
            assertThat(packed.getLong(0)).isEqualTo(CompressionUtil.NO_COMPRESSION_LENGTH);
            ArrowBuf plain = BufferCodecs.of(codec).decompress(allocator, packed);
            assertThat(plain.writerIndex()).isZero();
            plain.close();
        }
    }

    @ParameterizedTest
    @EnumSource(ArrowCodec.class)
    void anAnswerWithoutRowsIsWhole(ArrowCodec codec) throws IOException {
        try (var batch = new HandMadeBatch(0)) {
            Table table = readFile(write(DataFormat.ARROW_FILE, codec, batch, HandMadeBatch.codes(), true));
            assertThat(table.rows()).isEmpty();
            assertThat(table.names()).startsWith("ref_area", "time_period");
        }
    }

    @Test
    void aMissingColumnIsAFaultOfThisProgram() {
        try (var batch = new HandMadeBatch()) {
            var layout = new AnswerLayout(List.of(new Column("NOWHERE", "nowhere", null)));
            assertThatThrownBy(() -> write(batch, layout, true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("NOWHERE");
        }
    }
}
