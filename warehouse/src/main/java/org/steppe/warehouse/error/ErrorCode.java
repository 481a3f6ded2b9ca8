package org.steppe.warehouse.error;

/** Every error that readers, stewards and programs can meet. Names are part of the contract and never change. */
public enum ErrorCode {
    DATASET_UNKNOWN(ErrorKind.NOT_FOUND),
    VERSION_UNKNOWN(ErrorKind.NOT_FOUND),
    VERSION_INVALID(ErrorKind.INVALID_REQUEST),
    VERSION_GONE(ErrorKind.GONE),
    OBSERVATION_UNKNOWN(ErrorKind.NOT_FOUND),
    SOURCE_UNKNOWN(ErrorKind.NOT_FOUND),
    CODELIST_UNKNOWN(ErrorKind.NOT_FOUND),
    PARAMETER_UNKNOWN(ErrorKind.INVALID_REQUEST),
    PARAMETER_REPEATED(ErrorKind.INVALID_REQUEST),
    PARAMETER_INVALID(ErrorKind.INVALID_REQUEST),
    CODE_UNKNOWN(ErrorKind.INVALID_REQUEST),
    PERIOD_INVALID(ErrorKind.INVALID_REQUEST),
    DATE_INVALID(ErrorKind.INVALID_REQUEST),
    COLUMN_UNKNOWN(ErrorKind.INVALID_REQUEST),
    SORT_INVALID(ErrorKind.INVALID_REQUEST),
    LIMIT_INVALID(ErrorKind.INVALID_REQUEST),
    HISTORY_NOT_IN_FORMAT(ErrorKind.INVALID_REQUEST),
    SELECTION_TOO_LARGE(ErrorKind.INVALID_REQUEST),
    CURSOR_INVALID(ErrorKind.INVALID_REQUEST),
    CURSOR_STALE(ErrorKind.GONE),
    CURSOR_FOREIGN(ErrorKind.INVALID_REQUEST),
    CURSOR_AHEAD(ErrorKind.UNAVAILABLE),
    BODY_INVALID(ErrorKind.INVALID_REQUEST),
    STORE_BUSY(ErrorKind.BUSY),
    GENERATION_MISSING(ErrorKind.UNAVAILABLE),
    GENERATION_UNREADABLE(ErrorKind.UNAVAILABLE),
    ANSWER_NOT_WRITABLE(ErrorKind.UNAVAILABLE),
    WAREHOUSE_LOCKED(ErrorKind.BUSY),
    WAREHOUSE_NOT_WRITABLE(ErrorKind.UNAVAILABLE),
    INTERNAL(ErrorKind.INTERNAL);

    private final ErrorKind kind;

    ErrorCode(ErrorKind kind) {
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }
}
