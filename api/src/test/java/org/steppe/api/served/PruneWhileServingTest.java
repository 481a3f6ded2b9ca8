package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.generation.Retention;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/** Readers who never stop asking while versions are dropped below them. */
class PruneWhileServingTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations?version=";

    @Test
    void noRequestFailsAndWhatIsDroppedTurnsFromAnsweredToGone(@TempDir Path folder) throws Exception {
        TestWarehouse.load(folder, 2);
        TestWarehouse.load(folder, 3);
        TestWarehouse.load(folder, 4);
        var stop = new AtomicBoolean();
        try (Service service = Service.on(folder);
                ExecutorService readers = Executors.newFixedThreadPool(2)) {
            Future<Map<Integer, Integer>> dropped = readers.submit(() -> ask(service, "1.0", stop));
            Future<Map<Integer, Integer>> kept = readers.submit(() -> ask(service, "latest", stop));
            try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, Clock.systemUTC())) {
                publisher.prune(publisher.planPruning(new Retention(1, null)), null, Duration.ofSeconds(3));
            }
            Thread.sleep(Duration.ofSeconds(1));
            stop.set(true);
            assertThat(dropped.get()).containsOnlyKeys(200, 410);
            assertThat(kept.get()).containsOnlyKeys(200);
            assertThat(service.get(OBSERVATIONS + "1.0").status()).isEqualTo(410);
            assertThat(service.get("/health").json().path("status").asString()).isEqualTo("ok");
        }
    }

    /** @return how often each status was answered; every request differs, so that none is answered from memory */
    private static Map<Integer, Integer> ask(Service service, String version, AtomicBoolean stop) {
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 1; !stop.get(); i++) {
            statuses.merge(service.get(OBSERVATIONS + version + "&limit=" + i).status(), 1, Integer::sum);
        }
        return statuses;
    }
}
