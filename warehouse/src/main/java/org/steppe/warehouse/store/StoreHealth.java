package org.steppe.warehouse.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the store stands.
 *
 * @param generation number of the live generation, null when there is none
 * @param createdAt when that generation was published, null when there is none
 * @param problem why a newer state on disk is not live, in words without paths; null when all is well
 */
public record StoreHealth(
        @Nullable Long generation,
        @Nullable Instant createdAt,
        @Nullable String problem) {

    public boolean isServing() {
        return generation != null;
    }
}
