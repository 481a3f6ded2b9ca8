package org.steppe.warehouse.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrowDataWriterTest {

    private static byte[] write(HandMadeBatch batch, AnswerLayout layout, boolean whole) {
        var writer = new ArrowDataWriter(
                HandMadeBatch.head(null), layout, batch.root(), batch.dictionaries(), batch.allocator());
        var out = new ByteSink();
        writer.begin(out);
        int rows = batch.root().getRowCount();
        for (int row = 0; row < rows; ) {
            row = writer.writeRows(batch.root(), row, rows, out);
        }
        if (whole) {
            writer.end(List.of(), out);
        }
        writer.close();
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    private record Table(
            List<String> names, java.util.Map<String, String> metadata, List<List<@Nullable String>> rows) {}

    private static Table read(byte[] bytes) throws IOException {
        var rows = new ArrayList<List<@Nullable String>>();
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            while (reader.loadNextBatch()) {
                addRows(reader, root, rows);
            }
            return new Table(
                    root.getSchema().getFields().stream().map(Field::getName).toList(),
                    root.getSchema().getCustomMetadata(),
                    rows);
        }
    }

    private static void addRows(ArrowStreamReader reader, VectorSchemaRoot root, List<List<@Nullable String>> rows)
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
            assertThat(table.metadata())
                    .containsEntry("dataset", "economy")
                    .containsEntry("version", "1.2")
                    .containsEntry("as_of", "2023-06-30")
                    .containsEntry("licence", "as told");
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
