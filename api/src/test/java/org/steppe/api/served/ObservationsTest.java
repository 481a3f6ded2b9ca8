package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** What comes back for sound requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservationsTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";
    private static final String GROWTH = OBSERVATIONS + "?indicator=GDP&transformation=GROWTH_YOY&kind=ACTUAL";

    private final Service service;

    ObservationsTest(@TempDir Path folder) {
        TestWarehouse.load(folder, 36);
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

    private static List<String> values(JsonNode rows, String column) {
        return rows.valueStream().map(row -> row.get(column).asString()).toList();
    }

    @Nested
    class Selections {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                indicator=GDP                                            | 4
                indicator=GDP*                                           | 4
                indicator=GDP,RETAIL_SALES                               | 40
                indicator=*                                              | 40
                freq=A                                                   | 4
                freq=A&kind=ESTIMATE                                     | 1
                ref_area=150000.children                                 | 0
                ref_area=150000.descendants,150000                       | 40
                indicator=GDP_PER_CAPITA                                 | 0
                time_period=2022                                         | 3
                time_period=2010                                         | 0
                time_period=2010..2010                                   | 12
                time_period=2010..2011-06                                | 18
                time_period=..2010-03                                    | 3
                time_period=2012-11..                                    | 6
                time_period=2010-01,2010-05,2022                         | 5
                freq=M&last=2                                            | 2
                freq=M&first=3                                           | 3
                last=1                                                   | 4
                first=99999999999                                        | 40
                obs_status=P                                             | 0
                obs_status=A                                             | 39
                qualifier=OVER                                           | 1
                qualifier=EXACT                                          | 39
                source_id=communique-2023-03                             | 37
                source_id=communique-2023-03,report-2023-01              | 38
                """)
        void selectSoManyRows(String query, int count) {
            assertThat(rows(OBSERVATIONS + "?" + query)).hasSize(count);
        }

        @Test
        void codesThatExistAndAreNotUsedGetAWarning() {
            Answer answer = service.get(OBSERVATIONS + "?ref_area=150627,150000");
            assertThat(answer.json()
                            .get("warnings")
                            .valueStream()
                            .map(w -> w.get("code").stringValue()))
                    .containsExactly("CODE_NOT_IN_USE");
        }

        @Test
        void leavesWithoutChildrenGetAWarning() {
            Answer answer = service.get(OBSERVATIONS + "?ref_area=150627.children");
            assertThat(answer.json()
                            .get("warnings")
                            .valueStream()
                            .map(w -> w.get("code").stringValue()))
                    .containsExactly("NO_CHILDREN", "NO_OBSERVATIONS");
        }

        @Test
        void postedSelectionsAreTheSame() {
            Answer posted = service.post(OBSERVATIONS, """
                    {"indicator": ["GDP"], "transformation": "GROWTH_YOY", "kind": ["ACTUAL"]}""");
            assertThat(posted.text()).isEqualTo(service.get(GROWTH).text());
            assertThat(posted.header("etag")).isEmpty();
            assertThat(service.post(OBSERVATIONS, "{}").json().get("observations"))
                    .hasSize(40);
        }

        @Test
        void asOfAnswersWhatWasKnown() {
            assertThat(values(rows(GROWTH + "&asOf=2023-06-30"), "obs_value")).containsExactly("4.2");
            assertThat(values(rows(GROWTH + "&asOf=2024-01-24"), "obs_value")).containsExactly("4.4");
            assertThat(rows(GROWTH + "&asOf=2023-03-16")).isEmpty();
            assertThat(service.get(GROWTH + "&asOf=2023-06-30")
                            .json()
                            .get("asOf")
                            .stringValue())
                    .isEqualTo("2023-06-30");
        }

        @Test
        void historyShowsEveryFigure() {
            JsonNode rows = rows(GROWTH + "&history=true");
            assertThat(values(rows, "obs_value")).containsExactly("4.2", "4.4");
            assertThat(values(rows, "standing")).containsExactly("superseded", "current");
            assertThat(rows.get(0).get("valid_to").stringValue()).isEqualTo("2024-01-24");
            assertThat(rows.get(1).has("valid_to")).isFalse();
        }
    }

    @Nested
    class Shapes {

        @Test
        void digitsAreAsPublished() {
            assertThat(service.get("/v1/datasets/port-freight/observations").text())
                    .contains("\"obs_value\":7.0,");
            assertThat(service.get("/v1/datasets/port-freight/observations?columns=obs_value&format=csv")
                            .text())
                    .isEqualTo("obs_value\r\n7.0\r\n");
            assertThat(service.get(OBSERVATIONS + "?indicator=GDP&transformation=LEVEL&columns=obs_value&format=csv")
                            .text())
                    .isEqualTo("obs_value\r\n23159.0\r\n24627\r\n");
        }

        @Test
        void membersComeInTheOrderOfTheStructure() {
            assertThat(rows(GROWTH).get(0).propertyNames())
                    .containsExactly(
                            "freq",
                            "ref_area",
                            "indicator",
                            "transformation",
                            "kind",
                            "time_period",
                            "obs_value",
                            "unit_mult",
                            "decimals",
                            "obs_status",
                            "published_on",
                            "source_id",
                            "published_value",
                            "published_unit",
                            "published_text",
                            "observation_id");
        }

        @Test
        void columnsComeInTheOrderAskedFor() {
            assertThat(service.get(GROWTH + "&columns=obs_value,period_start,freq&format=csv")
                            .text())
                    .isEqualTo("obs_value,period_start,freq\r\n4.4,2022-01-01,A\r\n");
        }

        @ParameterizedTest
        @CsvSource({
            "labels=code, 'ref_area,kind', '150000,ACTUAL'",
            "labels=label, 'ref_area,kind', '内蒙古自治区,实际'",
            "labels=label&lang=en, 'ref_area,kind', 'Inner Mongolia,Actual'",
            "labels=both&lang=en, 'ref_area,ref_area_label,kind,kind_label', '150000,Inner Mongolia,ACTUAL,Actual'"
        })
        void labels(String query, String header, String row) {
            assertThat(service.get(GROWTH + "&columns=ref_area,kind&format=csv&" + query)
                            .text())
                    .isEqualTo(header + "\r\n" + row + "\r\n");
        }

        @Test
        void sorting() {
            JsonNode rows = rows(OBSERVATIONS + "?freq=M&sort=-obs_value&columns=time_period");
            assertThat(values(rows, "time_period"))
                    .startsWith("2012-12", "2012-11")
                    .hasSize(36);
            assertThat(values(rows(OBSERVATIONS + "?sort=time_period,-kind&columns=time_period"), "time_period"))
                    .startsWith("2010-01")
                    .endsWith("2023");
        }

        @ParameterizedTest
        @CsvSource({
            "application/json, application/json",
            "text/csv, text/csv; charset=utf-8; header=present",
            "application/vnd.apache.arrow.stream, application/vnd.apache.arrow.stream",
            "application/vnd.apache.arrow.file, application/vnd.apache.arrow.file",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, "
                    + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/json-stat+json, application/json-stat+json",
            "application/jsonstat+json, application/json-stat+json",
            "'application/json-stat+json, application/json;q=0.9', application/json-stat+json",
            "application/vnd.sdmx.data+csv, application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
            "application/vnd.sdmx.data+json; version=2.0.0, application/vnd.sdmx.data+json; version=2.0.0",
            "'application/vnd.sdmx.data+json;version=1.0.0, text/*;q=0.1', text/csv; charset=utf-8; header=present",
            "'application/vnd.sdmx.data+json;q=0.2, application/vnd.sdmx.data+csv;version=2.0.0;q=0.3', application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
            "*/*, application/json"
        })
        void acceptChooses(String accept, String type) {
            assertThat(service.get(GROWTH, "Accept", accept).header("content-type"))
                    .isEqualTo(type);
        }

        @Test
        void formatWinsOverAccept() {
            assertThat(service.get(GROWTH + "&format=csv", "Accept", "application/json")
                            .header("content-type"))
                    .startsWith("text/csv");
        }

        @Test
        void answersHaveNames() {
            assertThat(service.get(GROWTH + "&format=csv").header("content-disposition"))
                    .isEqualTo("inline; filename=\"economy-1.0.csv\"");
            assertThat(service.get(GROWTH).header("content-disposition"))
                    .isEqualTo("inline; filename=\"economy-1.0.json\"");
        }
    }

    @Nested
    class Sdmx {

        private static final String CSV = "application/vnd.sdmx.data+csv; version=2.0.0";

        private String csv(String address, String accept) {
            Answer answer = service.get(address, "Accept", accept);
            assertThat(answer.header("content-type")).isEqualTo(CSV + "; charset=utf-8");
            return answer.text();
        }

        @Test
        void theKeyIsThereWhateverColumnsAreAskedFor() {
            assertThat(service.get(GROWTH + "&columns=obs_status&format=sdmx-csv")
                            .text())
                    .isEqualTo("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TRANSFORMATION,KIND,TIME_PERIOD,"
                            + "OBS_VALUE,OBS_STATUS\r\n"
                            + "dataflow,STEPPE:ECONOMY(1.0.0),I,A,150000,GDP,GROWTH_YOY,ACTUAL,2022,4.4,A\r\n");
            JsonNode structure = service.get(GROWTH + "&columns=obs_status&format=sdmx-json")
                    .json()
                    .at("/data/structures/0");
            assertThat(structure.at("/dimensions/observation")).hasSize(6);
            assertThat(structure.at("/attributes/observation")).hasSize(1);
        }

        @Test
        void theMediaTypeChoosesLabelsAndKeys() {
            String address = GROWTH + "&columns=kind&lang=en";
            assertThat(csv(address, CSV + "; labels=both; keys=obs"))
                    .startsWith("STRUCTURE,STRUCTURE_ID,ACTION,OBS_KEY,FREQ: FREQ,")
                    .contains("dataflow,STEPPE:ECONOMY(1.0.0): Economy,I,A.150000.GDP.GROWTH_YOY.ACTUAL.2022,")
                    .contains("150000: Inner Mongolia");
            assertThat(csv(address, CSV + "; labels=name")).startsWith("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,");
            assertThat(csv(address, CSV + "; labels=some; keys=all; timeFormat=original"))
                    .startsWith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,");
        }

        @Test
        void parametersOfTheAddressGoBeforeThoseOfTheMediaType() {
            assertThat(csv(GROWTH + "&labels=code&keys=series", CSV + "; labels=both; keys=both"))
                    .startsWith("STRUCTURE,STRUCTURE_ID,ACTION,SERIES_KEY,FREQ,");
        }

        @Test
        void whatTheMediaTypeChoosesHasATagOfItsOwn() {
            String plain = service.get(GROWTH, "Accept", CSV).header("etag");
            assertThat(service.get(GROWTH, "Accept", CSV + ";labels=both").header("etag"))
                    .isNotEqualTo(plain);
            assertThat(service.get(GROWTH, "Accept", CSV + ";keys=obs").header("etag"))
                    .isNotEqualTo(plain);
            assertThat(service.get(GROWTH + "&lang=en", "Accept", CSV).header("etag"))
                    .isNotEqualTo(plain);
        }

        @Test
        void aPageTellsOfTheNext() {
            Answer page = service.get(OBSERVATIONS + "?limit=2&format=sdmx-json");
            JsonNode dataset = page.json().at("/data/dataSets/0");
            assertThat(dataset.path("observations")).hasSize(2);
            assertThat(page.header("link"))
                    .startsWith("<" + dataset.at("/links/2/href").stringValue() + ">; rel=\"next\"");
        }

        @ParameterizedTest
        @CsvSource({
            "?format=sdmx-json, */*",
            "'', application/vnd.sdmx.structure+json;version=2.0.0",
            "'', 'application/json;q=0.5, application/vnd.sdmx.structure+json'"
        })
        void structuresAreMessagesToo(String query, String accept) {
            Answer answer = service.get("/v1/datasets/port-freight/structure" + query, "Accept", accept);
            assertThat(answer.header("content-type")).isEqualTo("application/vnd.sdmx.structure+json; version=2.0.0");
            assertThat(answer.header("x-dataset-version")).isEqualTo("1.0");
            JsonNode dataflow = answer.json().at("/data/dataflows/0");
            assertThat(dataflow.path("id").stringValue()).isEqualTo("PORT_FREIGHT");
            assertThat(dataflow.path("version").stringValue()).isEqualTo("1.0.0");
        }
    }

    @Nested
    class Pages {

        private List<String> follow(String address, int atMost) {
            var seen = new ArrayList<String>();
            String next = address;
            for (int i = 0; i < atMost && !next.isEmpty(); i++) {
                Answer answer = service.get(next);
                seen.addAll(values(answer.json().get("observations"), "observation_id"));
                String inBody =
                        answer.json().has("next") ? answer.json().get("next").stringValue() : "";
                assertThat(answer.links().target("next")).isEqualTo(inBody);
                next = inBody;
            }
            return seen;
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 7, 39, 40, 41})
        void togetherAreTheWhole(int limit) {
            List<String> whole = values(rows(OBSERVATIONS), "observation_id");
            assertThat(follow(OBSERVATIONS + "?limit=" + limit, 50)).isEqualTo(whole);
        }

        @Test
        void keepTheirOrder() {
            List<String> whole = values(rows(OBSERVATIONS + "?freq=M&sort=-obs_value"), "observation_id");
            assertThat(follow(OBSERVATIONS + "?freq=M&sort=-obs_value&limit=5", 50))
                    .isEqualTo(whole);
        }

        @Test
        void ofPostedSelectionsTakeTheSameBody() {
            String body = "{\"freq\": \"M\", \"limit\": 30}";
            Answer first = service.post(OBSERVATIONS, body);
            Answer second = service.post(first.json().get("next").stringValue(), body);
            assertThat(second.json().get("observations")).hasSize(6);
            assertThat(second.json().has("next")).isFalse();
        }

        @Test
        void everyFormatHasTheLink() {
            assertThat(service.get(OBSERVATIONS + "?limit=1&format=csv").header("link"))
                    .contains("rel=\"next\"");
            assertThat(service.head(OBSERVATIONS + "?limit=1&format=csv").header("link"))
                    .contains("rel=\"next\"");
        }
    }

    @Nested
    class Caching {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    GROWTH,
                    GROWTH + "&format=csv",
                    OBSERVATIONS + "?limit=2",
                    "/v1",
                    "/v1/config",
                    "/v1/datasets",
                    "/v1/datasets/economy",
                    "/v1/datasets/economy/structure",
                    "/v1/datasets/economy/availability?freq=A",
                    "/v1/datasets/economy/versions",
                    "/v1/codelists",
                    "/v1/codelists/area",
                    "/v1/sources",
                    "/v1/sources/communique-2023-03/figures",
                    "/v1/search?q=GDP",
                    "/openapi.yaml"
                })
        void whatAClientHasIsNotSentAgain(String address) {
            Answer first = service.get(address);
            String tag = first.header("etag");
            assertThat(tag).matches("\"[A-Za-z0-9_-]+\"");
            Answer again = service.get(address, "If-None-Match", "\"other\", W/" + tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("etag")).isEqualTo(tag);
            assertThat(again.text()).isEmpty();
            assertThat(service.get(address, "If-None-Match", "\"other\"").status())
                    .isEqualTo(200);
            Answer head = service.head(address);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("etag")).isEqualTo(tag);
            assertThat(head.header("content-type")).isEqualTo(first.header("content-type"));
            assertThat(head.text()).isEmpty();
        }

        @Test
        void equalSelectionsShareTheirTag() {
            String tag = service.get(OBSERVATIONS + "?indicator=GDP&freq=A").header("etag");
            assertThat(service.get(OBSERVATIONS + "?freq=A&indicator=GDP*").header("etag"))
                    .isEqualTo(tag);
            assertThat(service.get(OBSERVATIONS + "?freq=A&indicator=GDP&labels=label")
                            .header("etag"))
                    .isNotEqualTo(tag);
            assertThat(service.get(OBSERVATIONS + "?freq=A&indicator=GDP&format=csv")
                            .header("etag"))
                    .isNotEqualTo(tag);
        }

        @Test
        void eachCodecHasATagOfItsOwn() {
            var tags = new HashSet<String>();
            for (String codecs : List.of("", "&codecs=zstd", "&codecs=lz4")) {
                tags.add(service.get(OBSERVATIONS + "?format=arrow" + codecs).header("etag"));
                tags.add(service.get(OBSERVATIONS + "?format=arrow-file" + codecs)
                        .header("etag"));
            }
            assertThat(tags).hasSize(6);
        }

        @Test
        void codingsAreAppliedWhereAskedForAndHaveTagsOfTheirOwn() throws IOException {
            byte[] plain = service.get(OBSERVATIONS).response().body();
            Answer gzip = service.get(OBSERVATIONS, "Accept-Encoding", "gzip");
            Answer zstd = service.get(OBSERVATIONS, "Accept-Encoding", "gzip, deflate, zstd");
            assertThat(gzip.header("content-encoding")).isEqualTo("gzip");
            assertThat(zstd.header("content-encoding")).isEqualTo("zstd");
            assertThat(gzip.header("vary")).contains("Accept-Encoding");
            assertThat(gzip.header("etag")).isNotEqualTo(zstd.header("etag"));
            assertThat(new GZIPInputStream(
                                    new ByteArrayInputStream(gzip.response().body()))
                            .readAllBytes())
                    .isEqualTo(plain);
            assertThat(new ZstdInputStream(
                                    new ByteArrayInputStream(zstd.response().body()))
                            .readAllBytes())
                    .isEqualTo(plain);
        }

        @Test
        void headHasNoBodyAndTheSameHeaders() {
            Answer get = service.get(OBSERVATIONS + "?format=arrow");
            Answer head = service.head(OBSERVATIONS + "?format=arrow");
            for (String name : List.of("content-type", "content-disposition", "x-dataset-version", "vary")) {
                assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
            }
        }
    }

    @Nested
    class Others {

        @Test
        void recordsShowEveryFigureWithItsSourceAndReason() {
            String id = rows(GROWTH).get(0).get("observation_id").stringValue();
            JsonNode record = service.get("/v1/observations/" + id).json();
            assertThat(record.get("obs_value").asString()).isEqualTo("4.4");
            assertThat(record.get("keyLabels").get("ref_area").get("en").stringValue())
                    .isEqualTo("Inner Mongolia");
            JsonNode figures = record.get("figures");
            assertThat(values(figures, "judgement")).containsExactly("first", "revises");
            assertThat(figures.get(1).get("reason").get("en").stringValue())
                    .contains("4.2 (2023-03-17, communique-2023-03)");
            assertThat(figures.get(1).get("source").get("title").stringValue()).isEqualTo("2023年经济运行情况");
        }

        @Test
        void restatementsAreEvidenceAndChangeNothing() {
            JsonNode row = rows(OBSERVATIONS + "?indicator=GDP&transformation=LEVEL&time_period=2023")
                    .get(0);
            assertThat(row.get("obs_value").asString()).isEqualTo("24627");
            JsonNode record = service.get(
                            "/v1/observations/" + row.get("observation_id").stringValue())
                    .json();
            assertThat(values(record.get("figures"), "standing")).containsExactly("current", "restates");
        }

        @Test
        void availabilityTellsTheCost() {
            JsonNode answer = service.get("/v1/datasets/economy/availability?time_period=2010..2010")
                    .json();
            assertThat(answer.get("observations").intValue()).isEqualTo(12);
            assertThat(answer.get("series").intValue()).isEqualTo(1);
            assertThat(answer.get("dimensions")).hasSize(5);
            assertThat(answer.get("dimensions")
                            .get(2)
                            .get("codes")
                            .get(0)
                            .get("code")
                            .stringValue())
                    .isEqualTo("RETAIL_SALES");
            assertThat(answer.get("timePeriod").get("first").stringValue()).isEqualTo("2010-01");
            assertThat(answer.get("timePeriod").get("count").intValue()).isEqualTo(12);
            assertThat(answer.get("warnings")).isEmpty();
        }

        @Test
        void sourcesAreFoundByTheirOtherNames() {
            assertThat(service.get("/v1/sources/mirror-other-name")
                            .json()
                            .get("id")
                            .stringValue())
                    .isEqualTo(TestWarehouse.MIRROR);
        }

        @Test
        void figuresOfASourceComeFromAllDatasets() {
            JsonNode figures = service.get("/v1/sources/" + TestWarehouse.REVISION + "/figures")
                    .json()
                    .get("figures");
            assertThat(values(figures, "dataset")).containsExactly("economy", "economy", "port-freight");
            assertThat(figures.get(2).get("key").get("indicator").stringValue()).isEqualTo("PORT_FREIGHT");
        }

        @ParameterizedTest
        @CsvSource({
            "q=GDP, indicator, GDP",
            "q=gross+regional, indicator, GDP",
            "q=%E9%9B%B6%E5%94%AE, indicator, RETAIL_SALES",
            "q=ord, area, 150600",
            "q=%E9%84%82%E5%B0%94%E5%A4%9A%E6%96%AF, area, 150600",
            "q=economy, dataset, economy",
            "q=%E7%BB%9F%E8%AE%A1%E5%85%AC%E6%8A%A5, source, communique-2023-03"
        })
        void searchesFindTheBestFirst(String query, String type, String id) {
            JsonNode first =
                    service.get("/v1/search?" + query).json().get("results").get(0);
            assertThat(first.get("type").stringValue()).isEqualTo(type);
            assertThat(first.get("id").stringValue()).isEqualTo(id);
        }

        @Test
        void searchesForNothingKnownAreEmpty() {
            JsonNode answer = service.get("/v1/search?q=xyzzy").json();
            assertThat(answer.get("total").intValue()).isZero();
            assertThat(answer.get("results")).isEmpty();
        }

        @Test
        void everyOriginMayRead() {
            Answer preflight = service.method(
                    "OPTIONS", OBSERVATIONS, "Access-Control-Request-Headers", "content-type", "X-Any", "x");
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(preflight.header("access-control-allow-methods")).contains("POST");
            assertThat(preflight.header("access-control-allow-headers")).isEqualTo("content-type");
            assertThat(service.get(GROWTH).header("access-control-expose-headers"))
                    .contains("ETag", "Link");
        }

        @Test
        void metricsAreInTheFormatOfPrometheus() {
            assertThat(service.get(GROWTH).status()).isEqualTo(200);
            Answer metrics = service.get("/metrics");
            assertThat(metrics.header("content-type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(new String(metrics.response().body(), StandardCharsets.UTF_8))
                    .contains("steppe_generation 1.0")
                    .contains("http_server_requests_seconds_count");
        }
    }
}
