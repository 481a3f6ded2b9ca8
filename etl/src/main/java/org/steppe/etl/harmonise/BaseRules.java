package org.steppe.etl.harmonise;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.Code;

/**
 * With what a growth or a ratio compares. A growth on the year before is the ordinary growth, whether or not the words
 * name that year; on any other year or state it is a growth of its own, with that base in the key.
 */
final class BaseRules {

    private static final int YEAR_DIGITS = 4;

    /**
     * @param growth code of {@code TRANSFORMATION} for a growth
     * @param base code of {@code BASE}
     * @param period the year compared with, null where none is named
     */
    record Comparison(String growth, String base, @Nullable String period) {

        private static final Comparison NONE = new Comparison(MeasureRules.GROWTH_YOY, Code.TOTAL, null);
    }

    private BaseRules() {}

    /** @param base code of {@code BASE}, null where none is named */
    static Comparison compare(
            String measure, boolean increase, boolean averageAnnual, @Nullable String base, PrintedPeriod printed) {
        if (base == null) {
            return averageAnnual ? new Comparison("GROWTH_AVERAGE_ANNUAL", Code.TOTAL, null) : Comparison.NONE;
        }
        String year = year(base);
        if (averageAnnual) {
            return new Comparison("GROWTH_AVERAGE_ANNUAL", base, year);
        }
        boolean growth = increase || measure.equals("YOY_PCT") || measure.equals("YOY_TIMES");
        if (growth && base.equals(yearBefore(printed))) {
            return new Comparison(MeasureRules.GROWTH_YOY, Code.TOTAL, year);
        }
        return new Comparison("GROWTH_BASE", base, year);
    }

    /** The year with which a code such as {@code 2019_COMPARABLE} begins. */
    private static @Nullable String year(String base) {
        for (int i = 0; i < YEAR_DIGITS; i++) {
            if (i >= base.length() || base.charAt(i) < '0' || base.charAt(i) > '9') {
                return null;
            }
        }
        return base.substring(0, YEAR_DIGITS);
    }

    private static @Nullable String yearBefore(PrintedPeriod printed) {
        int year = switch (printed) {
            case PrintedPeriod.Years years -> years.first() == years.last() ? years.first() : 0;
            case PrintedPeriod.Half half -> half.year();
            case PrintedPeriod.Quarter quarter -> quarter.year();
            case PrintedPeriod.Months months -> months.last().getYear();
            case PrintedPeriod.Days days -> days.last().getYear();
        };
        return year == 0 ? null : String.valueOf(year - 1);
    }
}
