package org.steppe.api.data;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts rows and open streams for the metrics. */
@Singleton
final class StreamCounts {

    private final Counter rows;
    private final AtomicInteger open = new AtomicInteger();

    StreamCounts(MeterRegistry registry) {
        this.rows = Counter.builder("steppe.observations.sent")
                .description("Observations and figures written into answers")
                .register(registry);
        registry.gauge("steppe.streams.open", open);
    }

    void answered(long count) {
        rows.increment((double) count);
    }

    void streamBegan() {
        open.incrementAndGet();
    }

    void streamEnded(long count) {
        open.decrementAndGet();
        rows.increment((double) count);
    }
}
