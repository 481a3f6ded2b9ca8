package org.steppe.api.error;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What helps to correct a request, for programs. */
@Serdeable
public record ProblemDetail(
        @Nullable String found,
        @Nullable String expected,
        @Nullable List<String> nearest,
        @Nullable List<String> allowed,
        @Nullable String hint,
        @Nullable String see) {

    static final ProblemDetail NONE = new ProblemDetail(null, null, null, null, null, null);
}
