package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import tools.jackson.databind.JsonNode;

/** Histories in their shapes, and what is counted over them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VintagesTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";
    private static final String GROWTH = "?indicator=GDP&transformation=GROWTH_YOY&kind=ACTUAL&history=true&vintages=";
    private static final int MANY = 10_000;

    private final Service service;

    VintagesTest(@TempDir Path folder) {
        Catalogue usual = TestWarehouse.catalogue();
        var sources = new ArrayList<>(usual.sources());
        var figures = new ArrayList<>(TestWarehouse.figures(12));
        for (int i = 0; i < MANY; i++) {
            LocalDate day = LocalDate.of(1990, 1, 1).plusDays(i);
            sources.add(new Source(
                    "day-" + day,
                    "Bulletin",
                    "Bureau",
                    PublisherKind.OFFICIAL_STATISTICS,
                    day,
                    null,
                    "zh",
                    null,
                    List.of(),
                    null,
                    null));
            figures.add(new Figure(
                    "port-freight",
                    new SeriesKey(List.of("A", "150000", "PORT_FREIGHT", "LEVEL", "ACTUAL")),
                    TimePeriod.year(1989),
                    new BigDecimal(1000 + i + ".5"),
                    8,
                    ObservationStatus.A,
                    Qualifier.EXACT,
                    null,
                    null,
                    "day-" + day,
                    null,
                    "1",
                    "CNY_100M",
                    null));
        }
        TestWarehouse.load(folder, new Catalogue(usual.dataflows(), usual.codelists(), sources), figures, null);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private JsonNode rows(String address) {
        Answer answer = service.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("observations");
    }

    @Nested
    class InColumns {

        @Test
        void aColumnForEachDayHasWhatAReaderSawThen() {
            assertThat(service.get(OBSERVATIONS + GROWTH + "columns&format=csv").text())
                    .isEqualTo("""
                            freq,ref_area,indicator,transformation,kind,time_period,unit_mult,observation_id,obs_value_2023_03_17,obs_value_2024_01_24
                            A,150000,GDP,GROWTH_YOY,ACTUAL,2022,0,%s,4.2,4.4
                            """.formatted(rows(OBSERVATIONS + GROWTH + "all")
                                    .get(0)
                                    .get("observation_id")
                                    .stringValue())
                            .replace("\n", "\r\n"));
            assertThat(service.get(OBSERVATIONS + "?freq=A&transformation=LEVEL&history=true&vintages=columns"
                                    + "&columns=time_period,obs_value&sort=-time_period&format=csv")
                            .text())
                    .isEqualTo(
                            "time_period,obs_value_2023_03_17,obs_value_2024_01_24\r\n2023,,24627\r\n2022,23159.0,23159.0\r\n");
        }

        @Test
        void asOfEndsTheColumnsAtItsDay() {
            JsonNode row =
                    rows(OBSERVATIONS + GROWTH + "columns&asOf=2023-12-31").get(0);
            assertThat(row.get("obs_value_2023_03_17").doubleValue()).isEqualTo(4.2);
            assertThat(row.has("obs_value_2024_01_24")).isFalse();
        }

        @Test
        void nothingPublishedYetIsAnEmptyAnswer() {
            Answer answer = service.get(OBSERVATIONS + GROWTH + "columns&asOf=2020-01-01");
            assertThat(answer.json().get("observations")).isEmpty();
            assertThat(service.get(OBSERVATIONS + GROWTH
                                    + "columns&asOf=2020-01-01&format=csv&columns=time_period,obs_value")
                            .text())
                    .isEqualTo("time_period,obs_value\r\n");
        }

        @Test
        void tenThousandVintagesAreRefusedWithOtherWays() {
            Answer answer =
                    service.get("/v1/datasets/port-freight/observations?history=true&vintages=columns&format=csv");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCodes()).containsExactly("SELECTION_TOO_LARGE");
            assertThat(answer.text()).contains("10001 days", "1000 columns", "new-and-revised", "first-and-latest");
        }

        @Test
        void aThousandVintagesFitIntoEveryFormat() {
            String address =
                    "/v1/datasets/port-freight/observations?history=true&vintages=columns&asOf=1992-09-26&format=";
            for (String format : List.of("json", "ndjson", "csv", "tsv", "xlsx", "arrow", "arrow-file", "parquet")) {
                Answer answer = service.get(address + format);
                assertThat(answer.status()).as(format).isEqualTo(200);
                assertThat(answer.response().body().length).as(format).isGreaterThan(4000);
            }
            assertThat(service.get(address + "csv").text())
                    .contains("obs_value_1992_09_26")
                    .endsWith("1999.5\r\n");
        }

        @Test
        void pagesGoOn() {
            String address = OBSERVATIONS + "?history=true&vintages=columns&freq=M&limit=5";
            JsonNode first = service.get(address).json();
            assertThat(first.get("observations")).hasSize(5);
            JsonNode second = service.get(first.get("next").stringValue()).json();
            assertThat(second.get("observations")).hasSize(5);
            assertThat(rows(second.get("next").stringValue())).hasSize(2);
        }

        @Test
        void aDescriptionHasTheSameColumns() {
            String parameters = GROWTH + "columns&format=csv";
            List<String> described = service.get("/v1/datasets/economy/csvw" + parameters)
                    .json()
                    .get("tableSchema")
                    .get("columns")
                    .valueStream()
                    .map(column -> column.get("name").stringValue())
                    .toList();
            assertThat(String.join(",", described))
                    .isEqualTo(service.get(OBSERVATIONS + parameters)
                            .text()
                            .lines()
                            .findFirst()
                            .orElseThrow());
        }

        @Test
        void theAddressToCiteIsShortAndLeadsToTheSame() {
            Answer answer = service.get(OBSERVATIONS + GROWTH + "columns");
            String cited = answer.links().target("cite-as");
            assertThat(cited).contains("history=true&vintages=columns").doesNotContain("obs_value");
            assertThat(rows(cited)).isEqualTo(answer.json().get("observations"));
        }
    }

    @Nested
    class NewAndRevised {

        @Test
        void hasTheFiguresThatChangedTheValue() {
            String levels = OBSERVATIONS + "?freq=A&transformation=LEVEL&history=true&vintages=";
            assertThat(rows(levels + "all")).hasSize(3);
            assertThat(rows(levels + "new-and-revised")).hasSize(2);
            assertThat(rows(OBSERVATIONS + GROWTH + "new-and-revised"))
                    .extracting(row -> row.get("judgement").stringValue())
                    .containsExactly("first", "revises");
            assertThat(rows("/v1/datasets/port-freight/observations?history=true&vintages=new-and-revised"))
                    .hasSize(MANY + 1);
        }
    }

    @Nested
    class FirstAndLatest {

        @Test
        void hasBothValuesAndTheirDifference() {
            JsonNode row = rows(OBSERVATIONS + GROWTH + "first-and-latest").get(0);
            assertThat(row.toString())
                    .contains(
                            "\"first_obs_value\":4.2,\"first_decimals\":1,\"first_obs_status\":\"P\"",
                            "\"first_source_id\":\"communique-2023-03\",\"first_valid_from\":\"2023-03-17\"",
                            "\"latest_obs_value\":4.4,\"latest_decimals\":1,\"latest_obs_status\":\"A\"",
                            "\"latest_source_id\":\"bureau-2024-01\",\"latest_valid_from\":\"2024-01-24\"",
                            "\"difference\":0.2,\"unit_mult\":0,\"vintages\":2");
            assertThat(service.get(OBSERVATIONS + "?freq=M&last=1&history=true&vintages=first-and-latest&format=csv"
                                    + "&columns=first_obs_value,latest_obs_value,difference")
                            .text())
                    .isEqualTo("first_obs_value,latest_obs_value,difference\r\n12.5,12.5,0.0\r\n");
        }

        @Test
        void labelsStandForCodes() {
            assertThat(service.get(OBSERVATIONS + GROWTH
                                    + "first-and-latest&format=csv&labels=both&lang=en&columns=first_obs_status")
                            .text())
                    .isEqualTo("first_obs_status,first_obs_status_label\r\nP,Provisional\r\n");
        }

        @Test
        void typesAreThoseOfNumbersAndDays() throws IOException {
            Answer answer = service.get(
                    OBSERVATIONS + GROWTH
                            + "first-and-latest&format=arrow&columns=first_obs_value,difference,vintages,latest_valid_from,latest_source_id");
            try (var memory = new RootAllocator();
                    var reader = new ArrowStreamReader(
                            new ByteArrayInputStream(answer.response().body()), memory)) {
                assertThat(reader.getVectorSchemaRoot().getSchema().getFields())
                        .extracting(Field::getName)
                        .containsExactly(
                                "first_obs_value", "difference", "vintages", "latest_valid_from", "latest_source_id");
                assertThat(reader.loadNextBatch()).isTrue();
                assertThat(reader.getVectorSchemaRoot().getVector("difference").getObject(0))
                        .isEqualTo(0.2);
                assertThat(reader.getVectorSchemaRoot().getVector("vintages").getObject(0))
                        .isEqualTo(2);
            }
        }

        @Test
        void aChainOfTenThousandIsOneRow() {
            JsonNode row =
                    rows("/v1/datasets/port-freight/observations?time_period=1989&history=true&vintages=first-and-latest")
                            .get(0);
            assertThat(row.get("vintages").intValue()).isEqualTo(MANY);
            assertThat(row.get("difference").doubleValue()).isEqualTo(9999.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "columns", "new-and-revised", "first-and-latest"})
    void everyFormatThatIsATableHasEveryShape(String vintages) {
        for (String format : List.of("json", "ndjson", "csv", "tsv", "xlsx", "arrow", "arrow-file", "parquet")) {
            Answer answer = service.get(OBSERVATIONS + "?history=true&vintages=" + vintages + "&format=" + format);
            assertThat(answer.status()).as(format).isEqualTo(200);
            assertThat(service.head(OBSERVATIONS + "?history=true&vintages=" + vintages + "&format=" + format)
                            .header("etag"))
                    .isEqualTo(answer.header("etag"));
        }
        for (String format : List.of("jsonstat", "sdmx-csv", "sdmx-json")) {
            Answer answer = service.get(OBSERVATIONS + "?history=true&vintages=" + vintages + "&format=" + format);
            assertThat(answer.errorCodes()).as(format).containsExactly("HISTORY_NOT_IN_FORMAT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "all, 5, 4",
        "columns, 4, 4",
        "new-and-revised, 5, 4",
        "first-and-latest, 4, 4",
    })
    void availabilityCountsRows(String vintages, int rows, int series) {
        JsonNode available = service.get(
                        "/v1/datasets/economy/availability?freq=A&source_id=report-2023-01,communique-2023-03,bureau-2024-01"
                                + "&history=true&vintages=" + vintages)
                .json();
        assertThat(available.get("observations").intValue()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "vintages=columns,                                            vintages, PARAMETER_INVALID",
        "vintages=all,                                                vintages, PARAMETER_INVALID",
        "history=false&vintages=columns,                              vintages, PARAMETER_INVALID",
        "history=true&vintages=wide,                                  vintages, PARAMETER_INVALID",
        "history=true&vintages=,                                      vintages, PARAMETER_INVALID",
        "'history=true&vintages=columns&columns=source_id',           columns,  COLUMN_UNKNOWN",
        "'history=true&vintages=columns&columns=obs_value_2023_03_17',columns,  COLUMN_UNKNOWN",
        "'history=true&vintages=columns&sort=obs_value',              sort,     SORT_INVALID",
        "'history=true&vintages=first-and-latest&columns=obs_value',  columns,  COLUMN_UNKNOWN",
        "'history=true&columns=difference',                           columns,  COLUMN_UNKNOWN",
    })
    void whatDoesNotFitTogetherIsTold(String query, String path, String code) {
        Answer answer = service.get(OBSERVATIONS + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCodes()).containsExactly(code);
        assertThat(answer.json().get("errors").get(0).get("path").stringValue()).isEqualTo(path);
    }

    @Test
    void postedSelectionsHaveShapes() {
        Answer posted = service.post(OBSERVATIONS, """
                {"indicator": "GDP", "transformation": "GROWTH_YOY", "kind": "ACTUAL", "history": true,
                 "vintages": "first-and-latest"}""");
        assertThat(posted.json().get("observations")).isEqualTo(rows(OBSERVATIONS + GROWTH + "first-and-latest"));
    }

    @Nested
    class Revisions {

        private static final String REVISIONS = "/v1/datasets/economy/revisions";

        @Test
        void areToldForEachIndicatorAndUnit() {
            Answer answer = service.get(REVISIONS + "?kind=ACTUAL&format=csv");
            assertThat(answer.header("content-type")).startsWith("text/csv");
            assertThat(answer.text()).isEqualTo("""
                    indicator,transformation,unit_mult,observations,published_once,conflicting,qualified,refined,compared,revised,mean_revision,mean_absolute_revision,smallest_revision,largest_revision,relative_mean_revision,relative_mean_absolute_revision,mean_lag_days
                    GDP,LEVEL,8,2,2,0,0,0,0,0,,,,,,,
                    GDP,GROWTH_YOY,0,1,0,0,0,0,1,1,0.2,0.2,0.2,0.2,4.761904762,4.761904762,313
                    RETAIL_SALES,LEVEL,8,12,12,0,0,0,0,0,,,,,,,
                    """.replace("\n", "\r\n"));
        }

        @Test
        void asJsonTheySayWhatTheyAreAbout() {
            JsonNode json = service.get(REVISIONS + "?by=freq,ref_area&transformation=GROWTH_YOY&asOf=2023-12-31")
                    .json();
            assertThat(json.propertyNames())
                    .containsExactly("dataset", "version", "asOf", "by", "revisions", "warnings");
            assertThat(json.get("by").toString()).isEqualTo("[\"freq\",\"ref_area\",\"transformation\"]");
            assertThat(json.get("revisions"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.toString())
                            .isEqualTo("{\"freq\":\"A\",\"ref_area\":\"150000\",\"transformation\":\"GROWTH_YOY\","
                                    + "\"unit_mult\":0,\"observations\":2,\"published_once\":2,\"conflicting\":0,"
                                    + "\"qualified\":0,\"refined\":0,\"compared\":0,\"revised\":0}"));
        }

        @Test
        void aLongChainIsOneRevision() {
            JsonNode row = service.get("/v1/datasets/port-freight/revisions?time_period=1989")
                    .json()
                    .get("revisions")
                    .get(0);
            assertThat(row.get("mean_revision").doubleValue()).isEqualTo(9999.0);
            assertThat(row.get("mean_lag_days").doubleValue()).isEqualTo(9999.0);
        }

        @Test
        void areNotSentAgainToWhoHasThem() {
            Answer answer = service.get(REVISIONS);
            assertThat(service.get(REVISIONS, "If-None-Match", answer.header("etag"))
                            .status())
                    .isEqualTo(304);
            assertThat(service.get(REVISIONS + "?kind=ACTUAL").header("etag")).isNotEqualTo(answer.header("etag"));
        }

        @ParameterizedTest
        @CsvSource({
            "by=indicater,        400, PARAMETER_INVALID",
            "by=time_period,      400, PARAMETER_INVALID",
            "history=true,        400, PARAMETER_UNKNOWN",
            "limit=5,             400, PARAMETER_UNKNOWN",
            "format=xlsx,         406, FORMAT_NOT_AVAILABLE",
            "version=9.9,         404, VERSION_UNKNOWN",
        })
        void badParametersAreTold(String query, int status, String code) {
            Answer answer = service.get(REVISIONS + "?" + query);
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.errorCodes()).containsExactly(code);
        }
    }
}
