package org.steppe.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steppe.warehouse.observation.PublisherKind.OFFICIAL_STATISTICS;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.figure;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;
import org.steppe.warehouse.structure.Language;

/** The shapes in which every store tells a history. */
public abstract class VintagesContract {

    private static final int LONG_CHAIN = 10_000;

    @TempDir
    protected Path folder;

    protected abstract GenerationPublisher openPublisher(Path folder);

    protected abstract ObservationStore openStore(Path folder);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 4);
    }

    private ReferenceObservations publish(List<Source> sources, List<Figure> figures) {
        return ReferenceObservations.publish(openPublisher(folder), sources, figures);
    }

    private static DataQuery history(Vintages vintages) {
        return new DataQuery(
                        "economy",
                        DatasetVersion.FIRST,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        true,
                        List.of(),
                        List.of(),
                        0,
                        null)
                .vintages(vintages);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyShapeIsAnsweredAsTheReferenceAnswersIt(long seed) throws IOException {
        var random = new RandomQueries(seed);
        ReferenceObservations reference = publish(random.sources(), random.figuresInUnits(400));
        Files.createDirectories(folder.resolve("answers"));
        try (ObservationStore store = openStore(folder)) {
            Generation generation = store.generation();
            for (Vintages vintages : List.of(Vintages.COLUMNS, Vintages.NEW_AND_REVISED, Vintages.FIRST_AND_LATEST)) {
                for (int i = 0; i < 15; i++) {
                    DataQuery query =
                            random.history(DatasetVersion.FIRST, vintages, query0 -> reference.vintages(query0));
                    assertThat(store.availability(generation, query))
                            .as("availability of %s", query)
                            .isEqualTo(reference.availability(query));
                    assertThat(store.listVintages(generation, query))
                            .as("vintages of %s", query)
                            .isEqualTo(reference.vintages(query));
                    if (query.columns().isEmpty()) {
                        continue;
                    }
                    List<Map<String, @Nullable Object>> expected = rounded(reference.answer(query));
                    assertThat(rounded(ObservationRows.readAll(store.open(generation, query))))
                            .as("%s", query)
                            .containsExactlyElementsOf(expected);
                    Path file = folder.resolve("answers").resolve(vintages + "-" + i + ".parquet");
                    store.writeParquet(generation, head(generation, query), layout(generation, query), file);
                    assertThat(rounded(ParquetRows.readAll(file)))
                            .as("%s", query)
                            .isEqualTo(lowerCase(expected));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void revisionStatisticsAreThoseOfTheirDefinitions(long seed) {
        var random = new RandomQueries(seed);
        ReferenceObservations reference = publish(random.sources(), random.figuresInUnits(400));
        try (ObservationStore store = openStore(folder)) {
            for (List<String> groups : List.of(
                    List.<String>of(),
                    List.of("INDICATOR"),
                    List.of("FREQ", "REF_AREA"),
                    List.of("FREQ", "REF_AREA", "INDICATOR"))) {
                for (int i = 0; i < 5; i++) {
                    DataQuery query = random.history(DatasetVersion.FIRST, Vintages.ALL, reference::vintages);
                    List<Map<String, @Nullable Object>> expected = new ReferenceRevisions(
                                    SmallWarehouse.structure(), groups, query.asOf())
                            .statistics(reference.select(query));
                    assertThat(rounded(ObservationRows.readAll(store.openRevisions(store.generation(), query, groups))))
                            .as("by %s of %s", groups, query)
                            .containsExactlyInAnyOrderElementsOf(rounded(expected));
                }
            }
        }
    }

    private static AnswerHead head(Generation generation, DataQuery query) {
        return ObservationStoreContract.head(generation, query);
    }

    private static AnswerLayout layout(Generation generation, DataQuery query) {
        return AnswerLayout.of(
                generation.getDescription(query.dataset(), query.version()),
                query.columns(),
                LabelMode.CODE,
                Language.EN);
    }

    private static List<Map<String, @Nullable Object>> lowerCase(List<Map<String, @Nullable Object>> rows) {
        return ObservationStoreContract.lowerCase(rows);
    }

    /** Moving the point in floating point leaves traces in the last places. */
    private static List<Map<String, @Nullable Object>> rounded(List<Map<String, @Nullable Object>> rows) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (Map<String, @Nullable Object> row : rows) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            row.forEach((column, value) -> values.put(
                    column,
                    value instanceof Double number
                            ? (Object) new BigDecimal(number)
                                    .setScale(6, java.math.RoundingMode.HALF_EVEN)
                                    .round(new MathContext(12))
                                    .doubleValue()
                            : value));
            all.add(values);
        }
        return all;
    }

    @Test
    void aColumnHasTheValueThatAReaderSawOnThatDay() {
        publish(
                List.of(
                        source("first", OFFICIAL_STATISTICS, "2024-01-19"),
                        source("other", OFFICIAL_STATISTICS, "2024-02-01"),
                        source("second", OFFICIAL_STATISTICS, "2025-01-19")),
                List.of(
                        figure("economy", "150000", "GDP", "2023", "24627", "first"),
                        figure("economy", "150100", "GDP", "2023", "3801.55", "other"),
                        figure("economy", "150000", "GDP", "2023", "24627", "other"),
                        figure("economy", "150000", "GDP", "2023", "25020.5", "second")));
        try (ObservationStore store = openStore(folder)) {
            DataQuery query = history(Vintages.COLUMNS);
            List<LocalDate> days = store.listVintages(store.generation(), query);
            assertThat(days)
                    .containsExactly(LocalDate.of(2024, 1, 19), LocalDate.of(2024, 2, 1), LocalDate.of(2025, 1, 19));
            List<String> columns = VintageColumns.expand(List.of("REF_AREA", "OBS_VALUE"), days);
            assertThat(ObservationRows.readAll(store.open(store.generation(), query.columns(columns))))
                    .extracting(row -> row.values().toString())
                    .containsExactly("[150000, 24627.0, 24627.0, 25020.5]", "[150100, null, 3801.55, 3801.55]");
        }
    }

    @Test
    void aChainOfTenThousandVintagesIsTold() {
        var sources = new ArrayList<Source>();
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < LONG_CHAIN; i++) {
            String day = LocalDate.of(1990, 1, 1).plusDays(i).toString();
            sources.add(source("day-%05d".formatted(i), OFFICIAL_STATISTICS, day));
            figures.add(figure("economy", "150000", "GDP", "2023", 1000 + i + ".5", "day-%05d".formatted(i)));
        }
        publish(sources, figures);
        try (ObservationStore store = openStore(folder)) {
            Generation generation = store.generation();
            assertThat(store.listVintages(generation, history(Vintages.COLUMNS)))
                    .hasSize(LONG_CHAIN);
            assertThat(ObservationRows.readAll(store.open(generation, history(Vintages.NEW_AND_REVISED))))
                    .hasSize(LONG_CHAIN);
            assertThat(ObservationRows.readAll(store.open(generation, history(Vintages.FIRST_AND_LATEST))))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("FIRST_OBS_VALUE", 1000.5)
                            .containsEntry("LATEST_OBS_VALUE", 10999.5)
                            .containsEntry("DIFFERENCE", 9999.0)
                            .containsEntry("VINTAGES", LONG_CHAIN));
        }
    }

    @Test
    void theColumnsOfEachShapeAreThoseOfItsAnswer() {
        publish(
                List.of(source("first", OFFICIAL_STATISTICS, "2024-01-19")),
                List.of(figure("economy", "150000", "GDP", "2023", "24627", "first")));
        try (ObservationStore store = openStore(folder)) {
            for (Vintages vintages : List.of(Vintages.ALL, Vintages.NEW_AND_REVISED, Vintages.FIRST_AND_LATEST)) {
                DataQuery query = history(vintages);
                assertThat(ObservationRows.readAll(store.open(store.generation(), query)))
                        .singleElement()
                        .satisfies(row -> assertThat(row.keySet())
                                .containsExactlyElementsOf(
                                        ObservationColumns.standard(SmallWarehouse.structure(), query)));
            }
        }
    }
}
