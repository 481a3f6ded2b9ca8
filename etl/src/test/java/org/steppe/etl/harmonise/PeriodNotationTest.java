package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodNotationTest {

    private static final int TRIES = 200;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void everyFormIsRead() {
        assertThat(PeriodNotation.parse("2023")).contains(new PrintedPeriod.Years(2023, 2023));
        assertThat(PeriodNotation.parse("2016/2020")).contains(new PrintedPeriod.Years(2016, 2020));
        assertThat(PeriodNotation.parse("2023-S2")).contains(new PrintedPeriod.Half(2023, 2));
        assertThat(PeriodNotation.parse("2023-Q1")).contains(new PrintedPeriod.Quarter(2023, 1));
        assertThat(PeriodNotation.parse("2023-M05"))
                .contains(new PrintedPeriod.Months(YearMonth.of(2023, 5), YearMonth.of(2023, 5)));
        assertThat(PeriodNotation.parse("2023-M01/2023-M09"))
                .contains(new PrintedPeriod.Months(YearMonth.of(2023, 1), YearMonth.of(2023, 9)));
        assertThat(PeriodNotation.parse("2024-02-10"))
                .contains(new PrintedPeriod.Days(LocalDate.of(2024, 2, 10), LocalDate.of(2024, 2, 10)));
        assertThat(PeriodNotation.parse("2024-02-10/2024-02-17"))
                .contains(new PrintedPeriod.Days(LocalDate.of(2024, 2, 10), LocalDate.of(2024, 2, 17)));
    }

    @Test
    void aMonthMayLackItsLetter() {
        assertThat(PeriodNotation.parse("2023-10")).isEqualTo(PeriodNotation.parse("2023-M10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "23",
                "2023-",
                "2023-M13",
                "2023-M00",
                "2023-13",
                "2023-Q5",
                "2023-S3",
                "2023-02-30",
                "2023/2019",
                "2023-M09/2023-M01",
                "2023/2023-M05",
                "2023-Q1/2023-Q2",
                "2023-M01/2023-M03/2023-M05",
                "2023年",
                "/2023",
                "2024-02-17/2024-02-10",
                "0000",
                "９９９９"
            })
    void whatIsNoPeriodIsNotRead(String text) {
        assertThat(PeriodNotation.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            PrintedPeriod period = period(random);
            assertThat(PeriodNotation.parse(period.notation()))
                    .as(period.notation())
                    .contains(period);
        }
    }

    static PrintedPeriod period(Random random) {
        int year = random.nextInt(1949, 2051);
        LocalDate day = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
        YearMonth month = YearMonth.from(day);
        return switch (random.nextInt(5)) {
            case 0 -> new PrintedPeriod.Years(year, year + random.nextInt(5));
            case 1 -> new PrintedPeriod.Half(year, 1 + random.nextInt(2));
            case 2 -> new PrintedPeriod.Quarter(year, 1 + random.nextInt(4));
            case 3 -> new PrintedPeriod.Months(month, month.plusMonths(random.nextInt(30)));
            default -> new PrintedPeriod.Days(day, day.plusDays(random.nextInt(400)));
        };
    }
}
