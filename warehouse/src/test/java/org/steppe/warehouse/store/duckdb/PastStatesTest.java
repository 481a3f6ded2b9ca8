package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationRows;
import org.steppe.warehouse.store.RandomQueries;
import org.steppe.warehouse.store.ReferenceObservations;
import org.steppe.warehouse.store.series.PastStates;

/** Past days that are asked for again come from files of their own. */
class PastStatesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @TempDir
    private Path folder;

    private Path temporary = Path.of("");
    private ReferenceObservations reference =
            new ReferenceObservations(SmallWarehouse.structure(), SmallWarehouse.codelists(), List.of());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 6);
    }

    @BeforeEach
    void makeFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    private RandomQueries publish(long seed) {
        var random = new RandomQueries(seed);
        reference = ReferenceObservations.publish(
                DuckDbStores.openPublisher(folder.resolve("warehouse"), SmallWarehouse.TODAY),
                random.sources(),
                random.figures(400));
        return random;
    }

    private DuckDbObservationStore open(long pastBytes) {
        return DuckDbObservationStore.open(
                folder.resolve("warehouse"),
                new DuckDbSettings(
                        "1GB", 2, 2, 10, Duration.ofSeconds(1), temporary, List.of(), Duration.ZERO, pastBytes));
    }

    private static Optional<ObservationCursor> fromState(DuckDbObservationStore store, DataQuery query) {
        Generation generation = store.generation();
        var version = generation.findStored(query.dataset(), query.version()).orElseThrow();
        return store.past().open(generation, version, query);
    }

    private static void settle(DuckDbObservationStore store) {
        settle(store.past());
    }

    private static void settle(PastStates past) {
        Instant latest = Instant.now().plus(Duration.ofMinutes(1));
        while (!past.isSettled() && Instant.now().isBefore(latest)) {
            Thread.onSpinWait();
        }
        assertThat(past.isSettled()).isTrue();
    }

    private static void ask(DuckDbObservationStore store, DataQuery query) {
        store.open(store.generation(), query).close();
    }

    /** With the columns that files have. */
    private DataQuery everything(LocalDate day) {
        List<String> columns = ObservationColumns.standard(SmallWarehouse.structure(), false).stream()
                .filter(reference.columns(false)::contains)
                .toList();
        return DataQuery.all("economy", DatasetVersion.FIRST).columns(columns).asOf(day);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyQueryIsAnsweredAsTheReferenceAnswersIt(long seed) {
        RandomQueries random = publish(seed);
        try (DuckDbObservationStore store = open(1 << 30)) {
            for (int month = 0; month < 36; month += 6) {
                LocalDate day = LocalDate.of(2023, 1, 15).plusMonths(month);
                ask(store, everything(day));
                ask(store, everything(day));
                settle(store);
                assertThat(ObservationRows.readAll(
                                fromState(store, everything(day)).orElseThrow()))
                        .containsExactlyElementsOf(reference.answer(everything(day)));
                for (int i = 0; i < 20; i++) {
                    DataQuery query = random.query(
                                    DatasetVersion.FIRST, reference.columns(false), reference.columns(true))
                            .asOf(day);
                    assertThat(ObservationRows.readAll(store.open(store.generation(), query)))
                            .as("%s", query)
                            .containsExactlyElementsOf(reference.answer(query));
                }
            }
        }
    }

    @Test
    void aDayIsWrittenWhenItIsAskedForAgain() {
        publish(1);
        try (DuckDbObservationStore store = open(1 << 30)) {
            ask(store, everything(DAY));
            settle(store);
            assertThat(files()).isEmpty();
            ask(store, everything(DAY));
            settle(store);
            assertThat(files()).hasSize(1);
            ask(store, everything(DAY));
            settle(store);
            assertThat(files()).hasSize(1);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void theDayNotAskedForTheLongestMakesRoom() throws IOException {
        publish(2);
        long bytes;
        try (DuckDbObservationStore store = open(1 << 30)) {
            make(store, DAY);
            bytes = Files.size(files().getFirst());
        }
        try (DuckDbObservationStore store = open(2 * bytes + bytes / 2)) {
            make(store, DAY);
            make(store, DAY.plusDays(1));
            try (ObservationCursor open = fromState(store, everything(DAY)).orElseThrow()) {
                make(store, DAY.plusDays(2));
                assertThat(files()).hasSize(2);
                fromState(store, everything(DAY)).orElseThrow().close();
                assertThat(fromState(store, everything(DAY.plusDays(1)))).isEmpty();
                assertThat(ObservationRows.readAll(open)).containsExactlyElementsOf(reference.answer(everything(DAY)));
            }
        }
    }

    @Test
    void statesOfVersionsThatAreGoneGo() {
        publish(3);
        try (DuckDbObservationStore store = open(1 << 30)) {
            make(store, DAY);
            try (ObservationCursor open = fromState(store, everything(DAY)).orElseThrow()) {
                Generation live = store.generation();
                store.past().follow(emptied(live));
                assertThat(files()).isEmpty();
                assertThat(ObservationRows.readAll(open)).containsExactlyElementsOf(reference.answer(everything(DAY)));
            }
        }
    }

    @Test
    void withoutRoomTheEngineAnswers() {
        publish(4);
        try (DuckDbObservationStore store = open(0)) {
            for (int i = 0; i < 4; i++) {
                assertThat(ObservationRows.readAll(store.open(store.generation(), everything(DAY))))
                        .containsExactlyElementsOf(reference.answer(everything(DAY)));
                settle(store);
            }
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoReasonNotToAnswer() throws IOException {
        publish(5);
        Files.delete(temporary);
        Files.writeString(temporary, "a file where a folder should be");
        try (DuckDbObservationStore store = open(1 << 30)) {
            for (int i = 0; i < 4; i++) {
                assertThat(ObservationRows.readAll(store.open(store.generation(), everything(DAY))))
                        .containsExactlyElementsOf(reference.answer(everything(DAY)));
                settle(store);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"STORE_BUSY", "INTERNAL"})
    void onlyABusyEngineIsTriedAgain(ErrorCode code) throws IOException {
        publish(7);
        var written = new AtomicInteger();
        try (DuckDbObservationStore store = open(0);
                BufferAllocator memory = new RootAllocator()) {
            Generation live = store.generation();
            DataQuery query = everything(DAY);
            var version = live.findStored(query.dataset(), query.version()).orElseThrow();
            Path arrow = store.locate(version.entry().findFile(BulkFile.ARROW).orElseThrow());
            try (var past = new PastStates(temporary, 1 << 30, memory, (generation, stored, day, file) -> {
                if (written.incrementAndGet() == 1) {
                    throw new SteppeException(code, "not now");
                }
                Files.copy(arrow, file);
            })) {
                past.follow(live);
                for (int i = 0; i < 5; i++) {
                    past.open(live, version, query).ifPresent(ObservationCursor::close);
                    settle(past);
                }
                assertThat(written).hasValue(code == ErrorCode.STORE_BUSY ? 2 : 1);
            }
        }
    }

    @Test
    void aDayAfterAllFiguresIsTheCurrentState() {
        publish(6);
        try (DuckDbObservationStore store = open(1 << 30)) {
            for (int i = 0; i < 3; i++) {
                DataQuery query = everything(LocalDate.of(2999, 1, 1));
                assertThat(ObservationRows.readAll(store.open(store.generation(), query)))
                        .containsExactlyElementsOf(reference.answer(query));
                settle(store);
            }
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @AfterEach
    void nothingStaysBehind() {
        if (Files.isDirectory(temporary)) {
            assertThat(temporary).isEmptyDirectory();
        }
    }

    private void make(DuckDbObservationStore store, LocalDate day) {
        ask(store, everything(day));
        ask(store, everything(day));
        settle(store);
        assertThat(fromState(store, everything(day)).map(ObservationRows::readAll))
                .hasValueSatisfying(rows -> assertThat(rows).isNotEmpty());
    }

    private static Generation emptied(Generation generation) {
        var manifest = generation.manifest();
        return new Generation(
                new Manifest(manifest.number() + 1, manifest.createdAt(), List.of(), manifest.catalogue()),
                new Catalogue(List.of(), List.of(), List.of()),
                Map.of());
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.walk(temporary)) {
            return found.filter(path -> path.toString().endsWith(".arrow")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
