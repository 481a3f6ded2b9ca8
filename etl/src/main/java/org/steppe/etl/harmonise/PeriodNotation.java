package org.steppe.etl.harmonise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the periods of {@code figures.csv}: {@code 2023}, {@code 2016/2020}, {@code 2023-S1}, {@code 2023-Q1}, {@code
 * 2023-M05}, {@code 2023-M01/2023-M09}, {@code 2024-02-10}, {@code 2024-02-10/2024-02-17}. A month may lack its {@code M}.
 */
final class PeriodNotation {

    static final String EXPECTED = "a period such as 2023, 2016/2020, 2023-S1, 2023-Q1, 2023-M05, 2023-M01/2023-M09,"
            + " 2024-02-10 or 2024-02-10/2024-02-17";

    private static final Pattern PART = Pattern.compile(
            "(?<year>[12]\\d{3})(?:-(?:S(?<half>[12])|Q(?<quarter>[1-4])|M?(?<month>\\d{2})|(?<day>\\d{2}-\\d{2})))?");

    private PeriodNotation() {}

    static Optional<PrintedPeriod> parse(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash < 0) {
                return part(text);
            }
            return part(text.substring(0, slash))
                    .flatMap(first -> part(text.substring(slash + 1)).flatMap(last -> range(first, last)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<PrintedPeriod> part(String text) {
        Matcher matcher = PART.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group("year"));
        if (matcher.group("half") != null) {
            return Optional.of(new PrintedPeriod.Half(year, Integer.parseInt(matcher.group("half"))));
        }
        if (matcher.group("quarter") != null) {
            return Optional.of(new PrintedPeriod.Quarter(year, Integer.parseInt(matcher.group("quarter"))));
        }
        if (matcher.group("month") != null) {
            YearMonth month = YearMonth.of(year, Integer.parseInt(matcher.group("month")));
            return Optional.of(new PrintedPeriod.Months(month, month));
        }
        if (matcher.group("day") != null) {
            LocalDate day = LocalDate.parse(text);
            return Optional.of(new PrintedPeriod.Days(day, day));
        }
        return Optional.of(new PrintedPeriod.Years(year, year));
    }

    /** Both ends have to be of one kind, in order. */
    private static Optional<PrintedPeriod> range(PrintedPeriod first, PrintedPeriod last) {
        return switch (first) {
            case PrintedPeriod.Years from
            when last instanceof PrintedPeriod.Years to && from.first() <= to.last() ->
                Optional.of(new PrintedPeriod.Years(from.first(), to.last()));
            case PrintedPeriod.Months from
            when last instanceof PrintedPeriod.Months to && !from.first().isAfter(to.last()) ->
                Optional.of(new PrintedPeriod.Months(from.first(), to.last()));
            case PrintedPeriod.Days from
            when last instanceof PrintedPeriod.Days to && !from.first().isAfter(to.last()) ->
                Optional.of(new PrintedPeriod.Days(from.first(), to.last()));
            case PrintedPeriod other -> Optional.empty();
        };
    }
}
