package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationRows;
import org.steppe.warehouse.store.Staging;

/** Values of past days come from the file of vintages, and are the ones that the engine finds. */
class PastDaysTest {

    private static final LocalDate DAY = LocalDate.of(2023, 3, 1);

    private static final DataQuery EVERYTHING =
            DataQuery.all("economy", DatasetVersion.FIRST).asOf(DAY);

    @TempDir
    private Path folder;

    private final List<DuckDbObservationStore> stores = new ArrayList<>();

    private RandomHistories publish(long seed, int chunkRows) {
        return publish(folder, seed, chunkRows);
    }

    private static RandomHistories publish(Path folder, long seed, int chunkRows) {
        var random = new RandomHistories(seed);
        try (var publisher = DuckDbGenerationPublisher.open(folder, SmallWarehouse.TODAY, chunkRows);
                Staging staging = publisher.stage(
                        SmallWarehouse.catalogue(random.sources().toArray(Source[]::new)))) {
            random.figures().forEach(staging::add);
            staging.prepare(judged -> {}).publish();
        }
        return random;
    }

    /** A store that makes its indexes, which stand when this returns. */
    private DuckDbObservationStore openIndexed() {
        DuckDbObservationStore store = DuckDbObservationStore.open(folder, DuckDbSettings.defaults());
        stores.add(store);
        settle(store);
        return store;
    }

    private static void settle(DuckDbObservationStore store) {
        Instant latest = Instant.now().plus(Duration.ofMinutes(1));
        while (!store.series().isSettled() && Instant.now().isBefore(latest)) {
            Thread.onSpinWait();
        }
        assertThat(store.series().isSettled()).as("all indexes stand").isTrue();
    }

    /** A store that never gets to make an index. */
    private DuckDbObservationStore openEngine() {
        DuckDbObservationStore store =
                DuckDbObservationStore.open(folder, DuckDbSettings.defaults().backgroundDelay(Duration.ofDays(1)));
        stores.add(store);
        return store;
    }

    @AfterEach
    void everyAnswerGaveItsMemoryBack() {
        assertThat(stores).extracting(DuckDbObservationStore::memoryInUse).containsOnly(0L);
    }

    private static List<Map<String, @Nullable Object>> fromFile(DuckDbObservationStore store, DataQuery query) {
        ObservationCursor cursor = store.series()
                .open(store.generation(), query)
                .orElseThrow(() -> new AssertionError("not from the file: " + query));
        return ObservationRows.readAll(cursor);
    }

    private static List<Map<String, @Nullable Object>> fromEngine(DuckDbObservationStore store, DataQuery query) {
        assertThat(store.series().open(store.generation(), query)).isEmpty();
        return ObservationRows.readAll(store.open(store.generation(), query));
    }

    @ParameterizedTest(name = "seed {0}, chunks of {1} rows")
    @CsvSource({"1,1", "2,7", "3,30", "4,100", "5,100", "6,333", "7,1000", "8,1000", "9,2500", "10,65536"})
    void theFileAnswersAsTheEngineDoes(long seed, int chunkRows) {
        RandomHistories random = publish(seed, chunkRows);
        try (DuckDbObservationStore indexed = openIndexed();
                DuckDbObservationStore engine = openEngine()) {
            long compared = 0;
            for (LocalDate day : random.days()) {
                DataQuery everything = EVERYTHING.asOf(day);
                assertThat(fromFile(indexed, everything))
                        .as("everything on %s", day)
                        .containsExactlyElementsOf(fromEngine(engine, everything));
                for (int i = 0; i < 12; i++) {
                    DataQuery query = random.query(day);
                    List<Map<String, @Nullable Object>> rows = fromFile(indexed, query);
                    assertThat(rows).as("%s", query).containsExactlyElementsOf(fromEngine(engine, query));
                    compared += rows.size();
                }
            }
            assertThat(compared).isGreaterThan(1_000);
        }
    }

    /** More than an answer or either file has in a batch, so that keys and values are cut in different places. */
    @Test
    void manyObservationsAreThoseOfTheEngine() {
        var figures = new ArrayList<Figure>();
        for (String area : List.of("150000", "150100", "150600")) {
            for (int month = 0; month < 25_000; month++) {
                String period = "%04d-%02d".formatted(1000 + month / 12, 1 + month % 12);
                figures.add(SmallWarehouse.figure("economy", area, "GDP", period, "" + month, "first"));
                if (month % 3 > 0) {
                    figures.add(SmallWarehouse.figure("economy", area, "GDP", period, "-" + month, "second"));
                }
            }
        }
        SmallWarehouse.load(
                folder,
                SmallWarehouse.catalogue(
                        SmallWarehouse.source("first", PublisherKind.OFFICIAL_STATISTICS, "2024-01-19"),
                        SmallWarehouse.source("second", PublisherKind.OFFICIAL_STATISTICS, "2024-06-19")),
                figures.toArray(Figure[]::new));
        try (DuckDbObservationStore indexed = openIndexed();
                DuckDbObservationStore engine = openEngine()) {
            for (LocalDate day : List.of(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 7, 1))) {
                DataQuery everything = EVERYTHING.asOf(day);
                for (DataQuery query : List.of(
                        everything,
                        everything.page(32_000, 20_000L),
                        everything.columns(List.of("OBS_VALUE", "TIME_PERIOD", "SOURCE_ID", "REF_AREA")))) {
                    List<Map<String, @Nullable Object>> rows = fromFile(indexed, query);
                    assertThat(rows).hasSizeGreaterThan(10_000);
                    assertThat(rows.equals(fromEngine(engine, query)))
                            .as("%s", query)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatTheFileCannotTellTheEngineAnswers() {
        publish(1, 100);
        try (DuckDbObservationStore store = openIndexed()) {
            for (DataQuery query : List.of(
                    EVERYTHING.sort(List.of(new SortOrder("OBS_VALUE", true))),
                    EVERYTHING.columns(List.of("OBS_VALUE", "PERIOD_START")),
                    EVERYTHING.figures(),
                    EVERYTHING.figures().vintages(Vintages.NEW_AND_REVISED))) {
                assertThat(fromEngine(store, query)).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_000, -40})
    void aDamagedFileIsNotReadAndTheEngineAnswers(int position) throws IOException {
        publish(2, 100);
        List<Map<String, @Nullable Object>> expected;
        try (DuckDbObservationStore store = openIndexed()) {
            expected = fromFile(store, EVERYTHING);
        }
        try (var channel = FileChannel.open(vintagesFile(), StandardOpenOption.WRITE)) {
            long at = position < 0 ? channel.size() + position : position;
            channel.write(ByteBuffer.wrap("damaged".getBytes(StandardCharsets.UTF_8)), at);
        }
        try (DuckDbObservationStore store = openIndexed()) {
            assertThat(fromEngine(store, EVERYTHING)).containsExactlyElementsOf(expected);
        }
    }

    /** Values are in the one, keys in the other. */
    @ParameterizedTest
    @ValueSource(strings = {".vintages.arrow", ".arrow"})
    void aFileThatIsGoneIsNotMissed(String end) throws IOException {
        publish(3, 100);
        List<Map<String, @Nullable Object>> expected;
        try (DuckDbObservationStore store = openIndexed()) {
            expected = fromFile(store, EVERYTHING);
        }
        Files.delete(sibling(end));
        try (DuckDbObservationStore store = openIndexed()) {
            assertThat(fromEngine(store, EVERYTHING)).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aFileThatBelongsToOtherObservationsIsNotRead(int chunkRows, @TempDir Path elsewhere) throws IOException {
        publish(elsewhere, 7, chunkRows);
        publish(folder, 8, chunkRows);
        List<Map<String, @Nullable Object>> expected;
        try (DuckDbObservationStore store = openEngine()) {
            expected = fromEngine(store, EVERYTHING);
        }
        FileEntry foreign = vintages(elsewhere);
        FileEntry own = vintages(folder);
        Files.copy(elsewhere.resolve(foreign.path()), folder.resolve(own.path()), StandardCopyOption.REPLACE_EXISTING);
        rewriteManifest(manifest -> manifest.replace(own.sha256(), foreign.sha256())
                .replace("\"bytes\":" + own.bytes() + ",", "\"bytes\":" + foreign.bytes() + ","));
        new WarehouseFolder(folder).verify(vintages(folder));
        try (DuckDbObservationStore store = openIndexed()) {
            assertThat(store.health().problem()).isNull();
            assertThat(fromEngine(store, EVERYTHING)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void aVersionOfAnOlderProgramHasNoSuchFileAndTheEngineAnswers() throws IOException {
        publish(4, 100);
        List<Map<String, @Nullable Object>> expected;
        try (DuckDbObservationStore store = openIndexed()) {
            expected = fromFile(store, EVERYTHING);
        }
        Files.delete(vintagesFile());
        rewriteManifest(manifest -> manifest.replaceAll(",\"vintages\":\\{[^}]*\\}", ""));
        try (DuckDbObservationStore store = openIndexed()) {
            assertThat(store.health().problem()).isNull();
            assertThat(fromEngine(store, EVERYTHING)).containsExactlyElementsOf(expected);
        }
        assertThat(new WarehouseFolder(folder).listManifests()).hasSize(1);
    }

    @Test
    void anOpenAnswerOutlivesItsGeneration() throws IOException {
        publish(5, 100);
        try (DuckDbObservationStore store = openIndexed()) {
            List<Map<String, @Nullable Object>> expected = fromFile(store, EVERYTHING);
            ObservationCursor cursor =
                    store.series().open(store.generation(), EVERYTHING).orElseThrow();
            Files.delete(vintagesFile());
            Files.delete(sibling(".arrow"));
            store.series().follow(IndexedStoreTest.emptied(store.generation()));
            assertThat(store.series().open(store.generation(), EVERYTHING)).isEmpty();
            assertThat(ObservationRows.readAll(cursor)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void anotherGenerationIsFollowedAndTheOlderVersionIsIndexedWhenItIsAskedFor() {
        load("100");
        try (DuckDbObservationStore store = openIndexed()) {
            DataQuery first = EVERYTHING.asOf(LocalDate.of(2024, 2, 1));
            DataQuery second =
                    DataQuery.all("economy", new DatasetVersion(1, 1)).asOf(LocalDate.of(2024, 2, 1));
            assertThat(fromFile(store, first))
                    .extracting(row -> row.get("OBS_VALUE"))
                    .containsExactly(100.0);
            load("200");
            store.follow();
            settle(store);
            assertThat(fromFile(store, second))
                    .extracting(row -> row.get("OBS_VALUE"))
                    .containsExactly(200.0);
            assertThat(fromFile(store, first))
                    .extracting(row -> row.get("OBS_VALUE"))
                    .containsExactly(100.0);
        }
        try (DuckDbObservationStore store = openIndexed()) {
            DataQuery first = EVERYTHING.asOf(LocalDate.of(2024, 2, 1));
            assertThat(fromEngine(store, first))
                    .extracting(row -> row.get("OBS_VALUE"))
                    .containsExactly(100.0);
            settle(store);
            assertThat(fromFile(store, first))
                    .extracting(row -> row.get("OBS_VALUE"))
                    .containsExactly(100.0);
        }
    }

    private void load(String value) {
        SmallWarehouse.load(
                folder,
                SmallWarehouse.catalogue(
                        SmallWarehouse.source("bureau", PublisherKind.OFFICIAL_STATISTICS, "2024-01-19"),
                        SmallWarehouse.source("again", PublisherKind.OFFICIAL_STATISTICS, "2025-01-19")),
                SmallWarehouse.figure("economy", "150000", "GDP", "2023", value, "bureau"),
                SmallWarehouse.figure("economy", "150000", "GDP", "2023", "300", "again"));
    }

    @Test
    void aDayAfterAllFiguresIsTheCurrentState() {
        publish(6, 100);
        try (DuckDbObservationStore store = openIndexed()) {
            List<Map<String, @Nullable Object>> current =
                    ObservationRows.readAll(store.open(store.generation(), EVERYTHING.asOf(null)));
            DataQuery later = EVERYTHING.asOf(LocalDate.of(2999, 1, 1));
            assertThat(ObservationRows.readAll(store.open(store.generation(), later)))
                    .containsExactlyElementsOf(current);
            assertThat(fromFile(store, later)).containsExactlyElementsOf(current);
        }
    }

    /** Says something else of the only generation there is. */
    private void rewriteManifest(UnaryOperator<String> edit) throws IOException {
        Path manifest = folder.resolve("manifests/000001.json");
        String before = Files.readString(manifest);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(manifest, after);
        String pointer = Files.readString(folder.resolve("CURRENT"));
        Files.writeString(
                folder.resolve("CURRENT"),
                pointer.replaceFirst("(?<=\\.json )[0-9a-f]{64}", Digests.of(Files.readAllBytes(manifest))));
    }

    private static FileEntry vintages(Path folder) {
        var warehouse = new WarehouseFolder(folder);
        var manifest = warehouse.readManifest(warehouse.findPointer().orElseThrow());
        return manifest.datasets().stream()
                .filter(dataset -> dataset.dataset().equals("economy"))
                .map(dataset -> Objects.requireNonNull(dataset.latest().vintages(), "Every version has rows"))
                .findFirst()
                .orElseThrow();
    }

    private Path vintagesFile() {
        return sibling(".vintages.arrow");
    }

    /** A file of the same version. */
    private Path sibling(String end) {
        return folder.resolve(vintages(folder).path().replace(".vintages.arrow", end));
    }
}
