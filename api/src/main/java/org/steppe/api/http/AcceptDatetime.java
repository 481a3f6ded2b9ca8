package org.steppe.api.http;

import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.warehouse.error.ErrorCode;

/** The time by which a client negotiates (RFC 7089, 2.1): a date of RFC 1123, which is always in GMT. */
public final class AcceptDatetime {

    public static final String NAME = "Accept-Datetime";

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private AcceptDatetime() {}

    public static boolean isIn(HttpRequest<?> request) {
        return request.getHeaders().contains(NAME);
    }

    /** Empty when the client negotiates no time, or when a problem was added. */
    public static Optional<Instant> read(HttpRequest<?> request, Problems problems) {
        List<String> values = request.getHeaders().getAll(NAME);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join(", ", values);
        try {
            return Optional.of(LocalDateTime.parse(text.strip(), FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            problems.add(Problem.of(
                            ErrorCode.DATE_INVALID,
                            NAME,
                            "Header 'Accept-Datetime' is a date in GMT, found '" + Problem.cut(text) + "'.")
                    .found(text)
                    .expected("a date as RFC 1123 writes it, such as Fri, 20 Nov 2026 08:00:00 GMT"));
            return Optional.empty();
        }
    }

    /** As headers have it, in whole seconds. */
    public static String format(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }
}
