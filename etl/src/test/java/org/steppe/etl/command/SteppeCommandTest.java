package org.steppe.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.etl.testing.SourcesFolder;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SteppeCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private SourcesFolder folder;

    @BeforeEach
    void copy() {
        folder = SourcesFolder.copySmall(temporary.resolve("sources"));
    }

    private Path data() {
        return temporary.resolve("data");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return SteppeCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** Runs load or check over the copied sources. */
    private int importing(String command, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(command, "--sources", folder.path().toString(), "--data", data().toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int onData(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--data", data().toString()));
        return run(arguments.toArray(String[]::new));
    }

    @Nested
    class Load {

        @Test
        void publishesAndReports() {
            assertThat(importing("load")).isZero();
            assertThat(out.toString())
                    .contains("Loaded 14 figures of 12 observations")
                    .contains("Published generation 1.");
        }

        @Test
        void sayPlainLinesOfProgressWhereNobodyWatches() {
            importing("load");
            assertThat(err.toString().lines()).containsExactly("Reading ...", "Judging ...");
        }

        @Test
        void againPublishesNothing() {
            importing("load");
            assertThat(importing("load")).isZero();
            assertThat(out.toString()).contains("Nothing changed; generation 1 stays live.");
        }

        @Test
        void withErrorsPublishesNothingAndEndsWithOne() {
            folder.replace("publications/bureau-2023/figures.csv", "7.3,PCT", "7.3,PCTT");
            assertThat(importing("load")).isEqualTo(1);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString())
                    .contains("publications/bureau-2023/figures.csv:3, unit: found 'PCTT', expected")
                    .contains("Nothing was published");
            assertThat(data().resolve("CURRENT")).doesNotExist();
        }

        @Test
        void quietlySaysNothing() {
            assertThat(importing("load", "--quiet")).isZero();
            assertThat(out.toString() + err).isEmpty();
        }

        @Test
        void quietlyStillTellsErrors() {
            folder.delete("rules/occasions.csv");
            assertThat(importing("load", "--quiet")).isEqualTo(1);
            assertThat(err.toString()).contains("rules/occasions.csv");
        }

        @Test
        void writesTheWholeReportAsJson() throws IOException {
            Path report = temporary.resolve("report.json");
            assertThat(importing("load", "--report", report.toString())).isZero();
            JsonNode json = JsonMapper.shared().readTree(Files.readString(report));
            assertThat(json.get("outcome").stringValue()).isEqualTo("published");
        }

        @Test
        void writesTheReportOfARefusedLoadToo() throws IOException {
            folder.replace("publications/bureau-2023/figures.csv", "7.3,PCT", "7.3,PCTT");
            Path report = temporary.resolve("report.json");
            assertThat(importing("load", "--report", report.toString())).isEqualTo(1);
            JsonNode json = JsonMapper.shared().readTree(Files.readString(report));
            assertThat(json.at("/errors/0/found").stringValue()).isEqualTo("PCTT");
        }

        @Test
        void beforeAnotherHasEndedEndsWithThree() {
            try (GenerationPublisher other = DuckDbStores.openPublisher(data(), Clock.systemUTC())) {
                assertThat(other.listGenerations()).isEmpty();
                assertThat(importing("load")).isEqualTo(3);
                assertThat(err.toString()).contains("Another load");
            }
        }

        @Test
        void intoAFileInPlaceOfAFolderEndsWithFour() throws IOException {
            Files.writeString(data(), "not a folder");
            assertThat(importing("load")).isEqualTo(4);
            assertThat(err.toString()).contains("cannot be written");
        }

        @Test
        void fromAFolderThatIsNotThereEndsWithTwo() {
            assertThat(run("load", "--sources", temporary.resolve("none").toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("There is no folder").contains("--sources");
        }

        @Test
        void withAReportThatCannotBeWrittenEndsWithTwoBeforeAnythingIsDone() {
            String report = temporary.resolve("none").resolve("report.json").toString();
            assertThat(importing("load", "--report", report)).isEqualTo(2);
            assertThat(data()).doesNotExist();
        }
    }

    @Nested
    class Check {

        @Test
        void ofGoodSourcesTouchesNoData() {
            assertThat(importing("check")).isZero();
            assertThat(out.toString()).contains("Nothing was published, since only a check was asked for.");
            assertThat(data()).doesNotExist();
        }

        @Test
        void comparesWithTheLiveGeneration() {
            importing("load");
            folder.append("publications/bureau-2023/figures.csv", "GDP,,150000,2024,LEVEL,26314,CNY_100M,,A,,\n");
            assertThat(importing("check")).isZero();
            assertThat(out.toString()).contains("economy  1.0 -> 1.1");
            assertThat(onData("versions")).isZero();
            assertThat(out.toString()).doesNotContain("1.1");
        }

        @Test
        void ofBadSourcesEndsWithOne() {
            folder.append("rules/indicators.csv", "A,B,\n");
            assertThat(importing("check")).isEqualTo(1);
        }
    }

    @Nested
    class Generations {

        private void loadTwice() {
            importing("load");
            folder.append("publications/bureau-2023/figures.csv", "GDP,,150000,2024,LEVEL,26314,CNY_100M,,A,,\n");
            importing("load");
        }

        @Test
        void versionsListsWhatEachBrought() {
            loadTwice();
            assertThat(onData("versions")).isZero();
            assertThat(out.toString().lines().map(String::strip))
                    .anyMatch(line -> line.startsWith("1  20"))
                    .anyMatch(line -> line.startsWith("* 2  20"))
                    .contains("economy 1.0 (8 observations, 10 figures)", "economy 1.1 (9 observations, 11 figures)");
            assertThat(out.toString().lines().filter(line -> line.contains("tourism")))
                    .hasSize(1);
        }

        @Test
        void versionsOfAnEmptyFolderSaysSo() {
            assertThat(onData("versions")).isZero();
            assertThat(out.toString()).contains("There is no generation");
        }

        @Test
        void versionsAnswersWhileALoadRuns() {
            importing("load");
            try (GenerationPublisher other = DuckDbStores.openPublisher(data(), Clock.systemUTC())) {
                assertThat(other.listGenerations()).hasSize(1);
                assertThat(onData("versions")).isZero();
            }
        }

        @Test
        void rollbackMakesAnOlderOneLiveAndBack() {
            loadTwice();
            assertThat(onData("rollback", "1")).isZero();
            onData("versions");
            assertThat(out.toString()).contains("* 1  ");
            assertThat(onData("rollback", "2")).isZero();
            onData("versions");
            assertThat(out.toString()).contains("* 2  ");
        }

        @Test
        void notesOfLoadsAndRollbacksAreKept() {
            importing("load", "--note", "首次加载");
            folder.append("publications/bureau-2023/figures.csv", "GDP,,150000,2024,LEVEL,26314,CNY_100M,,A,,\n");
            importing("load");
            onData("rollback", "1", "--note", "The figure of 2024 was a draft");
            try (GenerationPublisher publisher = DuckDbStores.openPublisher(data(), Clock.systemUTC())) {
                assertThat(publisher.current().orElseThrow().history().transitions())
                        .extracting(recorded -> recorded.transition().note())
                        .containsExactly("首次加载", null, "The figure of 2024 was a draft");
            }
        }

        @Test
        void rollbackHelpsWhereTheLiveOneCannotBeRead() throws IOException {
            loadTwice();
            Files.writeString(data().resolve("CURRENT"), "nonsense");
            assertThat(onData("versions")).isEqualTo(4);
            assertThat(out.toString()).contains("  1  ").doesNotContain("*");
            assertThat(err.toString()).contains("rollback");
            assertThat(onData("rollback", "1")).isZero();
            assertThat(onData("versions")).isZero();
            assertThat(out.toString()).contains("* 1  ");
        }

        @Test
        void rollbackToOneThatIsNotThereEndsWithTwo() {
            importing("load");
            assertThat(onData("rollback", "7")).isEqualTo(2);
            assertThat(err.toString()).contains("7");
        }

        @Test
        void rollbackInAFolderThatIsNotThereEndsWithTwoAndMakesNone() {
            assertThat(onData("rollback", "1")).isEqualTo(2);
            assertThat(data()).doesNotExist();
        }
    }

    @Nested
    class Usage {

        @Test
        void withoutCommandEndsWithTwoAndNamesThem() {
            assertThat(run()).isEqualTo(2);
            assertThat(err.toString()).contains("load").contains("rollback");
        }

        @ParameterizedTest
        @ValueSource(strings = {"laod", "--colour", "rollback", "rollback one"})
        void whatIsNotUnderstoodEndsWithTwo(String line) {
            assertThat(run(line.split(" "))).isEqualTo(2);
            assertThat(err.toString()).isNotBlank();
        }

        @ParameterizedTest
        @ValueSource(strings = {"load", "check", "versions", "rollback"})
        void helpOfEveryCommandListsTheExitCodes(String command) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString())
                    .contains("Exit codes:")
                    .contains("Another load holds the lock")
                    .contains("--data");
        }

        @Test
        void theVersionIsTold() {
            assertThat(run("--version")).isZero();
            assertThat(out.toString()).startsWith("steppe ");
        }
    }
}
