package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steppe.warehouse.observation.PublisherKind.MEDIA;
import static org.steppe.warehouse.observation.PublisherKind.OFFICIAL_STATISTICS;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.TODAY;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.catalogue;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.codelists;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.dataflow;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.figure;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.load;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetTransition;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.FollowingCopy;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.Staging;

/** What is kept of how the warehouse changed, and that it suffices to follow it. */
class HistoryTest {

    private static final Source BUREAU = source("bureau", OFFICIAL_STATISTICS, "2024-01-19");
    private static final Source PAPER = source("paper", MEDIA, "2025-03-01");
    private static final Catalogue BOTH = catalogue(BUREAU, PAPER);
    private static final Catalogue ECONOMY_ALONE =
            new Catalogue(List.of(dataflow("economy")), codelists(), List.of(BUREAU, PAPER));

    private static final Figure GDP = figure("economy", "150000", "GDP", "2023", "24627", "bureau");
    private static final Figure OLDER = figure("economy", "150000", "GDP", "2022", "23159", "bureau");
    private static final Figure HOHHOT = figure("economy", "150100", "GDP", "2023", "3801.6", "bureau");
    private static final Figure ARRIVALS = figure("tourism", "150000", "TOURIST_ARRIVALS", "2023", "2.3", "bureau");

    @TempDir
    private Path folder;

    @Test
    void everyLoadAndRollbackTellsWhatItMeantForEachDataset() {
        load(folder, BOTH, GDP, ARRIVALS);
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        load(folder, BOTH, GDP, OLDER, HOHHOT, ARRIVALS);
        rollback(1, "The tables of 2022 were drafts");
        load(folder, ECONOMY_ALONE, GDP);

        List<Transition> transitions = transitions();

        assertThat(transitions).extracting(Transition::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(transitions).extracting(Transition::generation).containsExactly(1L, 2L, 3L, 1L, 4L);
        assertThat(transitions).extracting(Transition::kind).containsOnlyOnce(Transition.Kind.ROLLBACK);
        assertThat(transitions)
                .extracting(Transition::warehouse)
                .containsOnly(transitions.getFirst().warehouse());
        assertThat(transitions.get(0).datasets())
                .containsExactly(
                        change("economy", null, "1.0", new ChangeCounts(1, 0, 0, 0)),
                        change("tourism", null, "1.0", new ChangeCounts(1, 0, 0, 0)));
        assertThat(transitions.get(2).datasets())
                .containsExactly(
                        change("economy", "1.1", "1.2", new ChangeCounts(1, 0, 0, 0)),
                        change("tourism", "1.0", "1.0", null));
        assertThat(transitions.get(3).datasets().getFirst())
                .isEqualTo(change("economy", "1.2", "1.0", new ChangeCounts(0, 0, 2, 0)));
        assertThat(transitions.get(3).note()).isEqualTo("The tables of 2022 were drafts");
        assertThat(transitions.get(4).datasets())
                .containsExactly(
                        change("economy", "1.0", "1.0", null),
                        change("tourism", "1.0", null, new ChangeCounts(0, 0, 1, 0)));
    }

    @Test
    void loadThatChangesNothingAndRollbackToWhatIsLiveLeaveNoTransition() {
        load(folder, BOTH, GDP, ARRIVALS);
        load(folder, BOTH, GDP, ARRIVALS);
        rollback(1, null);

        assertThat(transitions()).hasSize(1);
    }

    @Test
    void noteOfALoadIsKept() {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY);
                Staging staging = publisher.stage(BOTH)) {
            staging.add(GDP);
            staging.prepare(judged -> {}).publish("年鉴二〇二四");
        }

        assertThat(transitions()).singleElement().extracting(Transition::note).isEqualTo("年鉴二〇二四");
    }

    @Test
    void aVersionThatARollbackTookBackCanStillBeCompared() {
        load(folder, BOTH, GDP, ARRIVALS);
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        rollback(1, null);

        try (ObservationStore store = open()) {
            assertThat(store.generation().findStored("economy", version("1.1"))).isEmpty();
            assertThat(store.findStored("economy", version("1.1"))).isPresent();
            assertThat(store.findStored("economy", version("1.2"))).isEmpty();
            assertThat(store.generation().history().hasPublished("economy", version("1.1")))
                    .isTrue();
        }
    }

    @Test
    void historyOfAFolderWithoutOneIsFoundOutTheSameEachTimeAndKeptByTheNextLoad() throws IOException {
        load(folder, BOTH, GDP, ARRIVALS);
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        List<Transition> kept = transitions();
        forgetHistory();

        List<Transition> found = transitions();
        assertThat(found).isEqualTo(kept);
        load(folder, BOTH, GDP, OLDER, HOHHOT, ARRIVALS);

        assertThat(transitions()).hasSize(3).startsWith(found.toArray(Transition[]::new));
        assertThat(folder.resolve("history"))
                .isDirectoryContaining(file -> file.getFileName().toString().startsWith("000001-"));
    }

    @Test
    void rollbackByAProgramThatKeepsNoHistoryIsNoticed() throws IOException {
        load(folder, BOTH, GDP, ARRIVALS);
        String first = Files.readString(folder.resolve("CURRENT"));
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        Files.writeString(folder.resolve("CURRENT"), first.lines().findFirst().orElseThrow() + "\n");

        assertThat(transitions()).hasSize(3).last().satisfies(back -> {
            assertThat(back.generation()).isEqualTo(1);
            assertThat(back.kind()).isEqualTo(Transition.Kind.ROLLBACK);
            assertThat(back.datasets().getFirst()).isEqualTo(change("economy", "1.1", "1.0", null));
        });
        List<Transition> seen = transitions();
        load(folder, BOTH, GDP, HOHHOT, ARRIVALS);
        assertThat(transitions()).hasSize(4).startsWith(seen.toArray(Transition[]::new));
    }

    @Test
    void transitionWrittenBeforeACrashIsNoneUntilItsGenerationIsLive() throws IOException {
        load(folder, BOTH, GDP, ARRIVALS);
        byte[] first = Files.readAllBytes(folder.resolve("CURRENT"));
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        Files.write(folder.resolve("CURRENT"), first);

        assertThat(transitions()).hasSize(1);
        load(folder, BOTH, GDP, HOHHOT, ARRIVALS);
        assertThat(transitions()).extracting(Transition::generation).containsExactly(1L, 3L);
    }

    @Test
    void historyBeginsAfterADamagedLink() throws IOException {
        for (int year = 2010; year < 2014; year++) {
            load(folder, BOTH, figure("economy", "150000", "GDP", String.valueOf(year), "1", "bureau"), ARRIVALS);
        }
        Files.writeString(historyFile(2), "{}");

        assertThat(transitions()).extracting(Transition::number).containsExactly(3L, 4L);
        try (ObservationStore store = open()) {
            assertThat(store.health().problem()).isNull();
            assertThat(store.generation().history().find(2)).isEmpty();
            assertThat(store.generation().history().find(4)).isPresent();
        }
    }

    @Test
    void rollbackLeadsOutOfADamagedGeneration() throws IOException {
        load(folder, BOTH, GDP, ARRIVALS);
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        Files.writeString(folder.resolve("manifests/000002.json"), "{}");

        rollback(1, null);

        assertThat(transitions()).extracting(Transition::generation).containsExactly(1L, 2L, 1L);
        assertThat(transitions().getLast().datasets().getFirst()).isEqualTo(change("economy", "1.1", "1.0", null));
    }

    @Test
    void aGenerationThatStandsInTellsItsOwnHistory() throws IOException {
        load(folder, BOTH, GDP, ARRIVALS);
        load(folder, BOTH, GDP, OLDER, ARRIVALS);
        Files.writeString(folder.resolve("manifests/000002.json"), "{}");

        try (ObservationStore store = open()) {
            assertThat(store.generation().number()).isEqualTo(1);
            assertThat(FollowingCopy.transitions(store))
                    .extracting(Transition::number)
                    .containsExactly(1L);
        }
    }

    /** Loads, withdrawals of figures and of whole datasets, and rollbacks by chance; the copy looks now and then. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void copyThatFollowsStaysEqualOverLoadsWithdrawalsAndRollbacks(long seed) throws Exception {
        var random = new Random(seed);
        var copy = new FollowingCopy();
        var manifests = new ArrayList<Manifest>();
        List<Figure> figures = new ArrayList<>(randomFigures(random, 40));
        try (ObservationStore store = open()) {
            for (int step = 0; step < 21; step++) {
                if (step == 10 || (step > 2 && random.nextInt(6) == 0)) {
                    rollback(manifests.get(random.nextInt(manifests.size())).number(), null);
                } else {
                    figures.removeIf(figure -> random.nextInt(8) == 0);
                    figures.addAll(randomFigures(random, random.nextInt(12)));
                    manifests.add(loadAll(random.nextInt(5) == 0 ? ECONOMY_ALONE : BOTH, figures));
                }
                if (random.nextInt(3) > 0 || step == 20) {
                    ((DuckDbObservationStore) store).follow();
                    copy.follow(store);
                    copy.assertEqualTo(store);
                }
            }
            assertThat(FollowingCopy.transitions(store))
                    .extracting(Transition::kind)
                    .contains(Transition.Kind.ROLLBACK);

            var late = new FollowingCopy();
            late.follow(store);
            late.assertEqualTo(store);
        }
    }

    private Manifest loadAll(Catalogue catalogue, List<Figure> figures) {
        return load(
                folder,
                catalogue,
                figures.stream()
                        .filter(figure -> catalogue.dataflows().stream()
                                .anyMatch(dataflow -> dataflow.id().equals(figure.dataset())))
                        .toArray(Figure[]::new));
    }

    private static List<Figure> randomFigures(Random random, int count) {
        return Stream.generate(() -> figure(
                        List.of("economy", "tourism").get(random.nextInt(2)),
                        List.of("150000", "150100", "150600").get(random.nextInt(3)),
                        "GDP",
                        String.valueOf(2010 + random.nextInt(12)),
                        "%d.%d".formatted(100 + random.nextInt(3), random.nextInt(3)),
                        List.of("bureau", "paper").get(random.nextInt(2))))
                .limit(count)
                .toList();
    }

    private void rollback(long generation, @Nullable String note) {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY)) {
            publisher.rollback(generation, note);
        }
    }

    private List<Transition> transitions() {
        try (ObservationStore store = open()) {
            return FollowingCopy.transitions(store);
        }
    }

    private ObservationStore open() {
        return DuckDbStores.open(folder, DuckDbSettings.defaults());
    }

    /** Makes of the folder what an older program would have left. */
    private void forgetHistory() throws IOException {
        Path current = folder.resolve("CURRENT");
        Files.writeString(current, Files.readString(current).lines().findFirst().orElseThrow() + "\n");
        try (Stream<Path> files = Files.walk(folder.resolve("history"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path historyFile(int number) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("history"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("%06d-".formatted(number)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static DatasetTransition change(
            String dataset, @Nullable String before, @Nullable String after, @Nullable ChangeCounts changes) {
        return new DatasetTransition(
                dataset, before == null ? null : version(before), after == null ? null : version(after), changes);
    }

    private static DatasetVersion version(String text) {
        return DatasetVersion.parse(text).orElseThrow();
    }
}
