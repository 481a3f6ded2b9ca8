package org.steppe.etl.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.ImportReport;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.testing.SourcesFolder;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.PruningPlan;
import org.steppe.warehouse.generation.Retention;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.JudgementListener;
import org.steppe.warehouse.store.PreparedGeneration;
import org.steppe.warehouse.store.Staging;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

class LoaderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @SuppressWarnings("NullAway.Init")
    private SourcesFolder folder;

    @BeforeEach
    void copy(@TempDir Path temporary) {
        folder = SourcesFolder.copySmall(temporary);
    }

    private Loader loader() {
        return new Loader(folder.path(), () -> DuckDbStores.openPublisher(data, CLOCK), LoadProgress.NONE);
    }

    private Optional<Long> live() {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(data, CLOCK)) {
            return publisher.current().map(Generation::number);
        }
    }

    private ImportReport refused() {
        ImportReport report = loader().load();
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.REFUSED);
        assertThat(live()).isEmpty();
        return report;
    }

    @Test
    void goodSourcesArePublished() {
        ImportReport report = loader().load();
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.PUBLISHED);
        assertThat(report.generation()).isEqualTo(1);
        assertThat(live()).contains(1L);
    }

    @Test
    void theReportCountsWhatBecameOfEveryFigure() {
        ImportReport report = loader().load();
        ImportReport.Reading reading = report.reading();
        assertThat(reading.publications()).isEqualTo(4);
        assertThat(reading.undated()).containsExactly("repost-undated");
        assertThat(reading.figures()).isEqualTo(14);
        assertThat(reading.corrected()).isEqualTo(1);
        assertThat(reading.listedAsLeftOut()).containsEntry("equal to a figure of bureau-2023", 1L);
        // 2.46 trillion restates 24,627 hundred million; 7.1 % of the newspaper conflicts with 7.3 % of the bureau.
        assertThat(report.judging()).isEqualTo(new ImportReport.Judging(12, 14, 12, 1, 0, 0, 1));
        assertThat(report.warnings())
                .extracting(ImportIssue::kind)
                .containsExactly(IssueKind.SOURCE_UNDATED, IssueKind.CONFLICT);
    }

    @Test
    void loadingTheSameAgainPublishesNothing() {
        loader().load();
        ImportReport again = loader().load();
        assertThat(again.outcome()).isEqualTo(ImportReport.Outcome.UNCHANGED);
        assertThat(again.generation()).isEqualTo(1);
        assertThat(again.datasets()).noneMatch(ImportReport.DatasetChange::isChanged);
    }

    @Test
    void aNewPublicationIsANewVersionOfItsDatasetOnly() {
        loader().load();
        folder.append("publications/bureau-2023/figures.csv", "GDP,,150000,2024,LEVEL,26314,CNY_100M,,A,,26314亿元\n");
        ImportReport report = loader().load();
        assertThat(report.generation()).isEqualTo(2);
        assertThat(report.datasets())
                .extracting(ImportReport.DatasetChange::dataset, ImportReport.DatasetChange::after)
                .containsExactly(tuple("economy", "1.1"), tuple("tourism", "1.0"));
    }

    @Test
    void aCheckPublishesNothing() {
        ImportReport report = loader().check();
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.CHECKED);
        assertThat(report.judging()).isNotNull();
        assertThat(live()).isEmpty();
    }

    @Test
    void aPublicationThatGivesTwoValuesIsTold() {
        folder.append("publications/bureau-2023/figures.csv", "GDP,,150000,2023,YOY_PCT,9.9,PCT,,A,,增长9.9%\n");
        assertThat(loader().load().issueCounts()).containsEntry(IssueKind.PUBLICATION_DISAGREES_WITH_ITSELF, 1L);
    }

    @Test
    void longWordsAreTold() {
        folder.append(
                "publications/bureau-2023/figures.csv",
                "GDP,,150000,2022,LEVEL,23159,CNY_100M,,A,,全年全区地区生产总值完成23159亿元同比增长\n");
        ImportReport report = loader().load();
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.PUBLISHED);
        assertThat(report.issueCounts()).containsEntry(IssueKind.PUBLISHED_TEXT_LONG, 1L);
    }

    @Test
    void progressIsToldForBothPhases() {
        List<String> told = new ArrayList<>();
        var progress = new LoadProgress() {
            private long amount;

            @Override
            public void begin(Phase phase, long total) {
                told.add(phase + " of " + (total > 0 ? "some" : "nothing"));
                amount = 0;
            }

            @Override
            public void advance(long more) {
                amount += more;
            }

            @Override
            public void end() {
                told.add(amount > 0 ? "advanced" : "stood still");
            }
        };
        new Loader(folder.path(), () -> DuckDbStores.openPublisher(data, CLOCK), progress).load();
        assertThat(told).containsExactly("READING of some", "advanced", "JUDGING of some", "advanced");
    }

    @Nested
    class BadSources {

        @Test
        void oneBadCellPublishesNothing() {
            folder.replace("publications/bureau-2023/figures.csv", "7.3,PCT", "7.3,PCTT");
            ImportReport report = refused();
            assertThat(report.errors()).singleElement().satisfies(issue -> {
                assertThat(issue.place()).isEqualTo("publications/bureau-2023/figures.csv:3");
                assertThat(issue.column()).isEqualTo("unit");
                assertThat(issue.found()).isEqualTo("PCTT");
            });
            assertThat(report.reading().rejected()).isEqualTo(1);
        }

        @Test
        void problemsOfAllFilesAreToldAtOnce() {
            folder.replace("publications/bureau-2023/figures.csv", "7.3,PCT", "7.3,PCTT")
                    .replace("publications/newspaper-2024/figures.csv", "7.1", "7,1")
                    .replace("publications/holiday-2024/source.yaml", "government", "goverment")
                    .replace("corrections/repost-undated-hohhot.yaml", "150100", "150300")
                    .append("rules/breakdowns.csv", "*,colour,*,COLOUR,*,\n");
            assertThat(refused().errors())
                    .extracting(ImportIssue::file)
                    .containsExactlyInAnyOrder(
                            "publications/bureau-2023/figures.csv",
                            "publications/newspaper-2024/figures.csv",
                            "publications/holiday-2024/source.yaml",
                            "corrections/repost-undated-hohhot.yaml",
                            "rules/breakdowns.csv");
        }

        @Test
        void aLostRuleFileIsToldAloneAndNotAtEveryFigure() {
            folder.delete("rules/breakdowns.csv");
            ImportReport report = refused();
            assertThat(report.errors()).extracting(ImportIssue::kind).containsExactly(IssueKind.FILE_MISSING);
            assertThat(report.reading().complete()).isFalse();
        }

        @Test
        void anUnreadablePublicationIsToldAndTheOthersAreRead() {
            folder.write("publications/bureau-2023/figures.csv", "");
            ImportReport report = refused();
            assertThat(report.errors()).extracting(ImportIssue::kind).containsExactly(IssueKind.FILE_MALFORMED);
            assertThat(report.reading().figures()).isEqualTo(9);
        }

        @Test
        void errorsAfterAGoodLoadLeaveItLive() {
            loader().load();
            folder.append("publications/bureau-2023/figures.csv", "GDP,,150000,2024,LEVEL,x,CNY_100M,,A,,\n");
            assertThat(loader().load().outcome()).isEqualTo(ImportReport.Outcome.REFUSED);
            assertThat(live()).contains(1L);
        }

        @Test
        void nothingIsLeftOfARefusedLoad() throws Exception {
            folder.append("publications/repost-undated/figures.csv", "GDP,,150000,2024,LEVEL,x,CNY_100M,,A,,\n");
            refused();
            assertThat(data.resolve("CURRENT")).doesNotExist();
            if (Files.exists(data.resolve("staging"))) {
                try (var left = Files.list(data.resolve("staging"))) {
                    assertThat(left).isEmpty();
                }
            }
        }
    }

    @Nested
    class BadWarehouse {

        @Test
        void twoLoadsAtOnceAreRefused() {
            try (GenerationPublisher first = DuckDbStores.openPublisher(data, CLOCK)) {
                assertThat(first.listGenerations()).isEmpty();
                assertThatThrownBy(() -> loader().load())
                        .isInstanceOfSatisfying(
                                SteppeException.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED));
            }
        }

        @Test
        void aWarehouseThatFailsIsClosed() {
            var publisher = new FailingPublisher();
            var loader = new Loader(folder.path(), () -> publisher, LoadProgress.NONE);
            assertThatThrownBy(loader::load)
                    .isInstanceOfSatisfying(
                            SteppeException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.WAREHOUSE_NOT_WRITABLE));
            assertThat(publisher.closed).containsExactly("staging", "publisher");
        }
    }

    /** A warehouse whose disk is full from the third figure on. */
    private static final class FailingPublisher implements GenerationPublisher {

        private final List<String> closed = new ArrayList<>();

        @Override
        public Optional<Generation> current() {
            return Optional.empty();
        }

        @Override
        public List<Manifest> listGenerations() {
            return List.of();
        }

        @Override
        public Staging stage(Catalogue catalogue) {
            return new Staging() {
                private int figures;

                @Override
                public void add(Figure figure) {
                    if (++figures == 3) {
                        throw new SteppeException(ErrorCode.WAREHOUSE_NOT_WRITABLE, "The disk is full.");
                    }
                }

                @Override
                public void addDocument(String source, Path text) {
                    throw new AssertionError("These sources have no documents");
                }

                @Override
                public PreparedGeneration prepare(JudgementListener listener) {
                    throw new AssertionError("Nothing may be prepared after a failure");
                }

                @Override
                public void close() {
                    closed.add("staging");
                }
            };
        }

        @Override
        public void rollback(long generation, @Nullable String note) {
            throw new AssertionError("A load never rolls back");
        }

        @Override
        public PruningPlan planPruning(Retention retention) {
            throw new AssertionError("A load never prunes");
        }

        @Override
        public void prune(PruningPlan plan, @Nullable String note, Duration grace) {
            throw new AssertionError("A load never prunes");
        }

        @Override
        public void close() {
            closed.add("publisher");
        }
    }
}
