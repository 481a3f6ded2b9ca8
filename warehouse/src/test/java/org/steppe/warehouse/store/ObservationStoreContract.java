package org.steppe.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steppe.warehouse.observation.PublisherKind.OFFICIAL_STATISTICS;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.figure;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.structure.Language;

/** What every store of observations does, whatever engine it stands on. */
public abstract class ObservationStoreContract {

    protected static final Source EARLIER = source("earlier", OFFICIAL_STATISTICS, "2024-01-19");
    protected static final Source LATER = source("later", OFFICIAL_STATISTICS, "2025-01-19");

    protected static final Figure GDP_2022 = figure("economy", "150000", "GDP", "2022", "23159", "earlier");
    protected static final Figure GDP_2023 = figure("economy", "150000", "GDP", "2023", "24627", "earlier");
    protected static final Figure GDP_2023_REVISED = figure("economy", "150000", "GDP", "2023", "25020.5", "later");
    protected static final Figure HOHHOT_2023 = figure("economy", "150100", "GDP", "2023", "3801.55", "earlier");
    protected static final Figure HOHHOT_QUARTER =
            figure("economy", "150100", "RETAIL_SALES", "2023-Q1", "270.1", "earlier");

    @TempDir
    protected Path folder;

    protected abstract GenerationPublisher openPublisher(Path folder);

    protected abstract ObservationStore openStore(Path folder);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyQueryIsAnsweredAsTheReferenceAnswersIt(long seed) {
        var random = new RandomQueries(seed);
        ReferenceObservations reference = publish(random.sources(), random.figures(400));
        try (ObservationStore store = openStore(folder)) {
            Generation generation = store.generation();
            for (int i = 0; i < 60; i++) {
                DataQuery query = random.query(DatasetVersion.FIRST, reference.columns(false), reference.columns(true));
                assertThat(ObservationRows.readAll(store.open(generation, query)))
                        .as("%s", query)
                        .containsExactlyElementsOf(reference.answer(query));
                assertThat(store.availability(generation, query))
                        .as("availability of %s", query)
                        .isEqualTo(reference.availability(query));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyQueryIsWrittenAsItIsRead(long seed) throws IOException {
        var random = new RandomQueries(seed);
        ReferenceObservations reference = publish(random.sources(), random.figures(400));
        Files.createDirectories(answers());
        try (ObservationStore store = openStore(folder)) {
            Generation generation = store.generation();
            for (int i = 0; i < 20; i++) {
                DataQuery query = random.query(DatasetVersion.FIRST, reference.columns(false), reference.columns(true));
                Path file = answers().resolve(i + ".parquet");
                long rows = store.writeParquet(generation, head(generation, query), layout(generation, query), file);
                List<Map<String, @Nullable Object>> read = ObservationRows.readAll(store.open(generation, query));
                assertThat(ParquetRows.readAll(file)).as("%s", query).isEqualTo(lowerCase(read));
                assertThat(rows).as("%s", query).isEqualTo(read.size());
            }
        }
    }

    static List<Map<String, @Nullable Object>> lowerCase(List<Map<String, @Nullable Object>> rows) {
        var renamed = new ArrayList<Map<String, @Nullable Object>>();
        for (Map<String, @Nullable Object> row : rows) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            row.forEach((column, value) -> values.put(column.toLowerCase(Locale.ROOT), value));
            renamed.add(values);
        }
        return renamed;
    }

    protected Path answers() {
        return folder.resolve("answers");
    }

    /** A head with texts that no statement must take for its own words. */
    protected static AnswerHead head(Generation generation, DataQuery query) {
        return new AnswerHead(
                generation.getDescription(query.dataset(), query.version()),
                query.version(),
                generation
                        .findVersion(query.dataset(), query.version())
                        .orElseThrow()
                        .publishedAt(),
                query,
                Language.EN,
                "/v1/datasets/economy/observations?ref_area='}",
                null,
                generation::findSource,
                Map.of("licence", "the publishers' own, \"as told\"; COPY"));
    }

    private static AnswerLayout layout(Generation generation, DataQuery query) {
        return AnswerLayout.of(
                generation.getDescription(query.dataset(), query.version()),
                query.columns(),
                LabelMode.CODE,
                Language.EN);
    }

    @Test
    void columnsComeInTheOrderAskedForWithTheirTypes() {
        publishSmall();
        try (ObservationStore store = openStore(folder);
                ObservationCursor cursor = store.open(
                        store.generation(),
                        all().columns(List.of(
                                "OBS_VALUE",
                                "REF_AREA",
                                "TIME_PERIOD",
                                "SOURCE_ID",
                                "OBS_STATUS",
                                "DECIMALS",
                                "PUBLISHED_ON",
                                "PERIOD_START",
                                "PUBLISHED_TEXT",
                                "OBSERVATION_ID")))) {
            List<Field> fields = cursor.batch().getSchema().getFields();

            assertThat(fields)
                    .extracting(Field::getName)
                    .containsExactly(
                            "OBS_VALUE",
                            "REF_AREA",
                            "TIME_PERIOD",
                            "SOURCE_ID",
                            "OBS_STATUS",
                            "DECIMALS",
                            "PUBLISHED_ON",
                            "PERIOD_START",
                            "PUBLISHED_TEXT",
                            "OBSERVATION_ID");
            assertThat(fields.get(0).getType()).isInstanceOf(ArrowType.FloatingPoint.class);
            assertThat(fields.subList(1, 5))
                    .allSatisfy(field -> assertThat(field.getDictionary()).isNotNull());
            assertThat(fields.get(5).getType()).isEqualTo(new ArrowType.Int(32, true));
            assertThat(fields.subList(6, 8))
                    .allSatisfy(field -> assertThat(field.getType()).isInstanceOf(ArrowType.Date.class));
            assertThat(fields.subList(8, 10))
                    .allSatisfy(field -> assertThat(field.getType()).isInstanceOf(ArrowType.Utf8.class));
        }
    }

    @Test
    void judgementStaysEncodedWhenThePastIsAskedFor() {
        publishSmall();
        try (ObservationStore store = openStore(folder);
                ObservationCursor cursor = store.open(store.generation(), history("2024-06-30"))) {
            assertThat(cursor.batch().getSchema().findField("STANDING").getDictionary())
                    .isNotNull();
        }
    }

    @Test
    void answerWithoutRowsHasASchemaAndNoBatch() {
        publishSmall();
        try (ObservationStore store = openStore(folder);
                ObservationCursor cursor = store.open(store.generation(), where("REF_AREA", "no such area"))) {
            assertThat(cursor.batch().getSchema().findField("OBS_VALUE")).isNotNull();
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void valueAsOfADayIsTheOneKnownThen() {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            assertThat(values(store, asOf("2024-01-18"))).isEmpty();
            assertThat(values(store, asOf("2024-01-19"))).contains(24627.0).doesNotContain(25020.5);
            assertThat(values(store, asOf("2025-01-18"))).contains(24627.0).doesNotContain(25020.5);
            assertThat(values(store, asOf("2025-01-19"))).contains(25020.5).doesNotContain(24627.0);
        }
    }

    @Test
    void historyOfThePastDoesNotTellThatAValueWasReplacedLater() {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            List<Map<String, @Nullable Object>> then = rows(store, history("2024-06-30"));
            assertThat(then)
                    .allSatisfy(row ->
                            assertThat(row).containsEntry("STANDING", "current").containsEntry("VALID_TO", null));
            assertThat(rows(store, history("2025-06-30")))
                    .extracting(row -> row.get("STANDING"))
                    .contains("superseded");
        }
    }

    @Test
    void pagesCoverTheAnswerWithoutOverlap() {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            var pages = new ArrayList<Map<String, @Nullable Object>>();
            for (int offset = 0; offset < 8; offset += 2) {
                pages.addAll(rows(store, all().page(offset, 2L)));
            }
            assertThat(pages).isEqualTo(rows(store, all()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "' OR '1'='1",
                "'; DROP TABLE observation; --",
                "\\",
                "%",
                "$$",
                "\0",
                "?",
                "{0}",
                ":x"
            })
    void anyTextInAFilterIsJustAText(String text) {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            for (String component : List.of("REF_AREA", "SOURCE_ID", "PUBLISHED_TEXT", "OBS_STATUS", "UNIT_MULT")) {
                assertThat(values(store, where(component, text))).as(component).isEmpty();
                assertThat(store.availability(store.generation(), where(component, text))
                                .observations())
                        .as(component)
                        .isZero();
            }
            assertThat(values(store, where("REF_AREA", text, "150100"))).hasSize(2);
        }
    }

    @Test
    void periodThatNoObservationHasMatchesNothing() {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            var query = new DataQuery(
                    "economy",
                    DatasetVersion.FIRST,
                    List.of(),
                    List.of(new PeriodFilter.Exactly(TimePeriod.year(1947))),
                    null,
                    null,
                    null,
                    false,
                    List.of(),
                    List.of(),
                    0,
                    null);
            assertThat(values(store, query)).isEmpty();
        }
    }

    @Test
    void versionThatIsNotKeptIsRefused() {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            DataQuery query = DataQuery.all("economy", new DatasetVersion(7, 3));
            assertThatThrownBy(() -> store.open(store.generation(), query))
                    .isInstanceOfSatisfying(
                            SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VERSION_UNKNOWN));
            assertThatThrownBy(() -> store.availability(store.generation(), query))
                    .isInstanceOf(SteppeException.class);
        }
    }

    @Test
    void cursorMayBeClosedBeforeItsEndAndMoreThanOnce() {
        publishSmall();
        try (ObservationStore store = openStore(folder)) {
            ObservationCursor cursor = store.open(store.generation(), all());
            cursor.close();
            cursor.close();
            assertThatThrownBy(cursor::next).isInstanceOf(SteppeException.class);
        }
    }

    @Test
    void olderVersionsStayReadable() {
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        publish(List.of(EARLIER, LATER), List.of(GDP_2023, GDP_2023_REVISED));
        try (ObservationStore store = openStore(folder)) {
            assertThat(values(store, all())).containsExactly(24627.0);
            assertThat(values(store, DataQuery.all("economy", new DatasetVersion(1, 1))))
                    .containsExactly(25020.5);
        }
    }

    /** Publishes figures of the dataset economy. */
    protected ReferenceObservations publish(List<Source> sources, List<Figure> figures) {
        return ReferenceObservations.publish(openPublisher(folder), sources, figures);
    }

    protected ReferenceObservations publishSmall() {
        return publish(
                List.of(EARLIER, LATER), List.of(GDP_2022, GDP_2023, GDP_2023_REVISED, HOHHOT_2023, HOHHOT_QUARTER));
    }

    protected static DataQuery all() {
        return DataQuery.all("economy", DatasetVersion.FIRST);
    }

    protected static DataQuery where(String component, String... values) {
        return new DataQuery(
                "economy",
                DatasetVersion.FIRST,
                List.of(new ComponentFilter(component, new TreeSet<>(Set.of(values)))),
                List.of(),
                null,
                null,
                null,
                false,
                List.of(),
                List.of(),
                0,
                null);
    }

    private static DataQuery asOf(String day) {
        return known(day, false);
    }

    private static DataQuery history(String day) {
        return known(day, true);
    }

    private static DataQuery known(String day, boolean history) {
        return new DataQuery(
                "economy",
                DatasetVersion.FIRST,
                List.of(),
                List.of(),
                null,
                null,
                LocalDate.parse(day),
                history,
                List.of(),
                List.of(),
                0,
                null);
    }

    protected static List<Map<String, @Nullable Object>> rows(ObservationStore store, DataQuery query) {
        return ObservationRows.readAll(store.open(store.generation(), query));
    }

    /** The values of an answer in its order; none of the figures here lacks one. */
    protected static List<Double> values(ObservationStore store, DataQuery query) {
        var values = new ArrayList<Double>();
        rows(store, query).forEach(row -> values.add((Double) Objects.requireNonNull(row.get("OBS_VALUE"))));
        return values;
    }
}
