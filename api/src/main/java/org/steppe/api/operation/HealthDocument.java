package org.steppe.api.operation;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Which generation is live, and why not a newer one. */
@Serdeable
record HealthDocument(
        String status,
        long generation,
        String createdAt,
        String serviceVersion,
        @Nullable String problem) {}
