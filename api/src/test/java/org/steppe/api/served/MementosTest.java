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
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** Negotiation in time (RFC 7089): versions as mementos of addresses without a version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MementosTest {

    private static final String ECONOMY = "/v1/datasets/economy";
    private static final String SELECTION = ECONOMY + "/observations?freq=M&ref_area=150000";
    private static final String DATETIME = "Accept-Datetime";

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thu, 01 Jan 1970 00:00:00 GMT | 1.0
            Fri, 01 Mar 2024 08:00:00 GMT | 1.0
            Mon, 01 Apr 2024 07:59:59 GMT | 1.0
            Mon, 01 Apr 2024 08:00:00 GMT | 1.1
            Wed, 01 May 2024 08:00:00 GMT | 1.2
            Fri, 01 Jan 2100 00:00:00 GMT | 1.2
            """)
    void theVersionThatWasTheLatestThenIsChosen(String time, String version) {
        for (String address : List.of(ECONOMY, SELECTION)) {
            for (Answer gate : List.of(service.get(address, DATETIME, time), service.head(address, DATETIME, time))) {
                assertThat(gate.status()).isEqualTo(302);
                assertThat(gate.header("vary")).isEqualTo("Accept-Datetime");
                assertThat(gate.header("memento-datetime")).isEmpty();
                assertThat(gate.links().target("original timegate")).isEqualTo(address);
                assertThat(gate.header("location"))
                        .isEqualTo(address + (address.contains("?") ? "&" : "?") + "version=" + version);
                Answer memento = service.get(gate.header("location"));
                assertThat(memento.json().get("version").stringValue()).isEqualTo(version);
                assertThat(memento.header("memento-datetime")).endsWith(" GMT");
            }
        }
    }

    @Test
    void mementosLeadToTheirNeighbours() {
        for (String address : List.of(ECONOMY + "?version=1.1", SELECTION + "&version=1.1")) {
            Answer memento = service.get(address, DATETIME, "Thu, 01 Jan 1970 00:00:00 GMT");
            assertThat(memento.status()).isEqualTo(200);
            assertThat(memento.header("memento-datetime")).isEqualTo("Mon, 01 Apr 2024 08:00:00 GMT");
            assertThat(memento.links().target("first prev memento")).isEqualTo(address.replace("1.1", "1.0"));
            assertThat(memento.links().target("memento")).isEqualTo(address);
            assertThat(memento.links().target("last next memento")).isEqualTo(address.replace("1.1", "1.2"));
            assertThat(service.head(address).header("memento-datetime")).isEqualTo(memento.header("memento-datetime"));
        }
        assertThat(service.get(ECONOMY + "?version=1.0")
                        .json()
                        .get("observations")
                        .intValue())
                .isLessThan(service.get(ECONOMY).json().get("observations").intValue());
    }

    @Test
    void theOriginalIsNoMementoAndSaysWhereTheyAre() {
        for (String address : List.of(ECONOMY, SELECTION)) {
            // Twice, since the second answer comes from memory.
            for (int i = 0; i < 2; i++) {
                Answer original = service.get(address);
                assertThat(original.header("memento-datetime")).isEmpty();
                assertThat(String.join(", ", original.response().headers().allValues("vary")))
                        .contains("Accept-Datetime");
                assertThat(original.links().target("original timegate")).isEqualTo(address);
                assertThat(original.links().target("first memento")).endsWith("version=1.0");
                assertThat(original.links().target("last memento")).endsWith("version=1.2");
                assertThat(service.get(original.links().target("timemap")).status())
                        .isEqualTo(200);
            }
        }
        assertThat(service.get(SELECTION + "&version=1.*").header("memento-datetime"))
                .isEmpty();
        assertThat(service.get(SELECTION + "&version=latest").header("memento-datetime"))
                .isEmpty();
        assertThat(service.get(SELECTION + "&version=1.2").header("memento-datetime"))
                .isNotEmpty();
    }

    @Test
    void anAnswerFromMemoryIsNotTakenForOneOfAnotherTime() {
        assertThat(service.get(SELECTION).status()).isEqualTo(200);
        assertThat(service.get(SELECTION, DATETIME, "Fri, 01 Mar 2024 08:00:00 GMT")
                        .status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2024-03-01",
                "2024-03-01T08:00:00Z",
                "Fri, 01 Mar 2024 08:00:00 +0800",
                "Fri, 1 Mar 2024 08:00:00 GMT",
                "Mon, 01 Mar 2024 08:00:00 GMT",
                "Fri, 30 Feb 2024 08:00:00 GMT",
                "Fri, 01 Mar 2024 08:00:00 GMT, Fri, 01 Mar 2024 08:00:00 GMT",
            })
    void datesThatAreNoneAreRefused(String time) {
        for (String address : List.of(ECONOMY, SELECTION)) {
            Answer refused = service.get(address, DATETIME, time);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errorCodes()).containsExactly("DATE_INVALID");
            assertThat(refused.json().get("errors").get(0).get("path").stringValue())
                    .isEqualTo(DATETIME);
        }
    }

    @Test
    void timeMapsListAllVersions() {
        Answer links = service.get(ECONOMY + "/timemap");
        assertThat(links.header("content-type")).isEqualTo("application/link-format");
        assertThat(links.text()).isEqualTo("""
                </v1/datasets/economy>; rel="original timegate",
                </v1/datasets/economy/timemap>; rel="self"; type="application/link-format"; from="Fri, 01 Mar 2024 08:00:00 GMT"; until="Wed, 01 May 2024 08:00:00 GMT",
                </v1/datasets/economy?version=1.0>; rel="first memento"; datetime="Fri, 01 Mar 2024 08:00:00 GMT",
                </v1/datasets/economy?version=1.1>; rel="memento"; datetime="Mon, 01 Apr 2024 08:00:00 GMT",
                </v1/datasets/economy?version=1.2>; rel="last memento"; datetime="Wed, 01 May 2024 08:00:00 GMT"
                """);
        JsonNode json = service.get(ECONOMY + "/observations/timemap?freq=M", "Accept", "application/json")
                .json();
        assertThat(json.get("mementos"))
                .extracting(memento -> memento.get("href").stringValue())
                .containsExactly(
                        ECONOMY + "/observations?freq=M&version=1.0",
                        ECONOMY + "/observations?freq=M&version=1.1",
                        ECONOMY + "/observations?freq=M&version=1.2");
        assertThat(service.get(ECONOMY + "/timemap?format=json")
                        .json()
                        .get("original")
                        .stringValue())
                .isEqualTo(ECONOMY);
        assertThat(service.get(ECONOMY + "/observations/timemap?frek=M").errorCodes())
                .containsExactly("PARAMETER_UNKNOWN");
        assertThat(service.get(ECONOMY + "/timemap", "Accept", "text/html").status())
                .isEqualTo(406);
        assertThat(service.get("/v1/datasets/nothing/timemap").status()).isEqualTo(404);
    }
}
