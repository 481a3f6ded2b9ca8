package org.steppe.api;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import org.steppe.api.file.AnswerSettings;
import org.steppe.api.http.ServiceLimits;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/** Opens the warehouse that the service reads, and what belongs to it. */
@Factory
@SerdeImport(Warning.class)
final class StoreFactory {

    /** The first answers come from the engine; an index made at the same time would make them wait. */
    private static final Duration BACKGROUND_DELAY = Duration.ofSeconds(1);

    /** Opened when the service starts, so that the first reader does not wait for it. */
    @Context
    @Bean(preDestroy = "close")
    ObservationStore store(@Value("${steppe.data}") Path folder, ServiceLimits limits, AnswerSettings answers) {
        return DuckDbStores.open(
                folder,
                DuckDbSettings.defaults()
                        .queryThreads(limits.concurrentQueries(), limits.waitingQueries())
                        .answerFolders(answers.folders())
                        .backgroundDelay(BACKGROUND_DELAY));
    }

    @Singleton
    @Bean(preDestroy = "close")
    DataWriters writers() {
        return new DataWriters();
    }
}
