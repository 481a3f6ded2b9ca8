package org.steppe.warehouse.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.TimePeriod;

/** Accepts observations by their period. */
public sealed interface PeriodFilter {

    /** Exactly this period: {@code 2023} accepts the year, not its months. */
    record Exactly(TimePeriod period) implements PeriodFilter {}

    /**
     * Every period that lies within the days, of whatever length.
     *
     * @param from first day, included; null is open
     * @param to last day, included; null is open
     */
    record Within(@Nullable LocalDate from, @Nullable LocalDate to) implements PeriodFilter {

        public Within {
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("A range of periods ends before it starts: " + from + " to " + to);
            }
        }
    }
}
