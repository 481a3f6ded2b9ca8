package org.steppe.warehouse.benchmark;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/**
 * Asks a warehouse made by {@link PublishBenchmark} with vintages for current values and for those of past days, in
 * turns, and tells the ratios. A day is asked for the first time, where the engine answers, and again, where a file does.
 * Argument: the folder.
 */
public final class PastBenchmark {

    private static final int SERIES_A_ROUND = 300;
    private static final int NEW_DAYS_A_ROUND = 20;
    private static final int ROUNDS = 12;
    private static final int MOST_ASKED = 100;
    private static final LocalDate DAY = LocalDate.of(2024, 10, 15);
    private static final LocalDate FIRST_NEW_DAY = LocalDate.of(2024, 2, 1);

    private final ObservationStore store;
    private final Generation generation;
    private final DatasetVersion version;
    private final List<String> industries;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    private PastBenchmark(ObservationStore store) {
        this.store = store;
        this.generation = store.generation();
        this.version = generation
                .findDataset(GeneratedFigures.DATASET)
                .orElseThrow()
                .latest()
                .version();
        this.industries = List.copyOf(generation
                .getDescription(GeneratedFigures.DATASET, version)
                .usedCodes()
                .getOrDefault("INDUSTRY", new TreeSet<>()));
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (ObservationStore store = DuckDbStores.open(Path.of(arguments[0]), DuckDbSettings.defaults())) {
            Thread.sleep(15_000); // Indexes are made in the background.
            new PastBenchmark(store).run();
        }
    }

    private void run() throws InterruptedException {
        double first = time(all(DAY));
        askUntilItStands(first);
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            var selections = new ArrayList<List<ComponentFilter>>();
            for (int i = 0; i < SERIES_A_ROUND; i++) {
                selections.add(oneSeries(random));
            }
            boolean counts = round > 0;
            for (LocalDate day : new @Nullable LocalDate[] {null, DAY, LocalDate.of(2030, 1, 1)}) {
                String name = day == null ? "current" : day.equals(DAY) ? "past day" : "day after all figures";
                for (List<ComponentFilter> selection : selections) {
                    add(name + ", series", time(filtered(selection, day)), counts);
                }
                for (int i = 0; i < 3; i++) {
                    add(name + ", everything", time(all(day)), counts);
                }
            }
            for (int i = 0; i < NEW_DAYS_A_ROUND; i++) {
                LocalDate day = FIRST_NEW_DAY.plusDays(round * NEW_DAYS_A_ROUND + i);
                add("day asked for the first time, series", time(filtered(selections.get(i), day)), counts);
            }
        }
        System.out.printf("everything of a day asked for the first time: %.0f ms%n", first);
        times.forEach((name, list) -> System.out.printf("%-36s median %.3f ms%n", name, median(list)));
        for (String kind : List.of("series", "everything")) {
            for (String day : List.of("past day", "day after all figures")) {
                System.out.printf(
                        "%s to current, %s: %.2f%n",
                        day, kind, median(times.get(day + ", " + kind)) / median(times.get("current, " + kind)));
            }
        }
    }

    /** The state of the day is made in the background once it was asked for again. */
    private void askUntilItStands(double first) throws InterruptedException {
        int asked = 1;
        while (time(all(DAY)) > first / 4) {
            if (++asked > MOST_ASKED) {
                throw new IllegalStateException("The state of " + DAY + " does not come about");
            }
            Thread.sleep(2_000);
        }
        System.out.println("everything of the past day was asked " + asked + " times before its state stood");
    }

    private void add(String name, double milliseconds, boolean counts) {
        if (counts) {
            times.computeIfAbsent(name, key -> new ArrayList<>()).add(milliseconds);
        }
    }

    private static double median(@Nullable List<Double> list) {
        return list == null ? Double.NaN : list.stream().sorted().toList().get(list.size() / 2);
    }

    private List<ComponentFilter> oneSeries(Random random) {
        return List.of(
                filter("REF_AREA", "" + (150000 + random.nextInt(13) * 100)),
                filter("INDICATOR", "INDICATOR_%03d".formatted(random.nextInt(300))),
                filter("INDUSTRY", industries.get(random.nextInt(Math.max(1, industries.size() - 1)))));
    }

    private static ComponentFilter filter(String component, String code) {
        return new ComponentFilter(component, new TreeSet<>(List.of(code)));
    }

    private DataQuery all(@Nullable LocalDate day) {
        return DataQuery.all(GeneratedFigures.DATASET, version).asOf(day);
    }

    private DataQuery filtered(List<ComponentFilter> filters, @Nullable LocalDate day) {
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
