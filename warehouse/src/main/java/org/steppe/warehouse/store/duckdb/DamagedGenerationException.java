package org.steppe.warehouse.store.duckdb;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A generation that cannot be served. The message says which part of it is damaged, for people, without paths. */
final class DamagedGenerationException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedGenerationException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message with all its causes, paths included, for the log. */
    String details() {
        return Stream.iterate((@Nullable Throwable) this, cause -> cause != null, DamagedGenerationException::causeOf)
                .map(String::valueOf)
                .collect(Collectors.joining("; because of "));
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable problem) {
        return problem == null ? null : problem.getCause();
    }
}
