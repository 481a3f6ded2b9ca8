package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** Selections of what changed after a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdatedAfterTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeAll
    void start(@TempDir Path folder) {
        TestWarehouse.loadAt(folder, 2, "2024-03-01T08:00:00Z");
        TestWarehouse.loadAt(folder, 6, "2024-04-01T08:00:00Z");
        TestWarehouse.loadAt(folder, 9, "2024-05-01T08:00:00Z");
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static List<String> periods(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("observations")
                .valueStream()
                .map(row -> row.get("time_period").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31,                    7, 1.0",
        "2024-04-01T07:59:59Z,          7, 1.0",
        "2024-04-01T08:00:00Z,          3, 1.1",
        "2024-04-01T16:00:00%2B08:00,   3, 1.1",
        "2024-04-02,                    3, 1.1",
        "1.1,                           3, 1.1",
        "1.0,                           7, 1.0",
    })
    void onlyWhatChangedAfterThenIsSelected(String after, int months, String version) {
        Answer answer = service.get(OBSERVATIONS + "?updatedAfter=" + after);
        assertThat(periods(answer)).hasSize(months).isSorted().endsWith("2010-09");
        assertThat(answer.json().get("changedSince").stringValue()).isEqualTo(version);
    }

    @Test
    void nothingChangedSinceTheLatestAndEverythingSinceBeforeTheFirst() {
        JsonNode nothing =
                service.get(OBSERVATIONS + "?updatedAfter=2024-05-02").json();
        assertThat(nothing.get("observations")).isEmpty();
        assertThat(nothing.get("warnings").get(0).get("code").stringValue()).isEqualTo("NO_OBSERVATIONS");
        assertThat(service.get(OBSERVATIONS + "?updatedAfter=2020-01-01").json().get("observations"))
                .isEqualTo(service.get(OBSERVATIONS).json().get("observations"));
    }

    @Test
    void goesTogetherWithEverythingElse() {
        String after = "?updatedAfter=1.0&";
        assertThat(periods(service.get(OBSERVATIONS + after + "version=1.1"))).hasSize(4);
        assertThat(periods(service.get(OBSERVATIONS + after + "freq=A"))).isEmpty();
        assertThat(periods(service.get(OBSERVATIONS + after + "last=2"))).containsExactly("2010-08", "2010-09");
        assertThat(periods(service.get(OBSERVATIONS + after + "sort=-time_period&time_period=2010-05..2010-06")))
                .containsExactly("2010-06", "2010-05");
        assertThat(service.get(OBSERVATIONS + after + "history=true&columns=time_period,standing&format=csv")
                        .text()
                        .lines())
                .hasSize(8);
        assertThat(service.get("/v1/datasets/economy/availability" + after + "freq=M")
                        .json()
                        .get("observations")
                        .intValue())
                .isEqualTo(7);
        assertThat(service.post(OBSERVATIONS, "{\"updatedAfter\":\"1.1\"}")
                        .json()
                        .get("observations"))
                .hasSize(3);
    }

    @Test
    void pagesGoOnWithinWhatChanged() {
        JsonNode first =
                service.get(OBSERVATIONS + "?updatedAfter=2024-03-31&limit=5").json();
        assertThat(first.get("observations")).hasSize(5);
        assertThat(periods(service.get(first.get("next").stringValue()))).containsExactly("2010-08", "2010-09");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday,  400, DATE_INVALID",
        "2024-13-01, 400, DATE_INVALID",
        "2062-01-01, 400, DATE_INVALID",
        "7.0,        404, VERSION_UNKNOWN",
    })
    void badTimesAreToldWhatIsWrong(String after, int status, String code) {
        Answer answer = service.get(OBSERVATIONS + "?updatedAfter=" + after);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCodes()).containsExactly(code);
    }
}
