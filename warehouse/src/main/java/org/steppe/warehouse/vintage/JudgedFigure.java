package org.steppe.warehouse.vintage;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure and its place in the history of its observation.
 *
 * @param against the position, from 0 in the list it came with, of the figure it was judged against; -1 for the first
 * @param ground what decided
 * @param authority the position of the figure whose publisher stood behind the value then current: that of the value, or
 *     of a more authoritative figure that restated it; -1 for the first
 * @param validFrom the day from which its value was the observation's value; null when it never was
 * @param validTo the first day on which it no longer was; null while it is, and when it never was
 */
public record JudgedFigure(
        PublishedFigure published,
        Standing standing,
        Judgement judgement,
        int against,
        Ground ground,
        int authority,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public JudgedFigure {
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(judgement, "judgement");
        Objects.requireNonNull(ground, "ground");
    }
}
