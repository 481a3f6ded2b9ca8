package org.steppe.api.error;

import io.micronaut.http.HttpStatus;

/** Errors that only a service over HTTP can meet. Like those of the warehouse their names never change. */
public enum HttpErrorCode {
    PATH_UNKNOWN(HttpStatus.NOT_FOUND),
    FILE_UNKNOWN(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    FORMAT_NOT_AVAILABLE(HttpStatus.NOT_ACCEPTABLE),
    BODY_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE),
    URL_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG),
    MEDIA_TYPE_UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);

    private final HttpStatus status;

    HttpErrorCode(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
