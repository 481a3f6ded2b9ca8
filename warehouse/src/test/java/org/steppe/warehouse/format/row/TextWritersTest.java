package org.steppe.warehouse.format.row;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.GoldenFile;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.Warning;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextWritersTest {

    private static final HelpingThreads THREADS = new HelpingThreads(1);

    private static final Warning WARNING =
            Warning.of(Warning.Code.CODE_NOT_IN_USE, "ref_area", "Code \"x\" has no figures.");

    private static byte[] write(DataWriter writer, HandMadeBatch batch, List<Warning> warnings) {
        var out = new ByteSink();
        writer.begin(out);
        int rows = batch.root().getRowCount();
        for (int row = 0; row < rows; ) {
            row = writer.writeRows(batch.root(), row, rows, out);
        }
        writer.end(warnings, out);
        writer.close();
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    private static byte[] json(HandMadeBatch batch, AnswerLayout layout) {
        return write(
                new JsonDataWriter(
                        HandMadeBatch.head("/v1/datasets/economy/observations?cursor=x"),
                        layout,
                        batch.root(),
                        batch.dictionaries(),
                        THREADS),
                batch,
                List.of(WARNING));
    }

    private static byte[] csv(HandMadeBatch batch, AnswerLayout layout) {
        return write(
                new CsvDataWriter(',', layout, batch.root(), batch.dictionaries(), THREADS), batch, List.of(WARNING));
    }

    private static String name(LabelMode mode) {
        return "labels-" + mode.name().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @EnumSource(LabelMode.class)
    void jsonLooksAsItDid(LabelMode mode) throws IOException {
        try (var batch = new HandMadeBatch()) {
            GoldenFile.assertSame("json/" + name(mode) + ".json", json(batch, HandMadeBatch.layout(mode)));
        }
    }

    @ParameterizedTest
    @EnumSource(LabelMode.class)
    void csvLooksAsItDid(LabelMode mode) throws IOException {
        try (var batch = new HandMadeBatch()) {
            GoldenFile.assertSame("csv/" + name(mode) + ".csv", csv(batch, HandMadeBatch.layout(mode)));
        }
    }

    @Test
    void anotherReaderOfJsonSeesTheSame() {
        try (var batch = new HandMadeBatch()) {
            JsonNode answer = new JsonMapper().readTree(json(batch, HandMadeBatch.codes()));
            JsonNode rows = answer.get("observations");
            assertThat(rows).hasSize(5);
            assertThat(rows.get(0).get("published_text").stringValue()).isEqualTo("增长4.2%");
            assertThat(rows.get(1).get("published_text").stringValue()).isEqualTo("\"over\" 100, \\ million");
            assertThat(rows.get(2).has("published_text")).isFalse();
            assertThat(rows.get(2).has("obs_value")).isFalse();
            assertThat(rows.get(3).get("published_text").stringValue()).isEqualTo("line\r\nbreak\u0001");
            assertThat(rows.get(4).has("published_on")).isFalse();
            assertThat(answer.get("warnings").get(0).get("message").stringValue())
                    .isEqualTo("Code \"x\" has no figures.");
        }
    }

    @Test
    void anotherReaderOfCsvSeesTheSame() throws IOException {
        try (var batch = new HandMadeBatch();
                var reader = CsvReader.builder()
                        .ofNamedCsvRecord(new String(csv(batch, HandMadeBatch.codes()), StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> rows = reader.stream().toList();
            assertThat(rows).hasSize(5);
            assertThat(rows.getFirst().getHeader())
                    .containsExactly(
                            "ref_area",
                            "time_period",
                            "obs_value",
                            "unit_mult",
                            "qualifier",
                            "published_on",
                            "published_text");
            assertThat(rows.get(0).getField("obs_value")).isEqualTo("7.0");
            assertThat(rows.get(1).getField("obs_value")).isEqualTo("24627");
            assertThat(rows.get(1).getField("published_text")).isEqualTo("\"over\" 100, \\ million");
            assertThat(rows.get(2).getField("obs_value")).isEmpty();
            assertThat(rows.get(3).getField("obs_value")).isEqualTo("-0.05");
            assertThat(rows.get(3).getField("published_text")).isEqualTo("line\r\nbreak\u0001");
        }
    }

    @Test
    void rowsComeInChunks() {
        try (var batch = new HandMadeBatch(20_000)) {
            var writer = new CsvDataWriter(',', HandMadeBatch.codes(), batch.root(), batch.dictionaries(), THREADS);
            var out = new ByteSink();
            int row = writer.writeRows(batch.root(), 0, 100_000, out);
            assertThat(row).as("soon at first").isLessThan(2_000);
            for (int chunk = 0; chunk < 6; chunk++) {
                out.take();
                while (!out.isFull()) {
                    row = writer.writeRows(batch.root(), row, 100_000, out);
                }
                assertThat(out.length()).isLessThan(ByteSink.CHUNK + ByteSink.CHUNK / 4);
            }
            assertThat(row).isLessThan(100_000);
        }
    }

    @Test
    void anAnswerWithoutRowsIsWhole() {
        try (var batch = new HandMadeBatch(0)) {
            byte[] json = write(
                    new JsonDataWriter(
                            HandMadeBatch.head(null),
                            HandMadeBatch.codes(),
                            batch.root(),
                            batch.dictionaries(),
                            THREADS),
                    batch,
                    List.of());
            assertThat(json)
                    .asString()
                    .isEqualTo("{\"dataset\":\"economy\",\"version\":\"1.2\",\"asOf\":\"2023-06-30\","
                            + "\"observations\":[],\"warnings\":[]}\n");
            assertThat(csv(batch, HandMadeBatch.codes()))
                    .asString()
                    .isEqualTo("ref_area,time_period,obs_value,unit_mult,qualifier,published_on,published_text\r\n");
        }
    }
}
