package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** Observations as JSON-stat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CubesTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";
    private static final String CUBE = OBSERVATIONS + "?format=jsonstat";

    private final Service service;

    CubesTest(@TempDir Path folder) {
        TestWarehouse.load(folder, 36);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private JsonNode get(String address) {
        Answer answer = service.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Values by key and period, found by the rules of the format alone. */
    private static Map<String, String> cells(JsonNode cube) {
        var cells = new LinkedHashMap<String, String>();
        JsonNode values = cube.get("value");
        int count = cube.get("size").valueStream().mapToInt(JsonNode::asInt).reduce(1, (a, b) -> a * b);
        for (int cell = 0; cell < count; cell++) {
            JsonNode value = values.isArray() ? values.get(cell) : values.get(Integer.toString(cell));
            if (value != null && value.isNumber()) {
                cells.put(categories(cube, cell), value.asString());
            }
        }
        return cells;
    }

    private static String categories(JsonNode cube, int cell) {
        var categories = new ArrayList<String>();
        int rest = cell;
        for (int i = cube.get("id").size() - 1; i >= 0; i--) {
            int size = cube.get("size").get(i).asInt();
            categories.addFirst(cube.get("dimension")
                    .get(cube.get("id").get(i).asString())
                    .at("/category/index")
                    .get(rest % size)
                    .asString());
            rest /= size;
        }
        return String.join(" ", categories);
    }

    private Map<String, String> rows(String query) {
        var rows = new LinkedHashMap<String, String>();
        for (JsonNode row : get(OBSERVATIONS + "?" + query).get("observations")) {
            String key = String.join(
                    " ",
                    List.of("freq", "ref_area", "indicator", "transformation", "kind", "time_period").stream()
                            .map(column -> row.get(column).asString())
                            .toList());
            rows.put(key, row.get("obs_value").asString());
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "freq=M",
                "freq=A",
                "indicator=GDP&transformation=GROWTH_YOY",
                "freq=M&sort=-obs_value&limit=7",
                "freq=M&last=3",
                "asOf=2023-06-30",
                "ref_area=150600"
            })
    void haveEveryValueOfTheRows(String query) {
        assertThat(cells(get(CUBE + "&" + query))).containsExactlyInAnyOrderEntriesOf(rows(query));
    }

    @Test
    void haveTheirWholeKeyWhateverColumnsAreAskedFor() {
        JsonNode cube = get(CUBE + "&freq=A&columns=published_text");
        assertThat(cube.get("id").valueStream().map(JsonNode::asString))
                .containsExactly("freq", "ref_area", "indicator", "transformation", "kind", "time_period");
        assertThat(cells(cube)).hasSize(4);
        assertThat(cube.at("/extension/attributes").propertyNames()).containsExactly("published_text");
        assertThat(cube.at("/extension/sources")).isNotEmpty();
    }

    @Test
    void speakTheLanguageAskedFor() {
        assertThat(get(CUBE).at("/dimension/ref_area/category/label/150000").stringValue())
                .isEqualTo("内蒙古自治区");
        assertThat(get(CUBE + "&lang=en&labels=code")
                        .at("/dimension/ref_area/category/label/150000")
                        .stringValue())
                .isEqualTo("Inner Mongolia");
        assertThat(service.get(CUBE + "&lang=en").header("etag"))
                .isNotEqualTo(service.get(CUBE).header("etag"));
        assertThat(service.get(CUBE).header("content-type")).isEqualTo("application/json-stat+json");
    }

    @Test
    void tellStatusesAndQualifiers() {
        JsonNode cube = get(CUBE + "&indicator=GDP&transformation=GROWTH_YOY");
        assertThat(cube.get("status").valueStream().map(JsonNode::asString)).containsExactly("E");
        assertThat(cube.at("/extension/attributes/qualifier/values")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("OVER");
    }

    @Test
    void haveRoomForOneFigureOnly() {
        for (Answer refused : List.of(
                service.get(CUBE + "&history=true"),
                service.get(OBSERVATIONS + "?history=true", "Accept", "application/json-stat+json"),
                service.post(OBSERVATIONS, "{\"format\": \"jsonstat\", \"history\": true}"))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errorCodes()).containsExactly("HISTORY_NOT_IN_FORMAT");
            JsonNode error = refused.json().get("errors").get(0);
            assertThat(error.get("path").stringValue()).isEqualTo("history");
            assertThat(error.at("/detail/hint").stringValue())
                    .contains("format=json")
                    .contains("format=csv");
        }
        assertThat(service.head(CUBE + "&history=true").status()).isEqualTo(400);
    }

    @Test
    void comeInPages() {
        JsonNode whole = get(CUBE);
        var cells = new LinkedHashMap<String, String>();
        String next = CUBE + "&limit=15";
        while (!next.isEmpty()) {
            Answer page = service.get(next);
            cells.putAll(cells(page.json()));
            String link = page.header("link");
            next = page.json().at("/link/next/0/href").asString("");
            if (next.isEmpty()) {
                assertThat(link).doesNotContain("rel=\"next\"");
            } else {
                assertThat(link).startsWith("<" + next + ">; rel=\"next\"");
            }
        }
        assertThat(cells).containsExactlyInAnyOrderEntriesOf(cells(whole)).hasSize(40);
    }

    @Test
    void tellAnAddressThatGivesTheSame() {
        JsonNode cube = get(CUBE + "&freq=A");
        String href = cube.get("href").stringValue();
        assertThat(href).isEqualTo(OBSERVATIONS + "?freq=A&version=1.0&format=jsonstat");
        assertThat(get(href)).isEqualTo(cube);
        JsonNode posted = service.post(OBSERVATIONS, "{\"freq\": [\"A\"], \"format\": \"jsonstat\"}")
                .json();
        assertThat(get(posted.get("href").stringValue())).isEqualTo(posted);
    }

    @Test
    void answerHeadAsGet() {
        for (String query : List.of("", "&limit=3", "&ref_area=150600")) {
            Answer get = service.get(CUBE + query);
            Answer head = service.head(CUBE + query);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.response().body()).isEmpty();
            for (String name : List.of("content-type", "etag", "link", "content-disposition", "x-dataset-version")) {
                assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
            }
        }
    }
}
