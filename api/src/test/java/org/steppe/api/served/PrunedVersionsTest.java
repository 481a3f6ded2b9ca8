package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.generation.Retention;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import tools.jackson.databind.JsonNode;

/** What readers are told who ask for a version that was dropped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrunedVersionsTest {

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeAll
    void start(@TempDir Path folder) {
        TestWarehouse.load(folder, 2);
        TestWarehouse.load(folder, 3);
        TestWarehouse.load(folder, 4);
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, Clock.systemUTC())) {
            publisher.prune(publisher.planPruning(new Retention(2, null)), "room", Duration.ZERO);
        }
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/observations?version=1.0",
                "/structure?version=1.0",
                "/availability?version=1.0",
                "/files?version=1.0",
                "/files/economy-1.0.parquet",
                "/files/economy-1.0-0123456789abcdef.csv.zst",
                "/versions/1.0",
                "/versions/1.0/changes",
                "/versions/1.1/changes",
                "/citation?version=1.0"
            })
    void aPrunedVersionIsGoneAndTheNearestKeptAreNamed(String address) {
        Answer answer = service.get("/v1/datasets/economy" + address);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.errorCodes()).containsExactly("VERSION_GONE");
        JsonNode detail = answer.json().path("errors").get(0).path("detail");
        assertThat(detail.path("nearest").get(0).asString()).isEqualTo("1.1");
        assertThat(detail.path("allowed")).hasSize(2);
    }

    @Test
    void aVersionThatNeverWasIsUnknownAsBefore() {
        assertThat(service.get("/v1/datasets/economy/observations?version=1.7").status())
                .isEqualTo(404);
    }

    @Test
    void theListOfVersionsTellsWhatWasPrunedWithItsCounts() {
        JsonNode list = service.get("/v1/datasets/economy/versions").json();
        assertThat(list.path("versions"))
                .extracting(version -> version.path("version").asString())
                .containsExactly("1.2", "1.1");
        assertThat(list.path("pruned")).hasSize(1);
        JsonNode pruned = list.path("pruned").get(0);
        assertThat(pruned.path("version").asString()).isEqualTo("1.0");
        assertThat(pruned.path("changes").path("added").asInt()).isPositive();
        assertThat(service.get("/v1/datasets/port-freight/versions").json().path("pruned"))
                .isEmpty();
    }

    @Test
    void theFeedKeepsWhatHappened() {
        JsonNode feed = service.get("/v1/changes?since=2000-01-01").json();
        assertThat(feed.toString()).contains("\"version\":\"1.0\"", "\"version\":\"1.2\"");
    }

    @Test
    void theFeedLeadsOnlyToChangesThatCanStillBeListed() {
        JsonNode entries = service.get("/v1/changes?since=2000-01-01&dataset=economy")
                .json()
                .path("entries");
        assertThat(entries)
                .extracting(entry -> entry.path("version").asString() + " "
                        + entry.path("links").path("changes").asString(""))
                .containsExactly("1.0 ", "1.1 ", "1.2 /v1/datasets/economy/versions/1.2/changes?since=1.1");
    }
}
