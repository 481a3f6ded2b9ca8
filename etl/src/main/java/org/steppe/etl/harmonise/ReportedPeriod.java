package org.steppe.etl.harmonise;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.TimePeriod;

/**
 * What a printed period means.
 *
 * @param frequency code of {@code FREQ}
 * @param accumulation code of {@code ACCUMULATION}
 * @param occasionDates first and last day of the occasion, {@code yyyy-MM-dd/yyyy-MM-dd}; null without an occasion
 */
record ReportedPeriod(
        String frequency,
        TimePeriod period,
        String accumulation,
        @Nullable String occasionDates) {

    static final String PERIOD = "PERIOD";
    static final String YEAR_TO_DATE = "YTD";
}
