package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationRows;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.ObservationStoreContract;
import org.steppe.warehouse.store.ReferenceObservations;

/** The store once its indexes stand, so that what the Arrow files can answer comes from there. */
class IndexedStoreTest extends ObservationStoreContract {

    /** What both the files and the reference know. */
    private static final List<String> COLUMNS = List.of(
            "REF_AREA",
            "INDICATOR",
            "FREQ",
            "TIME_PERIOD",
            "OBS_VALUE",
            "DECIMALS",
            "OBS_STATUS",
            "QUALIFIER",
            "PUBLISHED_ON",
            "SOURCE_ID",
            "PUBLISHED_TEXT");

    private static final DataQuery EVERYTHING =
            DataQuery.all("economy", DatasetVersion.FIRST).columns(COLUMNS);

    private static final String[] AREAS = {"150000", "150100", "150600"};
    private static final String[] INDICATORS = {"GDP", "RETAIL_SALES", "TOURIST_ARRIVALS"};

    private final List<DuckDbObservationStore> stores = new ArrayList<>();

    @Override
    protected GenerationPublisher openPublisher(Path folder) {
        return DuckDbStores.openPublisher(folder, SmallWarehouse.TODAY);
    }

    @Override
    protected ObservationStore openStore(Path folder) {
        return openSettled();
    }

    private DuckDbObservationStore openSettled() {
        DuckDbObservationStore store = DuckDbObservationStore.open(folder, DuckDbSettings.defaults());
        stores.add(store);
        Instant latest = Instant.now().plus(Duration.ofMinutes(1));
        while (!store.series().isSettled() && Instant.now().isBefore(latest)) {
            Thread.onSpinWait();
        }
        assertThat(store.series().isSettled()).as("all indexes stand").isTrue();
        return store;
    }

    @AfterEach
    void everyAnswerGaveItsMemoryBack() {
        assertThat(stores).extracting(DuckDbObservationStore::memoryInUse).containsOnly(0L);
    }

    /** Long enough for several record batches: three areas, three indicators, days of thirty years. */
    private ReferenceObservations publishDays(long seed) {
        var random = new Random(seed);
        var figures = new ArrayList<Figure>();
        for (String area : AREAS) {
            for (String indicator : INDICATORS) {
                int days = 1000 + random.nextInt(6000);
                for (int day = 0; day < days; day++) {
                    figures.add(dayFigure(area, indicator, day, random));
                }
            }
        }
        return publish(List.of(EARLIER, LATER), figures);
    }

    private static Figure dayFigure(String area, String indicator, int day, Random random) {
        Figure plain = SmallWarehouse.figure(
                "economy",
                area,
                indicator,
                LocalDate.of(2000, 1, 1).plusDays(day) + "/P1D",
                Integer.toString(random.nextInt(100_000)),
                "earlier");
        return new Figure(
                plain.dataset(),
                plain.key(),
                plain.period(),
                plain.value(),
                plain.unitMultiplier(),
                plain.status(),
                random.nextInt(3) == 0 ? Qualifier.OVER : Qualifier.EXACT,
                null,
                null,
                plain.sourceId(),
                null,
                plain.publishedValue(),
                plain.publishedUnit(),
                random.nextInt(4) == 0 ? null : "约" + "x".repeat(random.nextInt(20)));
    }

    private static DataQuery query(
            List<ComponentFilter> filters,
            List<PeriodFilter> periods,
            @Nullable Integer first,
            @Nullable Integer last,
            long offset,
            @Nullable Long limit) {
        return new DataQuery(
                "economy",
                DatasetVersion.FIRST,
                filters,
                periods,
                first,
                last,
                null,
                false,
                COLUMNS,
                List.of(),
                offset,
                limit);
    }

    private static ComponentFilter one(String component, String... codes) {
        return new ComponentFilter(component, new TreeSet<>(List.of(codes)));
    }

    static Stream<DataQuery> answeredWithoutTheEngine() {
        var series = List.of(one("FREQ", "M"), one("REF_AREA", "150100"), one("INDICATOR", "RETAIL_SALES"));
        var some = List.of(one("REF_AREA", "150000", "150600"));
        var year = new PeriodFilter.Within(LocalDate.of(2003, 1, 1), LocalDate.of(2003, 12, 31));
        var day = new PeriodFilter.Exactly(TimePeriod.parse("2002-02-03/P1D").orElseThrow());
        return Stream.of(
                query(List.of(), List.of(), null, null, 0, null),
                query(List.of(), List.of(), null, null, 32_765, 10L),
                query(series, List.of(), null, null, 0, null),
                query(series, List.of(year, day), null, null, 0, null),
                query(series, List.of(year), null, 3, 0, null),
                query(series, List.of(), 5, null, 0, null),
                query(series, List.of(), null, null, 17, 100L),
                query(series, List.of(), null, null, 999_999, null),
                query(List.of(one("INDICATOR", "GDP")), List.of(), null, 1, 0, null),
                query(some, List.of(), null, null, 0, null),
                query(some, List.of(), null, null, 3, 20_000L),
                query(List.of(one("FREQ", "A")), List.of(), null, null, 0, null),
                query(List.of(one("REF_AREA", "nowhere")), List.of(), null, null, 0, null));
    }

    @ParameterizedTest
    @MethodSource("answeredWithoutTheEngine")
    void theFileAnswersAsTheReferenceDoes(DataQuery query) {
        ReferenceObservations reference = publishDays(1);
        try (DuckDbObservationStore store = openSettled()) {
            Generation generation = store.generation();
            ObservationCursor cursor =
                    store.series().open(generation, query).orElseThrow(() -> new AssertionError("not from the file"));
            assertThat(ObservationRows.readAll(cursor)).containsExactlyElementsOf(reference.answer(query));
        }
    }

    static Stream<DataQuery> leftToTheEngine() {
        var year = new PeriodFilter.Within(LocalDate.of(2003, 1, 1), LocalDate.of(2003, 12, 31));
        return Stream.of(
                EVERYTHING.sort(List.of(new SortOrder("OBS_VALUE", true))),
                EVERYTHING.columns(List.of("OBS_VALUE", "PERIOD_START")),
                query(List.of(one("QUALIFIER", "OVER")), List.of(), null, null, 0, null),
                query(List.of(one("SOURCE_ID", "earlier")), List.of(year), null, null, 0, null));
    }

    @ParameterizedTest
    @MethodSource("leftToTheEngine")
    void whatTheIndexCannotTellTheEngineAnswers(DataQuery query) {
        ReferenceObservations reference = publishDays(2);
        try (DuckDbObservationStore store = openSettled()) {
            Generation generation = store.generation();
            assertThat(store.series().open(generation, query)).isEmpty();
            assertThat(ObservationRows.readAll(store.open(generation, query))).hasSameSizeAs(reference.answer(query));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_000, -40})
    void aDamagedFileIsNotReadAndTheEngineAnswers(int position) throws IOException {
        ReferenceObservations reference = publishDays(3);
        Path file = arrowFile();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long at = position < 0 ? channel.size() + position : position;
            channel.write(ByteBuffer.wrap("damaged".getBytes(StandardCharsets.UTF_8)), at);
        }
        try (DuckDbObservationStore store = openSettled()) {
            DataQuery query = EVERYTHING;
            assertThat(store.series().open(store.generation(), query)).isEmpty();
            assertThat(rows(store, query)).containsExactlyElementsOf(reference.answer(query));
        }
    }

    @Test
    void aFileThatIsGoneIsNotMissed() throws IOException {
        ReferenceObservations reference = publishSmall();
        Files.delete(arrowFile());
        try (DuckDbObservationStore store = openSettled()) {
            assertThat(rows(store, EVERYTHING)).containsExactlyElementsOf(reference.answer(EVERYTHING));
        }
    }

    @Test
    void anOpenAnswerOutlivesItsGeneration() throws IOException {
        ReferenceObservations reference = publishDays(4);
        try (DuckDbObservationStore store = openSettled()) {
            ObservationCursor cursor =
                    store.series().open(store.generation(), EVERYTHING).orElseThrow();
            cursor.next();
            int first = cursor.batch().getRowCount();
            Files.delete(arrowFile());
            store.series().follow(emptied(store.generation()));
            int rest = ObservationRows.readAll(cursor).size();
            assertThat(first + rest).isEqualTo(reference.answer(EVERYTHING).size());
        }
    }

    /** A generation in which no dataset is left. */
    static Generation emptied(Generation generation) {
        var manifest = generation.manifest();
        return new Generation(
                new Manifest(manifest.number() + 1, manifest.createdAt(), List.of(), manifest.catalogue()),
                new Catalogue(List.of(), List.of(), List.of()),
                Map.of());
    }

    private Path arrowFile() {
        var warehouse = new WarehouseFolder(folder);
        var manifest = warehouse.readManifest(warehouse.findPointer().orElseThrow());
        return manifest.datasets().stream()
                .filter(dataset -> dataset.dataset().equals("economy"))
                .flatMap(dataset -> dataset.latest().findFile(BulkFile.ARROW).stream())
                .map(file -> warehouse.resolve(file.file()))
                .findFirst()
                .orElseThrow();
    }
}
