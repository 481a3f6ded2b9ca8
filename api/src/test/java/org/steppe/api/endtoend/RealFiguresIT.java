package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What must show on the real figures, counted in the folder of the sources and read as anyone would. */
@Timeout(180)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFiguresIT {

    static final List<String> DATASETS = List.of(
            "agriculture",
            "economy",
            "energy",
            "environment",
            "fiscal",
            "governance",
            "industry-output",
            "investment",
            "port-freight",
            "science",
            "social",
            "tourism",
            "trade");

    private final Http http;

    RealFiguresIT(RunningService service) {
        this.http = service.http();
    }

    @Nested
    class Everything {

        @Test
        void thirteenDatasetsAreThere() {
            List<String> ids = ok("/v1/datasets")
                    .json()
                    .path("datasets")
                    .valueStream()
                    .map(dataset -> dataset.path("id").asString())
                    .toList();
            assertThat(ids)
                    .containsExactlyInAnyOrderElementsOf(DATASETS)
                    .containsExactlyInAnyOrderElementsOf(SourceFolder.datasets(CommandLine.realSources()));
        }

        @Test
        void everyFigureOfTheSourcesIsInADataset() {
            long expected = SourceFolder.figuresByPublication(CommandLine.realSources()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long told = 0;
            long answered = 0;
            for (JsonNode dataset : ok("/v1/datasets").json().path("datasets")) {
                told += dataset.path("figures").asLong();
                answered += csv(dataset.path("id").asString(), "history=true")
                        .rows()
                        .size();
            }
            assertThat(told).isEqualTo(expected).isGreaterThan(3_700);
            assertThat(answered).isEqualTo(expected);
        }

        @Test
        void fewerThanTwoPercentAreLeftOut() {
            long taken = SourceFolder.figuresByPublication(CommandLine.realSources()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long leftOut = SourceFolder.leftOut(CommandLine.realSources());
            assertThat((double) leftOut / (taken + leftOut)).isLessThan(0.02);
        }

        @Test
        void everyPublicationListsTheFiguresTakenFromIt() {
            Map<String, Long> expected = SourceFolder.figuresByPublication(CommandLine.realSources());
            Map<String, Long> answered = ok("/v1/sources")
                    .json()
                    .path("sources")
                    .valueStream()
                    .collect(Collectors.toMap(source -> source.path("id").asString(), source -> {
                        JsonNode figures = ok(source.path("links")
                                        .path("figures")
                                        .asString())
                                .json();
                        assertThat(figures.path("source")).isEqualTo(source);
                        assertThat(figures.path("figures").valueStream())
                                .allSatisfy(figure ->
                                        assertThat(figure.path("source_id")).isEqualTo(source.path("id")));
                        return (long) figures.path("figures").size();
                    }));
            assertThat(answered).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    @Nested
    class GrowthOf2022 {

        private static final String SELECTION =
                "indicator=GDP&ref_area=150000&time_period=2022&transformation=GROWTH_YOY";

        @Test
        void showsTheEstimateApartAndBothVintagesWithSourceAndWords() {
            List<Map<String, String>> dated = json("economy", SELECTION + "&history=true").rows().stream()
                    .filter(figure -> figure.containsKey("published_on"))
                    .sorted((one, other) ->
                            one.getOrDefault("published_on", "").compareTo(other.getOrDefault("published_on", "")))
                    .toList();
            assertThat(dated).hasSize(3);
            assertThat(dated.get(0))
                    .contains(
                            entry("published_on", "2023-01-18"),
                            entry("obs_value", "4.0"),
                            entry("qualifier", "OVER"),
                            entry("kind", "ESTIMATE"),
                            entry("obs_status", "E"),
                            entry("standing", "current"),
                            entry("source_id", "cd-govreport-2023"),
                            entry("published_text", "more than 4 percent"));
            assertThat(dated.get(1))
                    .contains(
                            entry("published_on", "2023-03-17"),
                            entry("obs_value", "4.2"),
                            entry("kind", "ACTUAL"),
                            entry("standing", "superseded"),
                            entry("valid_from", "2023-03-17"),
                            entry("valid_to", "2024-01-24"),
                            entry("source_id", "nmg-communique-2022"),
                            entry("published_text", "增长4.2%"));
            assertThat(dated.get(2))
                    .contains(
                            entry("published_on", "2024-01-24"),
                            entry("obs_value", "4.4"),
                            entry("kind", "ACTUAL"),
                            entry("standing", "current"),
                            entry("judgement", "revises"),
                            entry("source_id", "chinadev-nmg-2023"),
                            entry("published_text", "4.4%"));
            assertThat(dated.get(0).get("observation_id"))
                    .isNotEqualTo(dated.get(1).get("observation_id"));
            assertThat(dated.get(1).get("observation_id"))
                    .isEqualTo(dated.get(2).get("observation_id"));
        }

        @Test
        void theRecordTellsWhyEachFigureStandsAsItDoes() {
            String id = json("economy", SELECTION + "&kind=ACTUAL").only().getOrDefault("observation_id", "");
            JsonNode figures = ok("/v1/observations/" + id).json().path("figures");
            assertThat(figures.size()).isGreaterThanOrEqualTo(2);
            assertThat(figures.valueStream()).allSatisfy(figure -> {
                assertThat(figure.path("reason").path("zh").asString()).isNotBlank();
                assertThat(figure.path("reason").path("en").asString()).isNotBlank();
                assertThat(figure.path("source").path("title").asString()).isNotBlank();
                assertThat(figure.path("source").path("publisher").asString()).isNotBlank();
                assertThat(figure.path("published_text").asString()).isNotBlank();
            });
        }

        @Test
        void wasKnownAs4Point2InTheMiddleOf2023() {
            assertThat(json("economy", SELECTION + "&kind=ACTUAL&asOf=2023-06-30")
                            .only())
                    .contains(entry("obs_value", "4.2"), entry("published_on", "2023-03-17"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2024-01-24", "2024-12-31"})
        void wasKnownAs4Point4SinceTheRevision(String day) {
            assertThat(json("economy", SELECTION + "&kind=ACTUAL&asOf=" + day).only())
                    .containsEntry("obs_value", "4.4");
        }

        @Test
        void wasKnownOnlyAsAnEstimateBeforeTheCommunique() {
            assertThat(json("economy", SELECTION + "&asOf=2023-03-16").only())
                    .contains(entry("obs_value", "4.0"), entry("kind", "ESTIMATE"), entry("qualifier", "OVER"));
        }
    }

    @Nested
    class PortFreightOf2023 {

        private static final String SELECTION =
                "indicator=PORT_FREIGHT&ref_area=150000&time_period=2023&transformation=LEVEL&port=_T&direction=_T&mode=_T";

        @Test
        void targetAndOutcomeAreTwoObservations() {
            List<Map<String, String>> rows = json("port-freight", SELECTION).rows();
            Map<String, Map<String, String>> byKind =
                    rows.stream().collect(Collectors.toMap(row -> row.getOrDefault("kind", ""), Function.identity()));
            assertThat(byKind).containsOnlyKeys("TARGET", "ACTUAL");
            assertThat(byKind.get("TARGET")).contains(entry("obs_value", "7600.0"), entry("unit_mult", "4"));
            assertThat(byKind.get("ACTUAL")).contains(entry("obs_value", "10700.0"), entry("unit_mult", "4"));
            assertThat(rows.get(0).get("observation_id"))
                    .isNotEqualTo(rows.get(1).get("observation_id"));
        }

        @Test
        void overAHundredMillionRestatesTheMoreExactValue() {
            List<Map<String, String>> figures = json("port-freight", SELECTION + "&kind=ACTUAL&history=true")
                    .rows();
            assertThat(figures)
                    .filteredOn(figure -> "OVER".equals(figure.get("qualifier")))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(figure -> assertThat(figure)
                            .contains(
                                    entry("obs_value", "10000.0"),
                                    entry("standing", "restates"),
                                    entry("judgement", "restates")));
            assertThat(figures)
                    .filteredOn(figure -> "current".equals(figure.get("standing")))
                    .singleElement()
                    .satisfies(figure -> assertThat(figure)
                            .contains(entry("obs_value", "10700.0"), entry("published_on", "2024-01-04")));
        }
    }

    @Nested
    class GdpOf2023 {

        private static final String SELECTION =
                "indicator=GDP&ref_area=150000&time_period=2023&transformation=LEVEL&industry=_T&kind=ACTUAL";

        @Test
        void isNotRoundedByWhatWasPrintedLater() {
            assertThat(json("economy", SELECTION).only())
                    .contains(entry("obs_value", "24627.0"), entry("unit_mult", "8"), entry("unit_measure", "CNY"));
            assertThat(json("economy", SELECTION + "&history=true").rows())
                    .filteredOn(figure -> "24600.0".equals(figure.get("obs_value")))
                    .singleElement()
                    .satisfies(figure -> assertThat(figure)
                            .contains(entry("standing", "restates"), entry("published_on", "2024-01-23")));
        }
    }

    @Nested
    class Formats {

        @ParameterizedTest
        @FieldSource("org.steppe.api.endtoend.RealFiguresIT#DATASETS")
        void holdEqualCellsOfAllRowsAndColumns(String dataset) {
            JsonNode structure = ok("/v1/datasets/" + dataset + "/structure").json();
            for (String history : List.of("false", "true")) {
                List<String> columns = allColumns(structure, history.equals("true"));
                String selection = "columns=" + String.join(",", columns) + "&history=" + history;
                Table json = json(dataset, selection);
                Table csv = csv(dataset, selection);
                Table arrow = arrow(dataset, selection);
                assertThat(read(dataset, selection, "tsv").columns()).isEqualTo(columns);
                assertThat(read(dataset, selection, "tsv").rows()).isEqualTo(json.rows());
                assertThat(read(dataset, selection, "ndjson").rows()).isEqualTo(json.rows());
                assertThat(read(dataset, selection, "arrow-file&codecs=zstd")).isEqualTo(arrow);
                assertThat(read(dataset, selection, "arrow&codecs=lz4")).isEqualTo(arrow);
                assertThat(read(dataset, selection, "xlsx").columns()).isEqualTo(columns);
                assertThat(read(dataset, selection, "xlsx").rows()).isEqualTo(json.rows());
                assertThat(csv.columns()).isEqualTo(columns);
                assertThat(arrow.columns()).isEqualTo(columns);
                assertThat(csv.rows()).isEqualTo(json.rows());
                assertThat(arrow.rows()).isEqualTo(json.rows());
                assertThat(json.rows()).isNotEmpty();
                assertThat(json.rows())
                        .allSatisfy(row -> assertThat(List.copyOf(row.keySet()))
                                .isEqualTo(columns.stream()
                                        .filter(row::containsKey)
                                        .toList()));
            }
        }

        @ParameterizedTest
        @FieldSource("org.steppe.api.endtoend.RealFiguresIT#DATASETS")
        void ofJsonStatHoldTheSameInCubesOfOneIndicator(String dataset) {
            JsonNode structure = ok("/v1/datasets/" + dataset + "/structure").json();
            String columns = "columns=" + String.join(",", allColumns(structure, false));
            List<Map<String, String>> rows = json(dataset, columns).rows();
            var cells = new ArrayList<Map<String, String>>();
            rows.stream()
                    .map(row -> row.get("indicator"))
                    .distinct()
                    .forEach(indicator -> cells.addAll(read(dataset, columns + "&indicator=" + indicator, "jsonstat")
                            .rows()));
            assertThat(cells).hasSameSizeAs(rows);
            assertThat(new HashSet<>(cells)).isEqualTo(new HashSet<>(rows));
        }

        @ParameterizedTest
        @FieldSource("org.steppe.api.endtoend.RealFiguresIT#DATASETS")
        void ofSdmxHoldTheSameInAnyOrderOfRows(String dataset) {
            JsonNode structure = ok("/v1/datasets/" + dataset + "/structure").json();
            List<String> columns = allColumns(structure, false);
            for (String sort : List.of("", "&sort=-time_period,obs_value")) {
                String selection = "columns=" + String.join(",", columns) + sort;
                List<Map<String, String>> rows = json(dataset, selection).rows();
                assertThat(read(dataset, selection, "sdmx-csv").rows()).isEqualTo(rows);
                assertThat(read(dataset, selection, "sdmx-csv&labels=label").rows())
                        .isEqualTo(rows);
                assertThat(read(dataset, selection, "sdmx-json").rows()).isEqualTo(rows);
            }
        }

        @ParameterizedTest
        @FieldSource("org.steppe.api.endtoend.RealFiguresIT#DATASETS")
        void holdEqualLabels(String dataset) {
            for (String labels : List.of("labels=label&lang=zh", "labels=both&lang=en")) {
                Table json = json(dataset, labels);
                assertThat(csv(dataset, labels).rows()).isEqualTo(json.rows());
                assertThat(arrow(dataset, labels).rows()).isEqualTo(json.rows());
                assertThat(csv(dataset, labels).columns())
                        .isEqualTo(arrow(dataset, labels).columns());
            }
        }

        @ParameterizedTest
        @FieldSource("org.steppe.api.endtoend.RealFiguresIT#DATASETS")
        void csvPrintsTheDigitsAsPublished(String dataset) {
            Table raw = Tables.rawCsv(ok("/v1/datasets/" + dataset + "/observations?format=csv&history=true")
                    .body());
            assertThat(raw.rows())
                    .filteredOn(row -> row.containsKey("obs_value"))
                    .allSatisfy(row -> {
                        var value = new BigDecimal(row.getOrDefault("obs_value", ""));
                        assertThat(value.scale()).isEqualTo(Integer.parseInt(row.getOrDefault("decimals", "")));
                        assertThat(digits(value))
                                .isEqualTo(digits(new BigDecimal(row.getOrDefault("published_value", ""))));
                    });
        }

        @Test
        void csvKeepsTheZeroOfSevenPointZero() {
            Table raw = Tables.rawCsv(ok("/v1/datasets/economy/observations?format=csv&history=true")
                    .body());
            assertThat(raw.rows())
                    .filteredOn(
                            row -> "7.0".equals(row.get("published_value")) && "PCT".equals(row.get("unit_measure")))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).containsEntry("obs_value", "7.0"));
        }

        /** The digits without sign, point and zeros at either end: moving the point keeps them. */
        private static String digits(BigDecimal number) {
            return number.signum() == 0
                    ? "0"
                    : number.abs().stripTrailingZeros().unscaledValue().toString();
        }

        private static List<String> allColumns(JsonNode structure, boolean history) {
            var columns = new ArrayList<String>();
            structure
                    .path("dimensions")
                    .forEach(dimension -> columns.add(dimension.path("id").asString()));
            columns.add("time_period");
            columns.add("obs_value");
            structure
                    .path("attributes")
                    .forEach(attribute -> columns.add(attribute.path("id").asString()));
            for (JsonNode column : structure.path("columns")) {
                if (history || !column.path("historyOnly").asBoolean()) {
                    columns.add(column.path("id").asString());
                }
            }
            return columns;
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AsOf {

        private List<Map<String, String>> figures = List.of();

        @BeforeAll
        void readAllFigures() {
            figures = DATASETS.stream()
                    .flatMap(dataset -> json(dataset, "history=true").rows().stream())
                    .toList();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1990-01-01",
                    "2008-01-14",
                    "2008-01-15",
                    "2015-06-30",
                    "2020-12-31",
                    "2023-06-30",
                    "2024-01-23",
                    "2024-01-24",
                    "2025-11-30"
                })
        void showsWhatWasValidAndNothingPublishedLater(String day) {
            Map<String, String> expected = figures.stream()
                    .filter(figure -> figure.containsKey("valid_from"))
                    .filter(figure -> figure.getOrDefault("valid_from", "").compareTo(day) <= 0)
                    .filter(figure -> figure.getOrDefault("valid_to", "9999").compareTo(day) > 0)
                    .collect(Collectors.toMap(
                            figure -> figure.getOrDefault("observation_id", ""), RealFiguresIT::valueAndSource));
            var answered = new ArrayList<Map<String, String>>();
            for (String dataset : DATASETS) {
                answered.addAll(json(dataset, "asOf=" + day).rows());
            }
            assertThat(answered)
                    .allSatisfy(row ->
                            assertThat(row.get("published_on")).isNotNull().isLessThanOrEqualTo(day));
            assertThat(answered.stream()
                            .collect(Collectors.toMap(
                                    row -> row.getOrDefault("observation_id", ""), RealFiguresIT::valueAndSource)))
                    .isEqualTo(expected);
        }

        @Test
        void neverShowsAFigureBeforeItsPublication() {
            assertThat(figures)
                    .filteredOn(figure -> figure.containsKey("published_on") && figure.containsKey("valid_from"))
                    .hasSizeGreaterThan(2_000)
                    .allSatisfy(figure -> assertThat(figure.getOrDefault("valid_from", ""))
                            .isGreaterThanOrEqualTo(figure.get("published_on")));
        }

        @Test
        void withHistoryShowsTheFiguresKnownByThatDay() {
            String day = "2023-06-30";
            long known = figures.stream()
                    .filter(figure ->
                            figure.getOrDefault("published_on", "9999").compareTo(day) <= 0)
                    .count();
            long answered = DATASETS.stream()
                    .mapToLong(dataset ->
                            json(dataset, "history=true&asOf=" + day).rows().size())
                    .sum();
            assertThat(answered).isEqualTo(known).isPositive();
        }
    }

    @Nested
    class Records {

        @ParameterizedTest
        @FieldSource("org.steppe.api.endtoend.RealFiguresIT#DATASETS")
        void everyObservationLeadsToTheFiguresBehindIt(String dataset) {
            Map<String, Long> figures = json(dataset, "history=true").rows().stream()
                    .collect(Collectors.groupingBy(
                            row -> row.getOrDefault("observation_id", ""), Collectors.counting()));
            var ids = new HashSet<String>();
            for (Map<String, String> row : json(dataset, "").rows()) {
                String id = row.getOrDefault("observation_id", "");
                assertThat(ids.add(id)).as("%s is there once", id).isTrue();
                JsonNode found = ok("/v1/observations/" + id).json();
                assertThat(found.path("dataset").asString()).isEqualTo(dataset);
                assertThat(found.path("time_period").asString()).isEqualTo(row.get("time_period"));
                for (Map.Entry<String, JsonNode> code : found.path("key").properties()) {
                    assertThat(code.getValue().asString()).isEqualTo(row.get(code.getKey()));
                }
                assertThat(found.path("figures").size())
                        .isEqualTo(figures.getOrDefault(id, 0L).intValue());
                List<JsonNode> current = found.path("figures")
                        .valueStream()
                        .filter(figure -> figure.path("standing").asString().equals("current"))
                        .toList();
                assertThat(current).as(id).hasSize(1);
                assertThat(Double.toString(current.getFirst().path("obs_value").doubleValue()))
                        .isEqualTo(row.get("obs_value"))
                        .isEqualTo(Double.toString(found.path("obs_value").doubleValue()));
                assertThat(current.getFirst().path("source").path("id").asString())
                        .isEqualTo(row.get("source_id"));
            }
            assertThat(ids).isEqualTo(figures.keySet());
        }
    }

    private static String valueAndSource(Map<String, String> row) {
        return row.get("obs_value") + " of " + row.get("source_id");
    }

    private Table json(String dataset, String selection) {
        return read(dataset, selection, "json");
    }

    private Table csv(String dataset, String selection) {
        return read(dataset, selection, "csv");
    }

    private Table arrow(String dataset, String selection) {
        return read(dataset, selection, "arrow");
    }

    private Table read(String dataset, String selection, String format) {
        return Tables.read(ok(address(dataset, selection, format)));
    }

    private static String address(String dataset, String selection, String format) {
        return "/v1/datasets/" + dataset + "/observations?format=" + format
                + (selection.isEmpty() ? "" : "&" + selection);
    }

    private Answer ok(String address) {
        Answer answer = http.get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }
}
