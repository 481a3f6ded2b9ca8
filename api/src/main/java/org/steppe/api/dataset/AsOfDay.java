package org.steppe.api.dataset;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.Arguments;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Source;

/** Reads the day as of which something is asked, which means the same everywhere. */
public final class AsOfDay {

    public static final String PARAMETER = "asOf";

    private static final Clock CLOCK = Clock.systemUTC();

    private AsOfDay() {}

    /**
     * @param sources ids of the publications behind what is asked for
     * @param warnings is added to for a day that has not begun anywhere on earth, and for one before all publications
     * @return null for now
     */
    public static @Nullable LocalDate read(
            Generation generation, Collection<String> sources, Arguments arguments, List<Warning> warnings) {
        LocalDate day = arguments.findDay(PARAMETER);
        if (day == null) {
            return null;
        }
        if (day.isAfter(LocalDate.now(CLOCK).plusDays(1))) {
            warnings.add(Warning.of(
                    Warning.Code.AS_OF_IN_FUTURE,
                    PARAMETER,
                    "The day " + day + " lies in the future: this is what is known until now."));
        }
        firstPublication(generation, sources)
                .filter(day::isBefore)
                .ifPresent(first -> warnings.add(Warning.of(
                        Warning.Code.AS_OF_BEFORE_FIRST_PUBLICATION,
                        PARAMETER,
                        "The first publication behind this answer is of " + first + ".")));
        return day;
    }

    private static Optional<LocalDate> firstPublication(Generation generation, Collection<String> sources) {
        return sources.stream()
                .flatMap(id -> generation.findSource(id).stream())
                .flatMap(source -> Optional.ofNullable(knownFrom(source)).stream())
                .min(LocalDate::compareTo);
    }

    /** The day from which the figures of a publication could be known. */
    static @Nullable LocalDate knownFrom(Source source) {
        return source.publishedOn() != null ? source.publishedOn() : source.firstLoadedOn();
    }
}
