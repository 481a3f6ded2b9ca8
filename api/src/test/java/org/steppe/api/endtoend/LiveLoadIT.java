package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Serving goes on while generations are published, loads are killed and files are damaged. One story in the order of
 * its methods, with eight readers from its beginning to its end.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveLoadIT {

    private static final int READERS = 8;
    private static final int GENERATIONS = 7;
    private static final int FIRST_MARK = 1000;
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(15);

    private final Path data = Workplace.emptyFolder("live/data");
    private final Current current = new Current(data);
    private final MarkedSources sources = new MarkedSources(Workplace.emptyFolder("live/sources"));
    private final RunningService service = firstLoad();
    private final Http http = service.http();
    private final MarkedReaders readers = new MarkedReaders(http, READERS, sources.figures(), FIRST_MARK);

    private Duration loadTakes = Duration.ZERO;
    private String cursor = "";

    private RunningService firstLoad() {
        sources.mark(FIRST_MARK);
        CommandLine.load(sources.folder(), data);
        return RunningService.over(data);
    }

    @BeforeAll
    void readersAreAtWork() {
        assertThat(Pause.until(Duration.ofSeconds(20), () -> readers.answers() > 2 * READERS))
                .isTrue();
    }

    @AfterAll
    void end() {
        readers.close();
        service.close();
    }

    @Test
    @Order(1)
    void loadsPublishGenerationsUnderReaders() {
        for (int generation = 2; generation <= GENERATIONS; generation++) {
            sources.mark(FIRST_MARK + generation - 1);
            long begin = System.nanoTime();
            assertThat(CommandLine.load(sources.folder(), data)).contains("Published generation " + generation);
            loadTakes = Duration.ofNanos(System.nanoTime() - begin);
            assertFollows(generation);
        }
        assertNothingFailed();
        assertThat(readers.versions()).hasSizeGreaterThanOrEqualTo(GENERATIONS - 1);
    }

    @Test
    @Order(2)
    void loadingTheSameAgainPublishesNothing() {
        String before = current.read();
        String economy = http.get("/v1/datasets/economy").header("ETag");
        CommandLine.load(sources.folder(), data);
        assertThat(current.read()).isEqualTo(before);
        assertThat(http.get("/v1/datasets/economy").header("ETag")).isEqualTo(economy);
    }

    @Test
    @Order(3)
    void datasetsThatDidNotChangeKeepVersionAndTag() {
        JsonNode tourism = http.get("/v1/datasets/tourism").json();
        assertThat(tourism.path("version").asString()).isEqualTo("1.0");
        JsonNode economy = http.get("/v1/datasets/economy").json();
        assertThat(economy.path("version").asString()).isEqualTo("1." + (GENERATIONS - 1));
        JsonNode versions = http.get("/v1/datasets/economy/versions").json().path("versions");
        assertThat(versions.size()).isEqualTo(GENERATIONS);
        assertThat(versions.path(0).path("changes").path("revised").asInt()).isEqualTo(sources.figures());
        Table first = Tables.read(http.get("/v1/datasets/economy/observations?version=1.0&time_period=1800"));
        assertThat(first.column("obs_value")).containsOnly(Double.toString(FIRST_MARK));
    }

    @Test
    @Order(4)
    void aKilledLoadLosesNothing() {
        for (int part = 1; part <= 3; part++) {
            sources.mark(FIRST_MARK + GENERATIONS);
            JavaProcess load = CommandLine.startLoad(sources.folder(), data);
            Pause.of(loadTakes.multipliedBy(part).dividedBy(4));
            load.kill();
            assertThat(http.get("/health").json().path("status").asString()).isEqualTo("ok");
            assertNothingFailed();
        }
        CommandLine.load(sources.folder(), data);
        assertFollows(GENERATIONS + 1);
        assertThat(http.get("/v1/datasets/economy").json().path("version").asString())
                .isEqualTo("1." + GENERATIONS);
        assertNothingFailed();
    }

    @Test
    @Order(5)
    void aTruncatedFileIsNotServed() {
        String good = current.read();
        current.nameTruncated("economy");
        assertDegraded(GENERATIONS + 1);
        assertStillAnswers();
        current.write(good);
        assertRecovers(GENERATIONS + 1);
    }

    @Test
    @Order(6)
    void aNameOfNothingIsNotFollowed() {
        String good = current.read();
        for (String bad : new String[] {
            "manifests/999999.json " + "0".repeat(64) + "\n",
            good.split(" ", 2)[0] + " " + "0".repeat(64) + "\n",
            "../../../etc/passwd " + "0".repeat(64) + "\n",
            "nonsense",
            "",
        }) {
            current.write(bad);
            assertDegraded(GENERATIONS + 1);
            assertStillAnswers();
            current.write(good);
            assertRecovers(GENERATIONS + 1);
        }
    }

    @Test
    @Order(7)
    void afterARollbackAnOlderGenerationIsLive() {
        JsonNode page = http.get("/v1/datasets/economy/observations?limit=5").json();
        cursor = page.path("next").asString();
        CommandLine.rollback(data, 1);
        assertFollows(1);
        assertThat(http.get("/v1/datasets/economy").json().path("version").asString())
                .isEqualTo("1.0");
        assertNothingFailed();
    }

    @Test
    @Order(8)
    void aCursorOfAVersionThatIsGoneIsStale() {
        Answer answer = http.get(cursor);
        var contract = Contract.read();
        assertThat(answer.status()).as("%s", answer).isEqualTo(410);
        assertThat(contract.problemsOf(contract.operation("getObservations"), answer))
                .isEmpty();
        assertThat(answer.errorCodes()).containsExactly("CURSOR_STALE");
    }

    @Test
    @Order(9)
    void noReaderEverFailed() {
        readers.close();
        assertNothingFailed();
        assertThat(readers.answers()).isGreaterThan(500);
        assertThat(readers.versions()).contains("1.0", "1." + GENERATIONS);
    }

    private void assertFollows(long generation) {
        assertThat(Pause.until(FOLLOWS_WITHIN, () -> health().path("generation").asLong() == generation))
                .as("generation %s is live: %s", generation, health())
                .isTrue();
        assertThat(health().path("status").asString()).isEqualTo("ok");
    }

    private void assertDegraded(long generation) {
        assertThat(Pause.until(
                        FOLLOWS_WITHIN, () -> health().path("status").asString().equals("degraded")))
                .as("%s", health())
                .isTrue();
        assertThat(health().path("generation").asLong()).isEqualTo(generation);
        assertThat(health().path("problem").asString()).isNotBlank().doesNotContain(data.toString(), "Exception");
    }

    private void assertRecovers(long generation) {
        // A damaged generation is tried again ever more rarely; another CURRENT is looked at once.
        assertThat(Pause.until(
                        FOLLOWS_WITHIN, () -> health().path("status").asString().equals("ok")))
                .as("%s", health())
                .isTrue();
        assertThat(health().path("generation").asLong()).isEqualTo(generation);
    }

    private void assertStillAnswers() {
        long before = readers.answers();
        assertThat(Pause.until(Duration.ofSeconds(20), () -> readers.answers() > before + READERS))
                .isTrue();
        assertNothingFailed();
    }

    private void assertNothingFailed() {
        assertThat(readers.failures()).isEmpty();
    }

    private JsonNode health() {
        return http.get("/health").json();
    }
}
