package org.steppe.api.served;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.store.ObservationStore;

/** Hands the store of a test to the service that starts next. */
@Factory
@Requires(property = "steppe.test.double")
final class StoreDouble {

    private static final AtomicReference<@Nullable ObservationStore> NEXT = new AtomicReference<>();

    static void next(ObservationStore store) {
        NEXT.set(store);
    }

    @Singleton
    @Replaces(ObservationStore.class)
    ObservationStore store() {
        return Objects.requireNonNull(NEXT.getAndSet(null), "no store was given");
    }
}
