package org.steppe.warehouse.format.sdmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.format.GoldenFile;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.WrittenAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SdmxJsonDataWriterTest {

    private static final Warning WARNING =
            Warning.of(Warning.Code.CODE_NOT_IN_USE, "ref_area", "Code \"x\" has no figures.");

    private static byte[] write(HandMadeBatch batch, @Nullable String next, Warning... warnings) {
        return WrittenAnswer.of(
                new SdmxJsonDataWriter(HandMadeBatch.head(next), batch.root(), batch.dictionaries()), batch, warnings);
    }

    private static JsonNode read(byte[] json) {
        return new JsonMapper().readTree(json);
    }

    private static List<String> ids(JsonNode components) {
        return components
                .valueStream()
                .map(component -> component.path("id").stringValue())
                .toList();
    }

    @Test
    void looksAsItDid() throws IOException {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            GoldenFile.assertSame(
                    "sdmx-json/data.json", write(batch, "/v1/datasets/economy/observations?cursor=x", WARNING));
        }
    }

    @Test
    void numbersLeadToValuesThatOccur() {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            JsonNode data = read(write(batch, null)).path("data");
            JsonNode observations = data.at("/dataSets/0/observations");
            JsonNode structure = data.at("/structures/0");
            JsonNode dimensions = structure.at("/dimensions/observation");
            assertThat(ids(dimensions)).containsExactly("REF_AREA", "TIME_PERIOD");
            assertThat(observations.propertyNames()).containsExactly("0:0", "1:1", "0:2", "1:3", "1:4");
            assertThat(dimensions.at("/0/values/1/id").stringValue()).isEqualTo("150600");
            assertThat(dimensions.at("/0/values/1/name").stringValue()).isEqualTo("鄂尔多斯市");
            assertThat(dimensions.at("/0/values/1/names/en").stringValue()).isEqualTo("Ordos, \"E'erduosi\"");
            assertThat(dimensions.at("/0/values/1/parent").stringValue()).isEqualTo("150000");
            JsonNode range = dimensions.at("/1/values/1");
            assertThat(range.path("value").stringValue()).isEqualTo("2024-02-10/P8D");
            assertThat(range.path("start").stringValue()).isEqualTo("2024-02-10T00:00:00Z");
            assertThat(range.path("end").stringValue()).isEqualTo("2024-02-17T23:59:59Z");
            assertThat(ids(structure.at("/attributes/observation")))
                    .containsExactly("UNIT_MULT", "QUALIFIER", "PUBLISHED_ON", "PUBLISHED_TEXT");
            assertThat(observations.path("1:1"))
                    .hasToString("[24627,8,0,\"2023-03-18\",\"\\\"over\\\" 100, \\\\ million\"]");
            assertThat(structure.at("/attributes/observation/1/values/0/id").stringValue())
                    .isEqualTo("OVER");
            assertThat(structure.at("/attributes/observation/3").has("values")).isFalse();
        }
    }

    @Test
    void missingValuesAreNull() {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            assertThat(write(batch, null))
                    .asString()
                    .contains("\"0:2\":[null,0,null,\"2023-03-19\",null]")
                    .contains("\"1:4\":[123456789.125,0,0,null,\"\"]");
        }
    }

    @Test
    void equalAnswersAreEqualMessages() {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            byte[] message = write(batch, null);
            assertThat(write(batch, null)).isEqualTo(message);
            JsonNode meta = read(message).path("meta");
            assertThat(meta.path("prepared").stringValue()).isEqualTo("2024-01-31T08:00:00Z");
            assertThat(meta.path("id").stringValue()).matches("ECONOMY-1_2-[0-9a-f]{16}");
            assertThat(meta.at("/sender/id").stringValue()).isEqualTo("STEPPE");
        }
    }

    @Test
    void anAnswerWithoutRowsHasNoDimensionsAndItsWarnings() {
        try (var batch = new HandMadeBatch(0)) {
            JsonNode data = read(write(batch, null, WARNING)).path("data");
            assertThat(data.at("/dataSets/0/observations")).isEmpty();
            assertThat(data.at("/dataSets/0/annotations")).hasToString("[0]");
            JsonNode structure = data.at("/structures/0");
            assertThat(structure.at("/dimensions/observation")).isEmpty();
            assertThat(structure.at("/annotations/0/title").stringValue()).isEqualTo("CODE_NOT_IN_USE");
            assertThat(structure.at("/annotations/0/text").stringValue()).isEqualTo("Code \"x\" has no figures.");
        }
    }
}
