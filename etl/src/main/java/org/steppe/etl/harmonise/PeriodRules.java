package org.steppe.etl.harmonise;

import static org.steppe.etl.harmonise.ReportedPeriod.PERIOD;
import static org.steppe.etl.harmonise.ReportedPeriod.YEAR_TO_DATE;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.TimePeriod;

/**
 * Which period a figure is for. Most Chinese monthly figures are cumulative from January, and one span is written in
 * several ways: these rules see to it that one span of one indicator has one key.
 *
 * <ul>
 *   <li>January to March is the first quarter, January to December the year; January to any other month is that month,
 *       year to date. So is the first half year: it is printed as January to June as often as not.
 *   <li>Days that are whole months count as these months.
 *   <li>A holiday in all its days is an occasion of its year; some of its days are these days.
 *   <li>A stock counted "January to September" is what was there in September.
 *   <li>A count since the opening belongs to its last day, month or year.
 * </ul>
 */
final class PeriodRules {

    private final Occasions occasions;

    PeriodRules(Occasions occasions) {
        this.occasions = occasions;
    }

    /**
     * @param stock whether the indicator counts what is there at a time
     * @param since code of {@code ACCUMULATION} for a count from a beginning before the period, else null
     * @param occasion code of {@code OCCASION}, null without one
     * @return empty when days are printed for an occasion whose dates are not known
     */
    Optional<ReportedPeriod> resolve(
            PrintedPeriod printed, boolean stock, @Nullable String since, @Nullable String occasion) {
        if (since != null) {
            return Optional.of(untilEnd(printed, since));
        }
        if (occasion != null) {
            return ofOccasion(printed, occasion, stock);
        }
        return Optional.of(plain(printed, stock));
    }

    private static ReportedPeriod plain(PrintedPeriod printed, boolean stock) {
        return switch (printed) {
            case PrintedPeriod.Years years -> years(years.first(), years.last());
            case PrintedPeriod.Half half ->
                half.half() == 1
                        ? months(
                                new PrintedPeriod.Months(YearMonth.of(half.year(), 1), YearMonth.of(half.year(), 6)),
                                stock)
                        : new ReportedPeriod("S", TimePeriod.half(half.year(), 2), PERIOD, null);
            case PrintedPeriod.Quarter quarter ->
                new ReportedPeriod("Q", TimePeriod.quarter(quarter.year(), quarter.quarter()), PERIOD, null);
            case PrintedPeriod.Months months -> months(months, stock);
            case PrintedPeriod.Days days -> days(days, stock);
        };
    }

    private static ReportedPeriod years(int first, int last) {
        int count = last - first + 1;
        return count == 1
                ? new ReportedPeriod("A", TimePeriod.year(first), PERIOD, null)
                : new ReportedPeriod("A" + count, TimePeriod.years(first, count), PERIOD, null);
    }

    private static ReportedPeriod months(PrintedPeriod.Months months, boolean stock) {
        YearMonth first = months.first();
        YearMonth last = months.last();
        int count = months.count();
        if (count == 1) {
            return new ReportedPeriod("M", TimePeriod.month(last), PERIOD, null);
        }
        if (first.getMonthValue() == 1 && last.getMonthValue() == 12) {
            return years(first.getYear(), last.getYear());
        }
        boolean fromJanuary = first.getMonthValue() == 1 && first.getYear() == last.getYear();
        if (fromJanuary && stock) {
            return new ReportedPeriod("M", TimePeriod.month(last), PERIOD, null);
        }
        if (count == 3 && first.getMonthValue() % 3 == 1) {
            int quarter = last.getMonthValue() / 3;
            return new ReportedPeriod("Q", TimePeriod.quarter(last.getYear(), quarter), PERIOD, null);
        }
        if (fromJanuary) {
            return new ReportedPeriod("M", TimePeriod.month(last), YEAR_TO_DATE, null);
        }
        if (count == 6 && first.getMonthValue() == 7) {
            return new ReportedPeriod("S", TimePeriod.half(last.getYear(), 2), PERIOD, null);
        }
        return new ReportedPeriod("M", TimePeriod.range(first.atDay(1), Period.ofMonths(count)), PERIOD, null);
    }

    private static ReportedPeriod days(PrintedPeriod.Days days, boolean stock) {
        LocalDate first = days.first();
        LocalDate last = days.last();
        if (first.getDayOfMonth() == 1 && last.equals(YearMonth.from(last).atEndOfMonth())) {
            return months(new PrintedPeriod.Months(YearMonth.from(first), YearMonth.from(last)), stock);
        }
        boolean fromNewYear = first.getDayOfYear() == 1 && first.getYear() == last.getYear();
        if (fromNewYear && !first.equals(last)) {
            return new ReportedPeriod("D", TimePeriod.day(last), stock ? PERIOD : YEAR_TO_DATE, null);
        }
        return someDays(days, null);
    }

    private static ReportedPeriod someDays(PrintedPeriod.Days days, @Nullable String occasionDates) {
        int count = Math.toIntExact(ChronoUnit.DAYS.between(days.first(), days.last())) + 1;
        TimePeriod period =
                count == 1 ? TimePeriod.day(days.first()) : TimePeriod.range(days.first(), Period.ofDays(count));
        return new ReportedPeriod("D", period, PERIOD, occasionDates);
    }

    private Optional<ReportedPeriod> ofOccasion(PrintedPeriod printed, String occasion, boolean stock) {
        if (printed instanceof PrintedPeriod.Days days) {
            return occasions.find(occasion, days.first(), days.last()).map(dates -> {
                boolean whole =
                        dates.first().equals(days.first()) && dates.last().equals(days.last());
                return whole
                        ? new ReportedPeriod("A", TimePeriod.year(dates.year()), PERIOD, dates.toString())
                        : someDays(days, dates.toString());
            });
        }
        ReportedPeriod plain = plain(printed, stock);
        String dates = printed instanceof PrintedPeriod.Years years && years.first() == years.last()
                ? occasions
                        .find(occasion, years.first())
                        .map(Occasions.Dates::toString)
                        .orElse(null)
                : null;
        return Optional.of(new ReportedPeriod(plain.frequency(), plain.period(), plain.accumulation(), dates));
    }

    private static ReportedPeriod untilEnd(PrintedPeriod printed, String since) {
        return switch (printed) {
            case PrintedPeriod.Years years -> new ReportedPeriod("A", TimePeriod.year(years.last()), since, null);
            case PrintedPeriod.Half half ->
                new ReportedPeriod("S", TimePeriod.half(half.year(), half.half()), since, null);
            case PrintedPeriod.Quarter quarter ->
                new ReportedPeriod("Q", TimePeriod.quarter(quarter.year(), quarter.quarter()), since, null);
            case PrintedPeriod.Months months -> new ReportedPeriod("M", TimePeriod.month(months.last()), since, null);
            case PrintedPeriod.Days days -> new ReportedPeriod("D", TimePeriod.day(days.last()), since, null);
        };
    }
}
