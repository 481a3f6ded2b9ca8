package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.GenerationFiles;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.store.FollowingContract;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;

class DuckDbObservationStoreTest extends FollowingContract {

    private final List<DuckDbObservationStore> stores = new ArrayList<>();

    @Override
    protected GenerationPublisher openPublisher(Path folder) {
        return DuckDbStores.openPublisher(folder, SmallWarehouse.TODAY);
    }

    @Override
    protected ObservationStore openStore(Path folder) {
        return open(DuckDbSettings.defaults().answerFolders(List.of(folder.resolve("answers"))));
    }

    private DuckDbObservationStore open(DuckDbSettings settings) {
        DuckDbObservationStore store = DuckDbObservationStore.open(folder, settings);
        stores.add(store);
        return store;
    }

    @AfterEach
    void everyAnswerGaveItsMemoryBack() {
        assertThat(stores).extracting(DuckDbObservationStore::memoryInUse).containsOnly(0L);
    }

    @Test
    void filesAreAttachedOnFirstUseAndDetachedAfterTheirLastReader() throws IOException {
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        try (DuckDbObservationStore store = open(DuckDbSettings.defaults())) {
            Generation first = store.generation();
            String alias = alias(first, DatasetVersion.FIRST);
            ObservationCursor one = store.open(first, ofTheEngine());
            ObservationCursor two = store.open(first, ofTheEngine());
            assertThat(store.files().aliases()).contains(alias);

            publish(List.of(LATER), List.of(GDP_2023_REVISED));
            publishOnlyTheLatestVersion();
            store.follow();

            assertThat(store.files().aliases()).contains(alias);
            one.close();
            assertThat(store.files().aliases()).contains(alias);
            two.close();
            assertThat(store.files().aliases()).doesNotContain(alias);
            assertThat(values(store, DataQuery.all("economy", new DatasetVersion(1, 1))))
                    .containsExactly(25020.5);
        }
    }

    /** Everything, in an order that no index has. */
    private static DataQuery ofTheEngine() {
        return all().sort(List.of(new SortOrder("OBS_VALUE", false)));
    }

    private static String alias(Generation generation, DatasetVersion version) {
        return AttachedFiles.aliasOf(
                generation.findVersion("economy", version).orElseThrow().data());
    }

    /** A generation that no longer keeps version 1.0, as an operator might make it to save space. */
    private void publishOnlyTheLatestVersion() throws IOException {
        Generation live;
        try (GenerationPublisher publisher = openPublisher(folder)) {
            live = publisher.current().orElseThrow();
        }
        Manifest before = live.manifest();
        List<DatasetEntry> latest = before.datasets().stream()
                .map(entry -> new DatasetEntry(entry.dataset(), List.of(entry.latest())))
                .toList();
        var after = new Manifest(before.number() + 1, before.createdAt(), latest, before.catalogue());
        Transition transition = live.history()
                .next(after, before, before.createdAt(), Transition.Kind.LOAD, null, History.Counting.UNKNOWN);
        new GenerationFiles(new WarehouseFolder(folder)).publish(after, live.history(), transition);
    }

    @Test
    void queriesBeyondTheQueueAreToldToComeBack() throws Exception {
        publishSmall();
        try (DuckDbObservationStore store = open(DuckDbSettings.defaults().queryThreads(1, 1));
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<ErrorCode>>();
            for (int i = 0; i < 200; i++) {
                answers.add(readers.submit(() -> outcome(store)));
            }
            var outcomes = new ArrayList<ErrorCode>();
            for (Future<ErrorCode> answer : answers) {
                outcomes.add(answer.get());
            }
            assertThat(outcomes).containsOnly(ErrorCode.STORE_BUSY, ErrorCode.OBSERVATION_UNKNOWN);
            assertThat(values(store, ofTheEngine())).hasSize(4);
        }
    }

    /** @return {@code OBSERVATION_UNKNOWN} stands for an answer, which has no error */
    private static ErrorCode outcome(ObservationStore store) {
        try {
            assertThat(values(store, ofTheEngine())).hasSize(4);
            return ErrorCode.OBSERVATION_UNKNOWN;
        } catch (SteppeException e) {
            return e.code();
        }
    }

    @Test
    void dataFileThatDisappearsWhileServingIsAnErrorOfTheWarehouse() throws IOException {
        publishSmall();
        try (DuckDbObservationStore store = open(DuckDbSettings.defaults())) {
            Generation generation = store.generation();
            Files.delete(folder.resolve(generation
                    .findVersion("economy", DatasetVersion.FIRST)
                    .orElseThrow()
                    .data()
                    .path()));
            assertThatThrownBy(() -> store.open(generation, ofTheEngine()))
                    .isInstanceOfSatisfying(
                            SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_UNREADABLE))
                    .hasMessageNotContaining(folder.toString());
        }
    }

    @Test
    void closingTheStoreClosesItsAnswers() {
        publishSmall();
        DuckDbObservationStore store = open(DuckDbSettings.defaults());
        ObservationCursor cursor = store.open(store.generation(), all());

        store.close();

        assertThatThrownBy(cursor::next).isInstanceOf(SteppeException.class);
        assertThat(store.memoryInUse()).isZero();
    }
}
