package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** How versions differ, as the service lists it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionChangesTest {

    private static final String VERSIONS = "/v1/datasets/economy/versions";

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeAll
    void start(@TempDir Path folder) {
        TestWarehouse.load(folder, 2);
        TestWarehouse.load(folder, 4);
        TestWarehouse.loadWithoutCommunique(folder, "The communiqué was a draft");
        TestWarehouse.load(folder, 5);
        TestWarehouse.rollback(folder, 3, null);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aVersionIsComparedWithTheOneBefore() {
        Answer answer = service.get(VERSIONS + "/1.1/changes");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-dataset-version")).isEqualTo("1.1");
        JsonNode json = answer.json();
        assertThat(json.propertyNames())
                .containsExactly("dataset", "version", "since", "structure", "observations", "warnings");
        assertThat(json.get("since").stringValue()).isEqualTo("1.0");
        assertThat(json.get("observations"))
                .extracting(
                        row -> row.get("change").stringValue(),
                        row -> row.get("time_period").stringValue(),
                        row -> row.get("obs_value").toString(),
                        row -> row.get("cause").stringValue(),
                        row -> row.get("cause_source_id").stringValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "added", "2010-03", "3.5", "figure-added", TestWarehouse.COMMUNIQUE),
                        org.assertj.core.groups.Tuple.tuple(
                                "added", "2010-04", "4.5", "figure-added", TestWarehouse.COMMUNIQUE));
    }

    @Test
    void everyKindOfChangeNamesWhatItWasAndThePublicationBehindIt() {
        JsonNode json = service.get(VERSIONS + "/1.2/changes").json();
        assertThat(json.get("structure").valueStream())
                .anySatisfy(change -> assertThat(change.toString()).isEqualTo("""
                        {"change":"removed","subject":"code","id":"M","codelist":"freq","before":{"zh":"月","en":"Monthly"}}"""));
        List<JsonNode> observations = json.get("observations").valueStream().toList();
        assertThat(observations)
                .filteredOn(row -> row.get("change").stringValue().equals("documented"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("obs_value").toString()).isEqualTo("4.4");
                    assertThat(row.has("previous_obs_value")).isFalse();
                    assertThat(row.get("cause").stringValue()).isEqualTo("figure-removed");
                    assertThat(row.get("cause_source_id").stringValue()).isEqualTo(TestWarehouse.COMMUNIQUE);
                });
        assertThat(observations)
                .filteredOn(row -> row.get("change").stringValue().equals("withdrawn"))
                .hasSize(5)
                .anySatisfy(row -> {
                    assertThat(row.get("time_period").stringValue()).isEqualTo("2022");
                    assertThat(row.has("obs_value")).isFalse();
                    assertThat(row.get("previous_obs_value").toString()).isEqualTo("23159.0");
                    assertThat(row.get("previous_obs_status").stringValue()).isEqualTo("A");
                });
    }

    @Test
    void withoutAnOlderVersionEverythingWasAdded() {
        JsonNode first = service.get(VERSIONS + "/1.0/changes").json();
        assertThat(first.has("since")).isFalse();
        assertThat(first.get("structure")).isEmpty();
        assertThat(first.get("observations")).hasSize(6);
        JsonNode latest = service.get(VERSIONS + "/latest/changes?since=none").json();
        assertThat(latest.get("version").stringValue()).isEqualTo("1.2");
        assertThat(latest.get("observations"))
                .hasSize(service.get("/v1/datasets/economy/observations")
                        .json()
                        .get("observations")
                        .size())
                .allSatisfy(row -> assertThat(row.get("change").stringValue()).isEqualTo("added"));
    }

    @Test
    void versionsThatARollbackTookBackLeadForthAndBack() {
        assertThat(service.get(VERSIONS + "/1.3").status()).isEqualTo(410);
        JsonNode forth = service.get(VERSIONS + "/1.3/changes").json();
        assertThat(forth.get("since").stringValue()).isEqualTo("1.2");
        JsonNode back = service.get(VERSIONS + "/1.2/changes?since=1.3").json();
        assertThat(changes(back, "withdrawn"))
                .isEqualTo(changes(forth, "added"))
                .isPositive();
        assertThat(service.get(VERSIONS + "/1.2/changes?since=1.2").json().get("observations"))
                .isEmpty();
    }

    private static long changes(JsonNode json, String kind) {
        return json.get("observations")
                .valueStream()
                .filter(row -> row.get("change").stringValue().equals(kind))
                .count();
    }

    @Test
    void everyFormatHasTheSameRows() throws IOException {
        String address = VERSIONS + "/1.2/changes?format=";
        int rows = service.get(address + "json").json().get("observations").size();
        Answer csv = service.get(address + "csv");
        assertThat(csv.text().lines()).hasSize(rows + 1);
        assertThat(csv.text())
                .startsWith(
                        "change,freq,ref_area,indicator,transformation,kind,time_period,obs_value,unit_mult,decimals,"
                                + "obs_status,qualifier,published_on,source_id,published_value,published_unit,published_text,"
                                + "observation_id,previous_obs_value,previous_unit_mult,previous_decimals,previous_obs_status,"
                                + "previous_qualifier,cause,judgement,cause_source_id,cause_published_on\r\n")
                .contains("\r\nwithdrawn,A,150000,GDP,LEVEL,ACTUAL,2022,,,,,,,,,,,economy.")
                .contains(",23159.0,8,1,A,,figure-removed,,communique-2023-03,2023-03-17\r\n");
        assertThat(csv.header("content-disposition")).isEqualTo("attachment; filename=\"economy-1.2-since-1.1.csv\"");
        assertThat(service.get(address + "tsv").text().lines()).hasSize(rows + 1);
        assertThat(service.get(address + "ndjson").text().lines())
                .hasSize(rows)
                .allSatisfy(line -> assertThat(line).startsWith("{\"change\":\""));
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(
                        new ByteArrayInputStream(
                                service.get(address + "arrow").response().body()),
                        allocator)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
                    .containsEntry("version", "1.2")
                    .containsEntry("since", "1.1");
            int read = 0;
            while (reader.loadNextBatch()) {
                read += reader.getVectorSchemaRoot().getRowCount();
            }
            assertThat(read).isEqualTo(rows);
        }
    }

    @Test
    void theSameAnswerIsNotSentTwice() {
        Answer answer = service.get(VERSIONS + "/1.2/changes?format=csv");
        assertThat(service.get(VERSIONS + "/1.2/changes?since=1.1&format=csv", "If-None-Match", answer.header("etag"))
                        .status())
                .isEqualTo(304);
        assertThat(service.get(VERSIONS + "/1.2/changes?since=1.0&format=csv", "If-None-Match", answer.header("etag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void versionsSayInWordsWhatHappened() {
        List<JsonNode> versions =
                service.get(VERSIONS).json().get("versions").valueStream().toList();
        assertThat(versions)
                .extracting(version -> version.get("version").stringValue())
                .containsExactly("1.2", "1.1", "1.0");
        assertThat(versions.get(0).get("note").stringValue()).isEqualTo("The communiqué was a draft");
        assertThat(versions.get(0).get("summary").get("en").stringValue())
                .isEqualTo("5 observations withdrawn, 1 with the same value on other figures;"
                        + " the structure or the codes in use changed;"
                        + " publications no longer used: 2022年统计公报 (Publisher of communique-2023-03, 2023-03-17)");
        assertThat(versions.get(0).get("summary").get("zh").stringValue())
                .isEqualTo("撤回5个观测值，1个数值不变而依据有变；结构或所用代码有变；"
                        + "不再采用的出版物1种：《2022年统计公报》（Publisher of communique-2023-03，2023-03-17）");
        assertThat(versions.get(0).get("publications").toString())
                .isEqualTo("{\"added\":[],\"removed\":[\"communique-2023-03\"]}");
        assertThat(versions.get(1).get("summary").get("zh").stringValue()).isEqualTo("新增2个观测值");
        assertThat(versions.get(1).has("note")).isFalse();
        assertThat(versions.get(2).get("summary").get("en").stringValue())
                .isEqualTo("First version, 6 observations from 4 publications");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/datasets/economy/versions/3.0/changes,             404, VERSION_UNKNOWN",
        "/v1/datasets/economy/versions/1.1/changes?since=0.9,   404, VERSION_UNKNOWN",
        "/v1/datasets/economy/versions/1.1/changes?since=1.*,   400, VERSION_INVALID",
        "/v1/datasets/economy/versions/first/changes,           400, VERSION_INVALID",
        "/v1/datasets/economies/versions/1.1/changes,           404, DATASET_UNKNOWN",
        "/v1/datasets/economy/versions/1.1/changes?until=1.0,   400, PARAMETER_UNKNOWN",
        "/v1/datasets/economy/versions/1.1/changes?format=xlsm, 406, FORMAT_NOT_AVAILABLE",
    })
    void badRequestsAreToldWhatIsWrong(String address, int status, String code) {
        Answer answer = service.get(address);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCodes()).containsExactly(code);
    }

    @Test
    void severalProblemsAreToldAtOnce() {
        Answer answer = service.get(VERSIONS + "/one/changes?since=two&colour=red");
        assertThat(answer.errorCodes())
                .containsExactlyInAnyOrder("PARAMETER_UNKNOWN", "VERSION_INVALID", "VERSION_INVALID");
    }
}
