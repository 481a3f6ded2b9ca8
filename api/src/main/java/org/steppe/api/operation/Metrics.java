package org.steppe.api.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.steppe.warehouse.store.ObservationStore;

/** The registry of the metrics, and those that only look at the state of the process. */
@Factory
final class Metrics {

    @Singleton
    @Bean(preDestroy = "close")
    PrometheusMeterRegistry registry(ObservationStore store) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("steppe.generation", store, Metrics::generation)
                .description("Number of the live generation, 0 when there is none")
                .register(registry);
        Gauge.builder("steppe.degraded", store, each -> each.health().problem() == null ? 0 : 1)
                .description("1 while a newer state on disk cannot be served")
                .register(registry);
        return registry;
    }

    private static double generation(ObservationStore store) {
        Long generation = store.health().generation();
        return generation == null ? 0 : generation;
    }
}
