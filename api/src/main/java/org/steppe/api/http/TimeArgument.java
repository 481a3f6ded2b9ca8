package org.steppe.api.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.observation.TimePeriod;

/** A point in time as readers write it: a time with its offset (RFC 3339), or a day, which begins in UTC. */
public final class TimeArgument {

    /** Tomorrow has begun somewhere on earth: a day in the reader's zone may not have begun in UTC. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private TimeArgument() {}

    /** Empty when the text is neither a time nor a day. */
    public static Optional<Instant> parse(String text) {
        return TimePeriod.parseDay(text)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .or(() -> parseTime(text));
    }

    /** RFC 3339 allows lower case. */
    private static Optional<Instant> parseTime(String text) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether a text that is no time was meant as one. */
    public static boolean looksLikeOne(String text) {
        return text.matches("\\d{4}-.*");
    }

    /** Tells of a time of which nothing can be known yet. */
    public static void requirePast(String name, String text, Instant time, Clock clock, Problems problems) {
        if (time.isAfter(clock.instant().plus(AHEAD))) {
            problems.add(Problem.of(
                            ErrorCode.DATE_INVALID,
                            name,
                            "Parameter '" + name + "' lies in the future: " + Problem.cut(text) + ".")
                    .found(text)
                    .expected("a time until now"));
        }
    }
}
