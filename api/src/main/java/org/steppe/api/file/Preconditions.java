package org.steppe.api.file;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.EntityTags;

/**
 * The conditions of a request for a file, in the order of RFC 9110, 13.2.2. A date that is none counts as not sent.
 *
 * @param tag the strong entity tag of the file
 * @param lastModified null when the file has no such date
 */
record Preconditions(
        HttpRequest<?> request, String tag, @Nullable Instant lastModified) {

    enum Outcome {
        SEND,
        NOT_MODIFIED,
        FAILED
    }

    Outcome outcome() {
        if (has(HttpHeaders.IF_MATCH)) {
            if (!isNamed()) {
                return Outcome.FAILED;
            }
        } else if (isAfter(HttpHeaders.IF_UNMODIFIED_SINCE)) {
            return Outcome.FAILED;
        }
        if (has(HttpHeaders.IF_NONE_MATCH)) {
            return EntityTags.matches(request, tag) ? Outcome.NOT_MODIFIED : Outcome.SEND;
        }
        boolean known = lastModified != null
                && date(HttpHeaders.IF_MODIFIED_SINCE).isPresent()
                && !isAfter(HttpHeaders.IF_MODIFIED_SINCE);
        return known ? Outcome.NOT_MODIFIED : Outcome.SEND;
    }

    /** The header whose condition fails. */
    String failed() {
        return has(HttpHeaders.IF_MATCH) ? HttpHeaders.IF_MATCH : HttpHeaders.IF_UNMODIFIED_SINCE;
    }

    /** Whether a range is one of the file that the client has a part of already. */
    boolean rangeFits() {
        String condition = request.getHeaders().get(HttpHeaders.IF_RANGE);
        if (condition == null) {
            return true;
        }
        String stripped = condition.strip();
        if (stripped.startsWith("\"") || stripped.startsWith("W/")) {
            return stripped.equals(tag);
        }
        return lastModified != null
                && date(HttpHeaders.IF_RANGE).filter(seconds()::equals).isPresent();
    }

    private boolean has(String header) {
        return request.getHeaders().contains(header);
    }

    /** Compared strongly: the same bytes, not only the same meaning. */
    private boolean isNamed() {
        return list(HttpHeaders.IF_MATCH).stream().anyMatch(named -> named.equals("*") || named.equals(tag));
    }

    private List<String> list(String header) {
        return request.getHeaders().getAll(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private boolean isAfter(String header) {
        return lastModified != null && date(header).filter(seconds()::isAfter).isPresent();
    }

    /** Headers tell whole seconds. */
    private Instant seconds() {
        return lastModified == null ? Instant.EPOCH : lastModified.truncatedTo(ChronoUnit.SECONDS);
    }

    private Optional<Instant> date(String header) {
        String text = request.getHeaders().get(header);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(
                                    text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
