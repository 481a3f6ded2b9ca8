package org.steppe.warehouse.benchmark;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.Staging;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/**
 * Publishes generated figures and tells how long each step takes; into a folder that has some with fewer vintages, as the
 * next version. Arguments: folder, observations, vintages, and {@code staggered} for vintages that each observation has
 * at its own time.
 */
public final class PublishBenchmark {

    private PublishBenchmark() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        long observations = Long.parseLong(arguments[1]);
        int vintages = Integer.parseInt(arguments[2]);
        boolean isStaggered = arguments.length > 3 && arguments[3].equals("staggered");
        var figures = new GeneratedFigures(observations, vintages, isStaggered);
        Instant start = Instant.now();
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, Clock.systemUTC());
                Staging staging = publisher.stage(figures.catalogue())) {
            figures.forEach(staging::add);
            Instant staged = Instant.now();
            var prepared = staging.prepare(judged -> {});
            Instant ready = Instant.now();
            Manifest manifest = prepared.publish();
            Instant published = Instant.now();
            long count = observations * vintages;
            tell("stage", start, staged, count);
            tell("judge and write", staged, ready, count);
            tell("publish", ready, published, count);
            tell("all", start, published, count);
            System.out.printf(
                    "data file %,d bytes, heap at most %,d MB%n",
                    manifest.datasets().getFirst().latest().data().bytes(),
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static void tell(String step, Instant from, Instant to, long figures) {
        double seconds = Duration.between(from, to).toMillis() / 1000.0;
        System.out.printf("%-16s %8.1f s %,12.0f figures/s%n", step, seconds, figures / seconds);
    }
}
