package org.steppe.warehouse.observation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of whole days in one of the forms that SDMX gives to {@code TIME_PERIOD}: {@code 2023}, {@code 2023-S1},
 * {@code 2023-Q1}, {@code 2023-05}, {@code 2023-05-01}, and the time range {@code 2024-02-10/P5D} (also with
 * {@code M} and {@code Y}). The code is canonical: equal spans written in one form have equal codes.
 *
 * @param code the SDMX form
 * @param start first day
 * @param end last day, included
 */
public record TimePeriod(String code, LocalDate start, LocalDate end) implements Comparable<TimePeriod> {

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(?:-(?:S(?<half>[12])|Q(?<quarter>[1-4])|(?<month>\\d{2})(?:-(?<day>\\d{2})(?:/P(?<length>[1-9]\\d{0,4})(?<unit>[DMY]))?)?))?");

    private static final Comparator<TimePeriod> BY_TIME = Comparator.comparing(TimePeriod::start)
            .thenComparing(TimePeriod::end)
            .thenComparing(TimePeriod::code);

    public TimePeriod {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("Period " + code + " ends before it starts");
        }
    }

    /** The period of a code, or empty when the text is none of the forms or no such day exists. */
    public static Optional<TimePeriod> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(text, matcher));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static TimePeriod read(String text, Matcher matcher) {
        int year = Integer.parseInt(matcher.group("year"));
        if (matcher.group("half") != null) {
            return months(text, year, Integer.parseInt(matcher.group("half")) * 6 - 5, 6);
        }
        if (matcher.group("quarter") != null) {
            return months(text, year, Integer.parseInt(matcher.group("quarter")) * 3 - 2, 3);
        }
        if (matcher.group("month") == null) {
            return year(year);
        }
        int month = Integer.parseInt(matcher.group("month"));
        if (matcher.group("day") == null) {
            return months(text, year, month, 1);
        }
        LocalDate day = LocalDate.of(year, month, Integer.parseInt(matcher.group("day")));
        if (matcher.group("length") == null) {
            return day(day);
        }
        int length = Integer.parseInt(matcher.group("length"));
        Period span = switch (matcher.group("unit")) {
            case "D" -> Period.ofDays(length);
            case "M" -> Period.ofMonths(length);
            default -> Period.ofYears(length);
        };
        return new TimePeriod(text, day, day.plus(span).minusDays(1));
    }

    private static TimePeriod months(String code, int year, int month, int count) {
        YearMonth first = YearMonth.of(year, month);
        return new TimePeriod(code, first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }

    public static TimePeriod year(int year) {
        return new TimePeriod(
                "%04d".formatted(year),
                Year.of(year).atDay(1),
                Year.of(year).atMonth(12).atEndOfMonth());
    }

    public static TimePeriod half(int year, int half) {
        return months("%04d-S%d".formatted(year, half), year, half * 6 - 5, 6);
    }

    public static TimePeriod quarter(int year, int quarter) {
        return months("%04d-Q%d".formatted(year, quarter), year, quarter * 3 - 2, 3);
    }

    public static TimePeriod month(YearMonth month) {
        return months(
                "%04d-%02d".formatted(month.getYear(), month.getMonthValue()),
                month.getYear(),
                month.getMonthValue(),
                1);
    }

    public static TimePeriod day(LocalDate day) {
        return new TimePeriod(day.toString(), day, day);
    }

    /** The range of so many years from January 1. */
    public static TimePeriod years(int first, int count) {
        return range(LocalDate.of(first, 1, 1), Period.ofYears(count));
    }

    /** A time range of days, months or years; the period has exactly one of the three. */
    public static TimePeriod range(LocalDate start, Period length) {
        return new TimePeriod(start + "/" + length, start, start.plus(length).minusDays(1));
    }

    /** A day as {@code yyyy-MM-dd}, or empty. */
    public static Optional<LocalDate> parseDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** By first day, then last day: a year sorts after its first month. */
    @Override
    public int compareTo(TimePeriod other) {
        return BY_TIME.compare(this, other);
    }

    @Override
    public String toString() {
        return code;
    }
}
