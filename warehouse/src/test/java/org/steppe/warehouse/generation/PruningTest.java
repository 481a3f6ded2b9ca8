package org.steppe.warehouse.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;

class PruningTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    /** Data, description, vintages, and three bulk files. */
    private static final int FILES_OF_A_VERSION = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Ends a pruning as a crash would. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void load(int... values) {
        for (int value : values) {
            SmallWarehouse.load(
                    folder,
                    SmallWarehouse.catalogue(
                            SmallWarehouse.source("bureau", PublisherKind.OFFICIAL_STATISTICS, "2024-01-19")),
                    figure("economy", value),
                    figure("tourism", 1));
        }
    }

    private static Figure figure(String dataset, int value) {
        return SmallWarehouse.figure(dataset, "150000", "GDP", "2023", Integer.toString(value), "bureau");
    }

    private GenerationPublisher publisher() {
        return DuckDbStores.openPublisher(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private PruningPlan plan(Retention retention) {
        try (GenerationPublisher publisher = publisher()) {
            return publisher.planPruning(retention);
        }
    }

    private PruningPlan prune(int versions) {
        try (GenerationPublisher publisher = publisher()) {
            PruningPlan plan = publisher.planPruning(new Retention(versions, null));
            publisher.prune(plan, "room", Duration.ZERO);
            return plan;
        }
    }

    private static List<String> names(List<PruningPlan.Version> versions) {
        return versions.stream()
                .map(version -> version.dataset() + " " + version.entry().version())
                .toList();
    }

    private Generation live() {
        try (GenerationPublisher publisher = publisher()) {
            return publisher.current().orElseThrow();
        }
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private DatasetVersion latest() {
        return live().findDataset("economy").orElseThrow().latest().version();
    }

    /** All files of the live generation have their digests, and it can be read. */
    private void assertWhole() {
        var warehouse = new WarehouseFolder(folder);
        for (DatasetEntry dataset : live().listDatasets()) {
            for (VersionEntry version : dataset.versions()) {
                warehouse.verify(version.data());
                version.files().forEach(file -> warehouse.verify(file.file()));
                warehouse.verify(Objects.requireNonNull(version.vintages(), "Every version has rows"));
            }
        }
        try (ObservationStore store = DuckDbStores.open(folder, DuckDbSettings.defaults())) {
            assertThat(store.health().problem()).isNull();
            try (var cursor = store.open(store.generation(), DataQuery.all("economy", latest()))) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.next()).isFalse();
            }
        }
    }

    @Test
    void aPlanDropsNothingAndSaysAll() throws IOException {
        load(1, 2, 3);
        List<Path> before = files(".");

        PruningPlan plan = plan(new Retention(2, null));

        assertThat(names(plan.dropped())).containsExactly("economy 1.0");
        assertThat(names(plan.kept())).containsExactly("economy 1.1", "economy 1.2", "tourism 1.0");
        assertThat(plan.generations()).containsExactly(1L);
        assertThat(plan.rewritten()).extracting(Manifest::number).containsExactly(2L);
        assertThat(plan.successor()).isNotNull().extracting(Manifest::number).isEqualTo(4L);
        assertThat(plan.files()).hasSize(FILES_OF_A_VERSION).allSatisfy(file -> {
            assertThat(file.path()).startsWith("datasets/economy/1.0-");
            assertThat(file.bytes()).isPositive();
        });
        assertThat(files(".")).isEqualTo(before);
        assertThat(live().number()).isEqualTo(3);
    }

    @Test
    void whatIsDroppedIsGoneAndTheRestIsWhole() {
        load(1, 2, 3);
        PruningPlan plan = prune(1);

        plan.files().forEach(file -> assertThat(folder.resolve(file.path())).doesNotExist());
        Generation live = live();
        assertThat(live.number()).isEqualTo(4);
        assertThat(live.findDataset("economy").orElseThrow().versions())
                .extracting(VersionEntry::version)
                .containsExactly(new DatasetVersion(1, 2));
        Transition last = live.history().last().transition();
        assertThat(last.kind()).isEqualTo(Transition.Kind.PRUNING);
        assertThat(last.note()).isEqualTo("room");
        assertThat(last.datasets()).noneMatch(DatasetTransition::isChange);
        assertThat(live.history().hasPublished("economy", new DatasetVersion(1, 0)))
                .isTrue();
        assertWhole();
        assertThat(plan(new Retention(1, null)).isEmpty()).isTrue();
    }

    @Test
    void aNumberThatWasPrunedIsNeverGivenAgain() {
        load(1, 2);
        try (GenerationPublisher publisher = publisher()) {
            publisher.rollback(1);
        }
        prune(1);
        // 1.1 is the newest, 1.0 the live one: both stay.
        assertThat(live().number()).isEqualTo(1);
        load(3);
        prune(1);
        load(4);
        assertThat(latest()).isEqualTo(new DatasetVersion(1, 3));
    }

    @Test
    void youngVersionsStay() {
        load(1, 2, 3);
        assertThat(plan(new Retention(1, SmallWarehouse.TODAY.instant())).dropped())
                .isEmpty();
        assertThat(names(plan(new Retention(1, NOW)).dropped())).containsExactly("economy 1.0", "economy 1.1");
    }

    @Test
    void stoppedAnywhereItLeavesAWholeWarehouseAndGoesOnTheNextTime(@TempDir Path other) throws IOException {
        int steps = 0;
        for (boolean finished = false; !finished; steps++) {
            folder = other.resolve("stopped-after-" + steps);
            load(1, 2, 3, 4);
            finished = pruneUpTo(steps);
            assertWhole();
            prune(2);
            assertWhole();
            assertThat(plan(new Retention(2, null)).isEmpty()).isTrue();
            assertThat(files("datasets/economy")).as("stopped after " + steps).hasSize(2 * FILES_OF_A_VERSION);
            assertThat(live().history().listPublished("economy")).hasSize(4);
        }
        assertThat(steps).isGreaterThan(10);
    }

    /** @return whether it came to its end */
    private boolean pruneUpTo(int steps) throws IOException {
        var left = new AtomicInteger(steps);
        try (GenerationPublisher publisher = publisher()) {
            Generation live = publisher.current().orElseThrow();
            var pruning = new Pruning(new WarehouseFolder(folder), () -> {
                if (left.decrementAndGet() < 0) {
                    throw new Stopped();
                }
            });
            PruningPlan plan = pruning.plan(live.manifest(), new Retention(2, null), live.number() + 1, NOW);
            pruning.carryOut(plan, live.history(), null, Duration.ZERO);
            return true;
        } catch (Stopped crash) {
            return false;
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void whoReadsGoesOnReading() {
        load(1, 2);
        try (ObservationStore store = DuckDbStores.open(folder, DuckDbSettings.defaults());
                var cursor = store.open(store.generation(), DataQuery.all("economy", new DatasetVersion(1, 0)))) {
            prune(1);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.batch().getRowCount()).isEqualTo(1);
            assertThat(cursor.next()).isFalse();
        }
    }
}
