package org.steppe.api.error;

import io.micronaut.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.ErrorKind;

/**
 * One thing that is wrong with a request.
 *
 * @param code by which programs know it
 * @param message for people: what was found, what was expected
 * @param path the parameter, body member, path variable or header; {@code body}, {@code path} or {@code method} for the
 *     whole of it
 */
public record Problem(String code, HttpStatus status, String message, String path, ProblemDetail detail) {

    private static final int LONGEST_FOUND = 200;

    public static Problem of(ErrorCode code, String path, String message) {
        return new Problem(code.name(), status(code.kind()), message, path, ProblemDetail.NONE);
    }

    public static Problem of(HttpErrorCode code, String path, String message) {
        return new Problem(code.name(), code.status(), message, path, ProblemDetail.NONE);
    }

    private static HttpStatus status(ErrorKind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case GONE -> HttpStatus.GONE;
            case BUSY, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** What a message or detail shows of a text from a request. */
    public static String cut(String text) {
        return text.length() <= LONGEST_FOUND ? text : text.substring(0, LONGEST_FOUND - 1) + "…";
    }

    public Problem found(String found) {
        return with(new ProblemDetail(
                cut(found), detail.expected(), detail.nearest(), detail.allowed(), detail.hint(), detail.see()));
    }

    public Problem expected(String expected) {
        return with(new ProblemDetail(
                detail.found(), expected, detail.nearest(), detail.allowed(), detail.hint(), detail.see()));
    }

    public Problem nearest(List<String> nearest) {
        return with(new ProblemDetail(
                detail.found(),
                detail.expected(),
                nearest.isEmpty() ? null : nearest,
                detail.allowed(),
                detail.hint(),
                detail.see()));
    }

    public Problem allowed(List<String> allowed) {
        return with(new ProblemDetail(
                detail.found(), detail.expected(), detail.nearest(), allowed, detail.hint(), detail.see()));
    }

    public Problem hint(@Nullable String hint) {
        return with(new ProblemDetail(
                detail.found(), detail.expected(), detail.nearest(), detail.allowed(), hint, detail.see()));
    }

    public Problem see(String see) {
        return with(new ProblemDetail(
                detail.found(), detail.expected(), detail.nearest(), detail.allowed(), detail.hint(), see));
    }

    private Problem with(ProblemDetail newDetail) {
        return new Problem(code, status, message, path, newDetail);
    }
}
