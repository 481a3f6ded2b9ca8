package org.steppe.warehouse.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/**
 * Reads warehouses made by {@link PublishBenchmark} and tells the cost of a series, of a cross-section and of a full
 * export. With two folders their rounds take turns, so that the ratios at the end come from one run. Arguments: one or
 * two folders.
 */
public final class ReadBenchmark {

    private static final int SERIES_A_ROUND = 300;
    private static final int ROUNDS = 7;

    private ReadBenchmark() {}

    public static void main(String[] arguments) {
        var subjects = new ArrayList<Subject>();
        for (String folder : arguments) {
            subjects.add(new Subject(folder));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Subject subject : subjects) {
                subject.measure(new Random(round), round > 0);
            }
        }
        subjects.forEach(Subject::tell);
        if (subjects.size() == 2) {
            tellRatios(subjects.get(0), subjects.get(1));
        }
        subjects.forEach(Subject::close);
    }

    private static void tellRatios(Subject first, Subject second) {
        System.out.printf(
                "second to first: series %.2f, cross-section %.2f, full export %.2f%n",
                second.series.median() / first.series.median(),
                second.crossSection.median() / first.crossSection.median(),
                second.export.median() / first.export.median());
    }

    private static final class Subject implements AutoCloseable {

        private final String folder;
        private final ObservationStore store;
        private final Generation generation;
        private final DatasetVersion version;
        private final long observations;
        private final List<String> industries;
        private final Times series = new Times();
        private final Times crossSection = new Times();
        private final Times export = new Times();

        Subject(String folder) {
            this.folder = folder;
            this.store = DuckDbStores.open(Path.of(folder), DuckDbSettings.defaults());
            this.generation = store.generation();
            var latest = generation
                    .findDataset(GeneratedFigures.DATASET)
                    .orElseThrow()
                    .latest();
            this.version = latest.version();
            this.observations = latest.observations();
            this.industries = List.copyOf(generation
                    .getDescription(GeneratedFigures.DATASET, version)
                    .usedCodes()
                    .getOrDefault("INDUSTRY", new TreeSet<>()));
        }

        void measure(Random random, boolean counted) {
            for (int i = 0; i < SERIES_A_ROUND; i++) {
                series.add(time(oneSeries(random)), counted);
            }
            for (int i = 0; i < 5; i++) {
                crossSection.add(time(oneIndicator(random)), counted);
            }
            export.add(time(DataQuery.all(GeneratedFigures.DATASET, version)), counted);
        }

        private DataQuery oneSeries(Random random) {
            return filtered(List.of(
                    filter("REF_AREA", "" + (150000 + random.nextInt(13) * 100)),
                    filter("INDICATOR", "INDICATOR_%03d".formatted(random.nextInt(300))),
                    filter("INDUSTRY", industries.get(random.nextInt(Math.max(1, industries.size() - 1))))));
        }

        private DataQuery oneIndicator(Random random) {
            return filtered(List.of(filter("INDICATOR", "INDICATOR_%03d".formatted(random.nextInt(300)))));
        }

        private DataQuery filtered(List<ComponentFilter> filters) {
            DataQuery all = DataQuery.all(GeneratedFigures.DATASET, version);
            return new DataQuery(
                    all.dataset(), version, filters, List.of(), null, null, null, false, List.of(), List.of(), 0, null);
        }

        private static ComponentFilter filter(String component, String code) {
            return new ComponentFilter(component, new TreeSet<>(List.of(code)));
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

        void tell() {
            System.out.printf("%s: %,d observations%n", folder, observations);
            System.out.printf(
                    "  series         median %.2f ms, 99th percentile %.2f ms%n", series.median(), series.at(0.99));
            System.out.printf("  cross-section  median %.1f ms%n", crossSection.median());
            System.out.printf(
                    "  full export    median %.0f ms, %.1f million rows/s%n",
                    export.median(), observations / export.median() / 1000);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class Times {

        private final List<Double> milliseconds = new ArrayList<>();

        void add(double time, boolean counted) {
            if (counted) {
                milliseconds.add(time);
            }
        }

        double median() {
            return at(0.5);
        }

        double at(double share) {
            double[] sorted =
                    milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
        }
    }
}
