package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** What was known on a day, the same in the catalogue, in structures, in counts and in values. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfTest {

    private static final String ECONOMY = "/v1/datasets/economy";

    /** Everywhere where a day can be asked for. */
    private static final List<String> ADDRESSES = List.of(
            "/v1/datasets",
            ECONOMY,
            ECONOMY + "/structure",
            ECONOMY + "/availability",
            ECONOMY + "/observations",
            ECONOMY + "/revisions");

    private final Service service;

    AsOfTest(@TempDir Path folder) {
        TestWarehouse.load(folder, 3);
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

    private static List<String> warnings(JsonNode answer) {
        return answer.get("warnings")
                .valueStream()
                .map(warning -> warning.get("code").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-17, ''",
        "2023-01-18, economy",
        "2024-01-23, economy",
        "2024-01-24, 'economy,port-freight'",
    })
    void datasetsWithoutAFigureYetAreAbsent(String day, String datasets) {
        var ids = new ArrayList<String>();
        get("/v1/datasets?asOf=" + day)
                .get("datasets")
                .forEach(dataset -> ids.add(dataset.get("id").stringValue()));
        assertThat(String.join(",", ids)).isEqualTo(datasets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-01-17", "2023-01-18", "2023-03-17", "2024-01-24", "2026-11-25"})
    void countsPeriodsAndCodesAreThoseOfTheObservations(String day) {
        JsonNode dataset = get(ECONOMY + "?asOf=" + day);
        JsonNode available = get(ECONOMY + "/availability?asOf=" + day);
        JsonNode rows = get(ECONOMY + "/observations?asOf=" + day).get("observations");
        JsonNode figures =
                get(ECONOMY + "/observations?history=true&asOf=" + day).get("observations");
        assertThat(dataset.get("asOf").stringValue()).isEqualTo(day);
        assertThat(dataset.get("observations").intValue())
                .isEqualTo(rows.size())
                .isEqualTo(available.get("observations").intValue());
        assertThat(dataset.get("figures").intValue()).isEqualTo(figures.size());
        assertThat(dataset.get("series")).isEqualTo(available.get("series"));
        assertThat(dataset.path("firstPeriod"))
                .isEqualTo(available.get("timePeriod").path("first"));
        JsonNode structure = get(ECONOMY + "/structure?asOf=" + day);
        assertThat(structure.get("timeDimension").path("lastPeriod"))
                .isEqualTo(available.get("timePeriod").path("last"));
        for (int i = 0; i < structure.get("dimensions").size(); i++) {
            assertThat(structure
                            .get("dimensions")
                            .get(i)
                            .get("codes")
                            .valueStream()
                            .filter(code -> code.get("inUse").booleanValue())
                            .map(code -> code.get("code")))
                    .isEqualTo(available
                            .get("dimensions")
                            .get(i)
                            .get("codes")
                            .valueStream()
                            .map(code -> code.get("code"))
                            .toList());
        }
    }

    @Test
    void theLastPublicationIsOneOfThen() {
        JsonNode then = get(ECONOMY + "?asOf=2023-12-31");
        assertThat(then.get("lastPublishedOn").stringValue()).isEqualTo("2023-03-17");
        assertThat(then.get("sources").intValue()).isEqualTo(2);
        assertThat(then.get("warnings")).isEmpty();
        assertThat(get(ECONOMY).has("asOf")).isFalse();
        assertThat(get(ECONOMY).has("warnings")).isFalse();
    }

    @Test
    void sdmxStructuresAreOfThenToo() {
        String address = ECONOMY + "/structure?format=sdmx-json";
        assertThat(service.get(address).text()).contains("\"GDP\"", "RETAIL_SALES");
        assertThat(service.get(address + "&asOf=2023-01-18").text())
                .contains("\"GDP\"")
                .doesNotContain("RETAIL_SALES");
    }

    @Test
    void aDayBeforeEverythingIsToldEverywhere() {
        for (String address : ADDRESSES) {
            assertThat(warnings(get(address + "?asOf=1947-05-01")))
                    .as(address)
                    .contains("AS_OF_BEFORE_FIRST_PUBLICATION");
        }
    }

    @Test
    void aDayInTheFutureIsToldEverywhere() {
        for (String address : ADDRESSES) {
            assertThat(warnings(get(address + "?asOf=2999-12-31"))).as(address).containsExactly("AS_OF_IN_FUTURE");
        }
        assertThat(get(ECONOMY + "/observations?asOf=2999-12-31").get("observations"))
                .isEqualTo(get(ECONOMY + "/observations").get("observations"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-01-18T00:00:00Z",
                "2023-01-18T00:00:00%2B08:00",
                "2023-01-18Z",
                "2023-01-18%2B08:00",
                "2023-01-18T08"
            })
    void timesAndZonesAreRefusedEverywhere(String time) {
        for (String address : ADDRESSES) {
            Answer answer = service.get(address + "?asOf=" + time);
            assertThat(answer.status()).as(address).isEqualTo(400);
            assertThat(answer.errorCodes()).containsExactly("DATE_INVALID");
            assertThat(answer.text()).contains("Leave out the time");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023", "2023-02-30", "18.01.2023", "today"})
    void whatIsNoDayIsRefusedEverywhere(String day) {
        for (String address : ADDRESSES) {
            assertThat(service.get(address + "?asOf=" + day).errorCodes()).containsExactly("DATE_INVALID");
        }
    }
}
