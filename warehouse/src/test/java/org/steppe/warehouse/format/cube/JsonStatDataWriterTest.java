package org.steppe.warehouse.format.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.GoldenFile;
import org.steppe.warehouse.format.HandMadeCube;
import org.steppe.warehouse.format.HandMadeCube.Row;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.structure.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonStatDataWriterTest {

    /** Two areas with every year and unit but one: most cells have a value. */
    private static final List<Row> MOST = List.of(
            new Row("150000", "CNY", "2021", 24627.0, 8, 0, "A", null, "bulletin-2023", "24627亿元"),
            new Row("150000", "CNY", "2022", 23159.05, 8, 2, "P", "OVER", "bulletin-2023", "over \"23159.05\""),
            new Row("150000", "PCT", "2021", 4.0, 0, 1, "A", null, "yearbook", null),
            new Row("150000", "PCT", "2022", null, 0, 0, "E", null, "yearbook", null),
            new Row("150622", "CNY", "2022", 7.5, 8, 1, null, null, null, null),
            new Row("150622", "PCT", "2021", -0.05, 0, 2, "A", null, "yearbook", null),
            new Row("150622", "PCT", "2022", 3.0, 0, 1, "A", null, "yearbook", null));

    private static final List<Row> FEW = List.of(
            new Row("150000", "CNY", "2021", 24627.0, 8, 0, "A", null, "yearbook", null),
            new Row("150100", "CNY", "2022", 12.5, 4, 1, "A", "NEARLY", "yearbook", null),
            new Row("150600", "PCT", "2023", 1.25, 0, 2, "A", null, "yearbook", null));

    private static JsonStatDataWriter writer(HandMadeCube cube, AnswerLayout layout, Language language) {
        return new JsonStatDataWriter(HandMadeCube.head(language, null), layout, cube.root(), cube.dictionaries());
    }

    private static byte[] bytes(ByteSink out) {
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    /** Writes in slices, each pass from a batch of its own, as the service does. */
    private static int write(JsonStatDataWriter writer, List<Row> rows, HandMadeCube first, ByteSink out) {
        writer.begin(out);
        pass(writer, first, out);
        first.close();
        int passes = 1;
        while (writer.again(out)) {
            try (var again = new HandMadeCube(rows)) {
                pass(writer, again, out);
            }
            passes++;
        }
        writer.end(List.of(Warning.of(Warning.Code.CODE_NOT_IN_USE, "ref_area", "Code \"x\" has none.")), out);
        writer.close();
        return passes;
    }

    private static void pass(JsonStatDataWriter writer, HandMadeCube batch, ByteSink out) {
        int end = batch.root().getRowCount();
        for (int row = 0; row < end; ) {
            row = writer.writeRows(batch.root(), row, end, out);
        }
    }

    private static byte[] write(List<Row> rows, Language language) {
        var batch = new HandMadeCube(rows);
        var out = new ByteSink();
        write(writer(batch, HandMadeCube.layout(), language), rows, batch, out);
        return bytes(out);
    }

    private static JsonNode read(List<Row> rows) {
        return new JsonMapper().readTree(write(rows, Language.EN));
    }

    /** The cells that have a value, by their categories, as any reader finds them. */
    private static Map<String, String> cells(JsonNode document, JsonNode values) {
        var cells = new LinkedHashMap<String, String>();
        long count = 1;
        for (JsonNode size : document.get("size")) {
            count *= size.asLong();
        }
        for (long cell = 0; cell < count; cell++) {
            JsonNode value = values.isArray() ? values.get((int) cell) : values.get(Long.toString(cell));
            if (value != null && !value.isNull()) {
                cells.put(categories(document, cell), value.asString());
            }
        }
        return cells;
    }

    private static String categories(JsonNode document, long cell) {
        var categories = new ArrayList<String>();
        long rest = cell;
        for (int i = document.get("id").size() - 1; i >= 0; i--) {
            int size = document.get("size").get(i).asInt();
            JsonNode index = document.get("dimension")
                    .get(document.get("id").get(i).asString())
                    .get("category")
                    .get("index");
            categories.addFirst(index.get((int) (rest % size)).asString());
            rest /= size;
        }
        return String.join(" ", categories);
    }

    @Test
    void mostCellsWithValuesLookAsTheyDid() throws IOException {
        GoldenFile.assertSame("jsonstat/dense-zh.json", write(MOST, Language.ZH));
    }

    @Test
    void fewCellsWithValuesLookAsTheyDid() throws IOException {
        GoldenFile.assertSame("jsonstat/sparse-en.json", write(FEW, Language.EN));
    }

    @Test
    void everyValueIsInItsCell() {
        JsonNode dense = read(MOST);
        assertThat(dense.get("value").isArray()).isTrue();
        assertThat(dense.get("value")).hasSize(8);
        assertThat(cells(dense, dense.get("value")))
                .containsExactly(
                        Map.entry("150000 CNY 2021", "24627"),
                        Map.entry("150000 CNY 2022", "23159.05"),
                        Map.entry("150000 PCT 2021", "4.0"),
                        Map.entry("150622 CNY 2022", "7.5"),
                        Map.entry("150622 PCT 2021", "-0.05"),
                        Map.entry("150622 PCT 2022", "3.0"));
        JsonNode sparse = read(FEW);
        assertThat(sparse.get("value").isObject()).isTrue();
        assertThat(cells(sparse, sparse.get("value")))
                .containsExactly(
                        Map.entry("150000 CNY 2021", "24627"),
                        Map.entry("150100 CNY 2022", "12.5"),
                        Map.entry("150600 PCT 2023", "1.25"));
    }

    @Test
    void statusesAreToldWhereTheyAreNotNormal() {
        JsonNode document = read(MOST);
        assertThat(cells(document, document.get("status")))
                .containsExactly(Map.entry("150000 CNY 2022", "P"), Map.entry("150000 PCT 2022", "E"));
        assertThat(document.at("/extension/status/label/P").asString()).isEqualTo("Provisional");
        assertThat(document.at("/extension/status/label").propertyNames()).containsExactly("P", "E");
        JsonNode normal = read(FEW);
        assertThat(normal.has("status")).isFalse();
        assertThat(normal.get("extension").has("status")).isFalse();
    }

    @Test
    void attributesAreFoundByTheSameNumbers() {
        JsonNode document = read(MOST);
        JsonNode attributes = document.at("/extension/attributes");
        assertThat(attributes.propertyNames())
                .containsExactly("unit_mult", "decimals", "qualifier", "source_id", "published_text");
        assertThat(cells(document, attributes.at("/qualifier/values")))
                .containsExactly(Map.entry("150000 CNY 2022", "OVER"));
        assertThat(attributes.at("/qualifier/codes/OVER").asString()).isEqualTo("Over");
        assertThat(cells(document, attributes.at("/published_text/values")))
                .containsEntry("150000 CNY 2022", "over \"23159.05\"")
                .hasSize(2);
        assertThat(cells(document, attributes.at("/unit_mult/values")))
                .hasSize(7)
                .containsEntry("150622 CNY 2022", "8");
    }

    @Test
    void onlyCodesThatOccurAreCategoriesAndTheHierarchySkipsTheOthers() {
        JsonNode area = read(MOST).at("/dimension/ref_area/category");
        assertThat(area.get("index").valueStream().map(JsonNode::asString)).containsExactly("150000", "150622");
        assertThat(area.at("/child/150000").valueStream().map(JsonNode::asString))
                .containsExactly("150622");
        assertThat(area.at("/note/150622/0").asString()).isEqualTo("a banner of \"Ordos\"");
    }

    @Test
    void unitsTellInWhichMultiplesTheValuesAre() {
        JsonNode most = read(MOST).at("/dimension/unit_measure/category/unit");
        assertThat(most.at("/CNY/label").asString()).isEqualTo("100 million yuan");
        assertThat(most.at("/CNY/multiplier").asInt()).isEqualTo(8);
        assertThat(most.at("/CNY/decimals").asInt()).isEqualTo(2);
        assertThat(most.at("/PCT/label").asString()).isEqualTo("per cent");
        JsonNode several = read(FEW).at("/dimension/unit_measure/category/unit/CNY");
        assertThat(several.has("multiplier")).isFalse();
        assertThat(several.get("label").asString()).isEqualTo("yuan × 10^unit_mult");
    }

    @Test
    void sourcesThatOccurAreNamed() {
        JsonNode document = read(FEW);
        assertThat(document.get("source").asString()).isEqualTo("统计局");
        assertThat(document.at("/extension/sources")).hasSize(1);
        assertThat(document.at("/extension/sources/0/id").asString()).isEqualTo("yearbook");
        assertThat(document.at("/extension/warnings/0/message").asString()).isEqualTo("Code \"x\" has none.");
    }

    @Test
    void rowsInAnotherOrderStillFindTheirCells() {
        JsonNode ordered = read(MOST);
        JsonNode reversed = read(MOST.reversed());
        assertThat(reversed.get("value").isObject()).isTrue();
        assertThat(cells(reversed, reversed.get("value"))).isEqualTo(cells(ordered, ordered.get("value")));
    }

    @Test
    void columnsThatWereNotAskedForAreNotAttributes() {
        var batch = new HandMadeCube(MOST);
        var out = new ByteSink();
        write(writer(batch, HandMadeCube.layout("OBS_VALUE", "QUALIFIER"), Language.ZH), MOST, batch, out);
        JsonNode document = new JsonMapper().readTree(bytes(out));
        assertThat(document.at("/extension/attributes").propertyNames()).containsExactly("qualifier");
        assertThat(document.has("status")).isFalse();
        assertThat(document.get("id").valueStream().map(JsonNode::asString))
                .containsExactly("ref_area", "unit_measure", "time_period");
    }

    @Test
    void anAnswerWithoutRowsIsWhole() {
        JsonNode document = read(List.of());
        assertThat(document.get("size").valueStream().map(JsonNode::asInt)).containsExactly(0, 0, 0);
        assertThat(document.get("value")).isEmpty();
        assertThat(document.at("/extension/attributes").isObject()).isTrue();
        assertThat(document.at("/extension/sources")).isEmpty();
    }

    @Test
    void smallAnswersNeedTwoPassesAndLargeOnesMoreWithTheSameOutcome() {
        var small = new HandMadeCube(MOST);
        assertThat(write(writer(small, HandMadeCube.layout(), Language.ZH), MOST, small, new ByteSink()))
                .isEqualTo(2);

        var rows = new ArrayList<Row>();
        String text = "x".repeat(200);
        for (int i = 0; i < 30_000; i++) {
            rows.add(new Row("150000", "CNY", "2022", (double) i, 8, 0, "P", "OVER", "yearbook", text + i));
        }
        // All rows share a cell: only how they are passed on is looked at here.
        var large = new HandMadeCube(rows);
        var out = new ByteSink();
        int passes = write(writer(large, HandMadeCube.layout(), Language.ZH), rows, large, out);
        assertThat(passes).isGreaterThan(2);
        String document = new String(bytes(out), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(document.split(text, -1)).hasSize(30_001);
        assertThat(document.split("\"yearbook\"", -1)).hasSize(30_002);
    }

    @Test
    void cellsThatCannotBeNumberedAreAProblem() {
        List<String> codes = IntStream.range(0, 1 << 18).mapToObj(i -> "C" + i).toList();
        var rows = codes.stream().map(code -> Row.of(code, code, code, 1)).toList();
        try (var batch = new WideCube(rows, codes)) {
            var writer = writer(batch.cube(), HandMadeCube.layout(), Language.ZH);
            var out = new ByteSink();
            pass(writer, batch.cube(), out);
            assertThatThrownBy(() -> writer.again(out))
                    .isInstanceOfSatisfying(
                            SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SELECTION_TOO_LARGE))
                    .hasMessageContaining("ref_area 262144, unit_measure 262144, time_period 262144");
            assertThat(out.length()).isZero();
        }
    }

    /** As many codes in each dimension as there are rows. */
    private record WideCube(HandMadeCube cube) implements AutoCloseable {

        WideCube(List<Row> rows, List<String> codes) {
            this(new HandMadeCube(rows, codes, codes, codes));
        }

        @Override
        public void close() {
            cube.close();
        }
    }
}
