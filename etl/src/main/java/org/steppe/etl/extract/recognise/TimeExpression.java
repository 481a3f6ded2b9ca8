package org.steppe.etl.extract.recognise;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words for a time in a paragraph.
 *
 * @param year as printed; null where only a relative word or none stands
 * @param yearShift distance from the current year for 去年 (-1) and 明年 (1)
 */
public record TimeExpression(
        int start, int end, Role role, Form form, @Nullable Integer year, int yearShift, int a, int b, int c, int d) {

    /** What a time does in its sentence. */
    public enum Role {
        /** The time the figures are of. */
        FRAME,
        /** The time of comparison: 比2022年, 2019年的1.2倍. */
        BASE,
        /** The end of a plan: 到2025年. */
        UNTIL
    }

    /** What the numbers a to d are. */
    public enum Form {
        /** a whole year. */
        YEAR,
        /** years: a is the first, b the last. */
        YEARS,
        /** last a years up to the current one. */
        LAST_YEARS,
        /** months a to b. */
        MONTHS,
        /** months a and days b of the first, c and d of the last. */
        DAYS,
        /** the month of publication. */
        NOW,
        /** the year so far, up to the month of the document. */
        THIS_YEAR
    }

    /** Whether the current year is needed to tell what is meant. */
    public boolean isRelative() {
        return year == null && form != Form.YEARS;
    }

    /** The year meant, given the year the text is about. */
    public int year(int current) {
        return year != null ? year : current + yearShift;
    }

    /**
     * The period in ISO 8601, as the gold annotations write it: 2023, 2023-08, 2023-01/2023-05.
     *
     * @param now month of publication, if known
     */
    public String period(int current, @Nullable YearMonth now) {
        int y = year(current);
        if (isRelative() && current == 0) {
            return now == null ? "" : now.toString();
        }
        return switch (form) {
            case YEAR, THIS_YEAR -> Integer.toString(y);
            case YEARS -> a + "/" + b;
            case LAST_YEARS -> a == 1 ? Integer.toString(current) : (current - a + 1) + "/" + current;
            case NOW -> now == null ? Integer.toString(current) : now.toString();
            case MONTHS -> months(y);
            case DAYS -> days(y);
        };
    }

    private String months(int y) {
        if (a == 1 && b == 12) {
            return Integer.toString(y);
        }
        String last = String.format(Locale.ROOT, "%d-%02d", y, b);
        return a == b ? last : String.format(Locale.ROOT, "%d-%02d/%s", y, a, last);
    }

    private String days(int y) {
        LocalDate first = LocalDate.of(y, a, 1).plusDays(b - 1L);
        LocalDate last = LocalDate.of(c < a ? y + 1 : y, c, 1).plusDays(d - 1L);
        return first.equals(last) ? first.toString() : first + "/" + last;
    }
}
