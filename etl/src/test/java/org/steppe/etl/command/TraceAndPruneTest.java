package org.steppe.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.testing.PublishedFigures;
import org.steppe.etl.testing.SourcesFolder;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.trail.TrailFigure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceAndPruneTest {

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
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data().toString()));
        return SteppeCommand.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private void load() {
        assertThat(run("load", "--sources", folder.path().toString()))
                .as(err.toString())
                .isZero();
    }

    private String id(String source, String value) {
        try (ObservationStore store = DuckDbStores.open(data(), DuckDbSettings.defaults())) {
            return PublishedFigures.of(store, source).stream()
                    .filter(figure -> value.equals(figure.printed().text("PUBLISHED_VALUE")))
                    .map(TrailFigure::observationId)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class Trace {

        @Test
        void tellsPeopleEverythingBehindAValue() {
            load();
            assertThat(run("trace", id("bureau-2023", "24627"), "--lang", "en")).isZero();
            assertThat(out.toString())
                    .contains("[1] 24627 × 10^8  current")
                    .contains("publication   Figures of bureau-2023")
                    .contains("publisher     Publisher of bureau-2023 (official statistics)")
                    .contains("address       https://example.org/2023")
                    .contains("place         char=10,17")
                    .contains("as printed    24627亿元")
                    .contains("read          The number “24627” → 24627")
                    .contains("“亿” multiplies by 10^8 → 2462700000000")
                    .contains("Kept in units of 10^8 → 24627")
                    .contains("valid         2024-01-19 – today")
                    .contains("[2] 24600 × 10^8  restates")
                    .contains("“万亿” multiplies by 10^12 → 2460000000000")
                    .contains("judged        Says less exactly what 24627 (2024-01-19, bureau-2023) says");
        }

        @Test
        void speaksChineseWhereNothingElseIsAskedFor() {
            load();
            assertThat(run("trace", id("bureau-2023", "24627"))).isZero();
            assertThat(out.toString()).contains("发布者", "（2024-01-19，bureau-2023）", "统计部门", "“万亿”即乘以10^12");
        }

        @Test
        void printsTheRecordAsJson() {
            load();
            String id = id("bureau-2023", "24627");
            assertThat(run("trace", id, "--json")).isZero();
            JsonNode record = new JsonMapper().readTree(out.toString());
            assertThat(record.path("id").asString()).isEqualTo(id);
            assertThat(record.path("figures")).hasSize(2);
            JsonNode second = record.path("figures").get(1);
            assertThat(second.path("against").path("figureId").asString()).isEqualTo(id + "/bureau-2023");
            assertThat(second.path("ground").asString()).isEqualTo("rounded");
        }

        @Test
        void showsWhatACorrectionChangedAndWhy() {
            load();
            assertThat(run("trace", id("repost-undated", "3801.55"), "--lang", "en"))
                    .isZero();
            assertThat(out.toString())
                    .contains("corrected     The page prints the figure of Baotou as that of Hohhot. The bureau gives")
                    .contains("value: 4263.9 → 3801.55");
        }

        @Test
        void showsTheWordsAroundAFigureOfWhichThereIsACopy() throws IOException {
            String text = "初步核算,二〇二三年24627亿元,较上年增长";
            Files.writeString(
                    folder.path().resolve("publications/bureau-2023/document.txt"), text, StandardCharsets.UTF_8);
            load();
            assertThat(run("trace", id("bureau-2023", "24627"), "--lang", "en")).isZero();
            assertThat(out.toString()).contains("around it     初步核算,二〇二三年【24627亿元】,较上年增长");
        }

        @Test
        void aTextOtherThanTheOneThatWasReadIsAnError() {
            folder.append("publications/bureau-2023/source.yaml", "sha256: " + Digests.of(new byte[0]) + "\n")
                    .write("publications/bureau-2023/document.txt", "another text");
            assertThat(run("load", "--sources", folder.path().toString())).isEqualTo(ExitCode.SOURCES_HAVE_ERRORS);
            assertThat(err.toString())
                    .contains("publications/bureau-2023/document.txt")
                    .contains("sha256");
        }

        @Test
        void anUnknownIdIsToldWithTheNearestAndHowToFindOne() {
            load();
            String id = id("bureau-2023", "24627");
            String wrong = id.substring(0, id.length() - 1) + (id.endsWith("0") ? '1' : '0');
            assertThat(run("trace", wrong)).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(out.toString()).isEmpty();
            assertThat(err.toString())
                    .contains("There is no observation '" + wrong + "'", "Nearest: " + id, "observation_id");
            assertThat(run("trace", "econmy.0000000000000")).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err.toString()).contains("Nearest: economy");
        }

        @Test
        void withoutADataFolderOrAnIdItSaysWhatIsMissing() {
            assertThat(run("trace", "economy.0000000000000")).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err.toString()).contains("There is no folder");
            assertThat(run("trace")).isEqualTo(ExitCode.WRONG_USAGE);
        }
    }

    @Nested
    class Prune {

        private void loadThree() {
            load();
            folder.replace("publications/bureau-2023/figures.csv", "24627,", "24628,");
            load();
            folder.replace("publications/bureau-2023/figures.csv", "24628,", "24629,");
            load();
        }

        @Test
        void saysWhatItWouldDropAndDropsNothing() {
            loadThree();
            assertThat(run("prune", "--keep", "1")).isZero();
            assertThat(out.toString())
                    .contains("Versions to drop:", "  economy 1.0", "  economy 1.1")
                    .contains("Generations that can no longer be made live: 1, 2")
                    .contains("Files to drop: 12")
                    .contains("Stays: economy 1.2, tourism 1.0.")
                    .contains("Nothing was dropped: this is what --yes would drop.");
            assertThat(run("rollback", "1")).isZero();
        }

        @Test
        void dropsWithYes() {
            loadThree();
            assertThat(run("prune", "--keep", "2", "--yes")).isZero();
            assertThat(out.toString()).contains("Dropped. Generation 4 is live.");
            assertThat(run("prune", "--keep", "2")).isZero();
            assertThat(out.toString()).contains("There is nothing to drop");
            assertThat(run("rollback", "1")).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(run("rollback", "2")).isZero();
        }

        @Test
        void keepsTenWhereNothingIsSaidAndRefusesToKeepNone() {
            loadThree();
            assertThat(run("prune")).isZero();
            assertThat(out.toString()).contains("There is nothing to drop");
            assertThat(run("prune", "--keep", "0")).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err.toString()).contains("--keep is a number from 1 on");
            assertThat(run("prune", "--before", "yesterday")).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err.toString()).contains("--before is a day such as 2026-01-31");
        }

        @Test
        void dropsOnlyWhatIsOldEnough() {
            loadThree();
            assertThat(run("prune", "--before", "2000-01-01")).isZero();
            assertThat(out.toString()).contains("There is nothing to drop");
            assertThat(run("prune", "--before", "2999-01-01")).isZero();
            assertThat(out.toString()).contains("  economy 1.1");
        }

        @Test
        void withoutAGenerationThereIsNothingToPrune() throws IOException {
            Files.createDirectories(data());
            assertThat(run("prune")).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(err.toString()).contains("There is no generation");
        }
    }
}
