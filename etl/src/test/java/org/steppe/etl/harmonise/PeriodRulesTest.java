package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.OccasionRule;
import org.steppe.etl.source.Place;
import org.steppe.warehouse.observation.TimePeriod;

class PeriodRulesTest {

    private static final String SPRING_FESTIVAL = "SPRING_FESTIVAL";
    private static final String NEW_YEAR = "NEW_YEAR";

    private final IssueLog issues = new IssueLog();
    private final PeriodRules rules = new PeriodRules(Occasions.of(
            List.of(
                    occasion(SPRING_FESTIVAL, 2024, "2024-02-10", "2024-02-17"),
                    occasion(NEW_YEAR, 2023, "2022-12-31", "2023-01-02")),
            issues));

    private static OccasionRule occasion(String code, int year, String first, String last) {
        return new OccasionRule(
                code, year, LocalDate.parse(first), LocalDate.parse(last), new Place("rules/occasions.csv", 2));
    }

    private Optional<ReportedPeriod> resolve(
            String text, boolean stock, @Nullable String since, @Nullable String occasion) {
        return rules.resolve(PeriodNotation.parse(text).orElseThrow(), stock, since, occasion);
    }

    private static String text(ReportedPeriod period) {
        return period.frequency() + " " + period.period().code() + " " + period.accumulation();
    }

    @ParameterizedTest
    @CsvSource({
        "2023,A 2023 PERIOD",
        "2016/2020,A5 2016-01-01/P5Y PERIOD",
        "2011/2014,A4 2011-01-01/P4Y PERIOD",
        "2023-Q1,Q 2023-Q1 PERIOD",
        "2023-Q3,Q 2023-Q3 PERIOD",
        "2023-S2,S 2023-S2 PERIOD",
        "2023-M05,M 2023-05 PERIOD",
        "2023-M01,M 2023-01 PERIOD",
        "2024-06-17,D 2024-06-17 PERIOD",
        "2020-05-01/2020-05-05,D 2020-05-01/P5D PERIOD"
    })
    void aPeriodAloneIsTakenAsWritten(String text, String expected) {
        assertThat(resolve(text, false, null, null).map(PeriodRulesTest::text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-M01/2023-M09,M 2023-09 YTD",
        "2023-M01/2023-M06,M 2023-06 YTD",
        "2023-S1,M 2023-06 YTD",
        "2023-M01/2023-M02,M 2023-02 YTD",
        "2023-M01/2023-M11,M 2023-11 YTD"
    })
    void fromJanuaryIsYearToDate(String text, String expected) {
        assertThat(resolve(text, false, null, null).map(PeriodRulesTest::text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-M01/2023-M03,Q 2023-Q1 PERIOD",
        "2023-M01/2023-M12,A 2023 PERIOD",
        "2023-M04/2023-M06,Q 2023-Q2 PERIOD",
        "2023-M07/2023-M12,S 2023-S2 PERIOD",
        "2023-M03/2023-M05,M 2023-03-01/P3M PERIOD",
        "2014-M01/2021-M10,M 2014-01-01/P94M PERIOD",
        "2016-M01/2020-M12,A5 2016-01-01/P5Y PERIOD"
    })
    void monthsThatAreAQuarterAHalfOrYearsAreThese(String text, String expected) {
        assertThat(resolve(text, false, null, null).map(PeriodRulesTest::text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-01-01/2023-07-26,D 2023-07-26 YTD",
        "2023-01-01/2023-09-30,M 2023-09 YTD",
        "2023-01-01/2023-12-31,A 2023 PERIOD",
        "2020-08-01/2020-08-31,M 2020-08 PERIOD",
        "2023-01-01,D 2023-01-01 PERIOD"
    })
    void daysFromNewYearAreYearToDateAndWholeMonthsAreMonths(String text, String expected) {
        assertThat(resolve(text, false, null, null).map(PeriodRulesTest::text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-M01/2023-M09,M 2023-09 PERIOD",
        "2023-M01/2023-M03,M 2023-03 PERIOD",
        "2023-M01/2023-M12,A 2023 PERIOD",
        "2023-01-01/2023-07-26,D 2023-07-26 PERIOD",
        "2023,A 2023 PERIOD"
    })
    void aStockIsWhatIsThereAtTheEnd(String text, String expected) {
        assertThat(resolve(text, true, null, null).map(PeriodRulesTest::text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-05-23/2020-09-21,D 2020-09-21 SINCE_OPENING",
        "2023-04-16,D 2023-04-16 SINCE_OPENING",
        "2021-M02,M 2021-02 SINCE_OPENING",
        "2022,A 2022 SINCE_OPENING"
    })
    void aCountSinceTheOpeningBelongsToItsEnd(String text, String expected) {
        assertThat(resolve(text, false, "SINCE_OPENING", null).map(PeriodRulesTest::text))
                .contains(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPeriodKeepsItsLastDayAndReadsBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            PrintedPeriod printed = PeriodNotationTest.period(random);
            ReportedPeriod reported = rules.resolve(printed, false, null, null).orElseThrow();
            assertThat(TimePeriod.parse(reported.period().code()))
                    .as(printed.notation())
                    .contains(reported.period());
            assertThat(reported.period().end()).as(printed.notation()).isEqualTo(lastDay(printed));
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static LocalDate lastDay(PrintedPeriod printed) {
        return switch (printed) {
            case PrintedPeriod.Years years -> LocalDate.of(years.last(), 12, 31);
            case PrintedPeriod.Half half ->
                half.half() == 1 ? LocalDate.of(half.year(), 6, 30) : LocalDate.of(half.year(), 12, 31);
            case PrintedPeriod.Quarter quarter ->
                LocalDate.of(quarter.year(), quarter.quarter() * 3, 1)
                        .plusMonths(1)
                        .minusDays(1);
            case PrintedPeriod.Months months -> months.last().atEndOfMonth();
            case PrintedPeriod.Days days -> days.last();
        };
    }

    @Nested
    class Occasion {

        @Test
        void allDaysOfAHolidayAreTheOccasionOfItsYear() {
            ReportedPeriod period = resolve("2024-02-10/2024-02-17", false, null, SPRING_FESTIVAL)
                    .orElseThrow();
            assertThat(text(period)).isEqualTo("A 2024 PERIOD");
            assertThat(period.occasionDates()).isEqualTo("2024-02-10/2024-02-17");
        }

        @Test
        void someDaysOfAHolidayAreTheseDays() {
            assertThat(resolve("2024-02-10/2024-02-14", false, null, SPRING_FESTIVAL)
                            .map(PeriodRulesTest::text))
                    .contains("D 2024-02-10/P5D PERIOD");
            assertThat(resolve("2024-02-10", false, null, SPRING_FESTIVAL).map(PeriodRulesTest::text))
                    .contains("D 2024-02-10 PERIOD");
        }

        @Test
        void aHolidayOverNewYearBelongsToTheYearOfItsRule() {
            assertThat(resolve("2022-12-31/2023-01-02", false, null, NEW_YEAR).map(PeriodRulesTest::text))
                    .contains("A 2023 PERIOD");
        }

        @Test
        void aYearWithAnOccasionHasItsDates() {
            ReportedPeriod period =
                    resolve("2024", false, null, SPRING_FESTIVAL).orElseThrow();
            assertThat(period.occasionDates()).isEqualTo("2024-02-10/2024-02-17");
        }

        @Test
        void daysThatNoRuleKnowsAreNotGuessed() {
            assertThat(resolve("2025-01-28/2025-02-04", false, null, SPRING_FESTIVAL))
                    .isEmpty();
        }

        @Test
        void twoEntriesForOneYearAreToldOf() {
            Occasions.of(
                    List.of(
                            occasion(SPRING_FESTIVAL, 2024, "2024-02-10", "2024-02-17"),
                            occasion(SPRING_FESTIVAL, 2024, "2024-02-09", "2024-02-17")),
                    issues);
            assertThat(issues.counts()).containsEntry(IssueKind.RULES_CONTRADICT, 1L);
        }
    }
}
