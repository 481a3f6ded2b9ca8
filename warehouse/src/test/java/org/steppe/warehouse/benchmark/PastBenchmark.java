package org.steppe.warehouse.benchmark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/**
 * Asks a warehouse made by {@link PublishBenchmark} with vintages for current values, for those of past days and for
 * those of its oldest version, which may be the current one, in turns, and tells the ratios. Nothing of a day is kept
 * when it was asked for, so every day is asked for as if for the first time. Argument: the folder.
 */
public final class PastBenchmark {

    private static final int SERIES_A_ROUND = 300;
    private static final int EVERYTHING_A_ROUND = 3;
    private static final int ROUNDS = 12;
    private static final LocalDate AFTER_ALL_FIGURES = LocalDate.of(2999, 1, 1);

    private final ObservationStore store;
    private final Generation generation;
    private final DatasetVersion version;
    private final DatasetVersion oldest;
    private final int series;
    private final List<LocalDate> days;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    private PastBenchmark(ObservationStore store) {
        this.store = store;
        this.generation = store.generation();
        var dataset = generation.findDataset(GeneratedFigures.DATASET).orElseThrow();
        this.version = dataset.latest().version();
        this.oldest = dataset.versions().stream()
                .map(VersionEntry::version)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var description = generation.getDescription(GeneratedFigures.DATASET, version);
        this.series = Math.toIntExact(description.series());
        this.days = days(description);
    }

    /** The days between the first publication and the last. */
    private List<LocalDate> days(DatasetDescription description) {
        List<LocalDate> published = description.sources().stream()
                .flatMap(source -> generation.findSource(source).stream())
                .flatMap(source -> Stream.ofNullable(source.publishedOn()))
                .sorted()
                .toList();
        return published.getFirst().datesUntil(published.getLast()).toList();
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (ObservationStore store = DuckDbStores.open(Path.of(arguments[0]), DuckDbSettings.defaults())) {
            var benchmark = new PastBenchmark(store);
            benchmark.awaitIndexes();
            benchmark.run();
        }
    }

    /** Indexes are made in the background; the engine takes many times as long to find a few rows. */
    private void awaitIndexes() throws InterruptedException {
        List<ComponentFilter> series = oneSeries(new Random(0));
        DataQuery past = query(version, series, days.get(days.size() / 2));
        DataQuery older = query(oldest, series, null);
        DataQuery current = query(version, series, null);
        double engine = time(past);
        System.out.printf("one series of a past day: %.3f ms from the engine%n", engine);
        time(older);
        while (time(past) > engine / 4 || time(older) > 4 * time(current)) {
            Thread.sleep(2_000);
        }
    }

    private void run() {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            boolean counts = round > 0;
            for (int i = 0; i < SERIES_A_ROUND; i++) {
                List<ComponentFilter> series = oneSeries(random);
                add("current, series", time(query(version, series, null)), counts);
                add("past day, series", time(query(version, series, day(random))), counts);
                add("day after all figures, series", time(query(version, series, AFTER_ALL_FIGURES)), counts);
                add("oldest version, series", time(query(oldest, series, null)), counts);
            }
            for (int i = 0; i < EVERYTHING_A_ROUND; i++) {
                add("current, everything", time(query(version, List.of(), null)), counts);
                add("past day, everything", time(query(version, List.of(), day(random))), counts);
                add("day after all figures, everything", time(query(version, List.of(), AFTER_ALL_FIGURES)), counts);
                add("oldest version, everything", time(query(oldest, List.of(), null)), counts);
            }
        }
        times.forEach((name, list) -> System.out.printf("%-36s median %.3f ms%n", name, median(list)));
        for (String kind : List.of("series", "everything")) {
            for (String other : List.of("past day", "day after all figures", "oldest version")) {
                System.out.printf(
                        "%s to current, %s: %.2f%n",
                        other, kind, median(times.get(other + ", " + kind)) / median(times.get("current, " + kind)));
            }
        }
    }

    private LocalDate day(Random random) {
        return days.get(random.nextInt(days.size()));
    }

    private void add(String name, double milliseconds, boolean counts) {
        if (counts) {
            times.computeIfAbsent(name, key -> new ArrayList<>()).add(milliseconds);
        }
    }

    private static double median(@Nullable List<Double> list) {
        return list == null ? Double.NaN : list.stream().sorted().toList().get(list.size() / 2);
    }

    /** One of those that there are; of a small warehouse that is not one of each combination of codes. */
    private List<ComponentFilter> oneSeries(Random random) {
        int number = random.nextInt(series);
        int area = number / GeneratedFigures.INDICATORS % GeneratedFigures.AREAS;
        int industry = number / (GeneratedFigures.INDICATORS * GeneratedFigures.AREAS);
        return List.of(
                filter("REF_AREA", "" + (150000 + area * 100)),
                filter("INDICATOR", "INDICATOR_%03d".formatted(number % GeneratedFigures.INDICATORS)),
                filter("INDUSTRY", "INDUSTRY_%03d".formatted(industry)));
    }

    private static ComponentFilter filter(String component, String code) {
        return new ComponentFilter(component, new TreeSet<>(List.of(code)));
    }

    private static DataQuery query(DatasetVersion version, List<ComponentFilter> filters, @Nullable LocalDate day) {
        return new DataQuery(
                GeneratedFigures.DATASET,
                version,
                filters,
                List.of(),
                null,
                null,
                day,
                false,
                List.of(),
                List.of(),
                0,
                null);
    }

    private double time(DataQuery query) {
        long start = System.nanoTime();
        long rows = 0;
        try (ObservationCursor cursor = store.open(generation, query)) {
            while (cursor.next()) {
                rows += cursor.batch().getRowCount();
            }
        }
        if (rows == 0) {
            throw new IllegalStateException("A query of the benchmark found nothing: " + query);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
