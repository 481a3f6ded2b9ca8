package org.steppe.warehouse.store.duckdb;

/** A generation that cannot be served. The message says which part of it is damaged, for people, without paths. */
final class DamagedGenerationException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedGenerationException(String message, Throwable cause) {
        super(message, cause);
    }
}
