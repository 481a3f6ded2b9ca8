package org.steppe.warehouse.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2023, 2023-01-01, 2023-12-31",
        "2023-S1, 2023-01-01, 2023-06-30",
        "2023-S2, 2023-07-01, 2023-12-31",
        "2023-Q1, 2023-01-01, 2023-03-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2024-02-10, 2024-02-10, 2024-02-10",
        "2024-02-10/P8D, 2024-02-10, 2024-02-17",
        "2014-01-01/P94M, 2014-01-01, 2021-10-31",
        "2011-01-01/P5Y, 2011-01-01, 2015-12-31"
    })
    void everyFormSpansItsDays(String code, LocalDate start, LocalDate end) {
        assertThat(TimePeriod.parse(code)).contains(new TimePeriod(code, start, end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-13",
                "2023-Q5",
                "2023-S3",
                "2023-00",
                "2023-02-30",
                "23",
                "2023-1",
                "2023-Q1/P1D",
                "2023-01-01/P0D",
                "2023-01-01/P",
                "2023/2024",
                " 2023",
                "２０２３"
            })
    void otherTextIsNoPeriod(String text) {
        assertThat(TimePeriod.parse(text)).isEmpty();
    }

    @Test
    void periodsSortByFirstDayThenByLast() {
        assertThat(Stream.of("2023", "2023-Q1", "2023-02", "2023-01", "2022-12")
                        .map(code -> TimePeriod.parse(code).orElseThrow())
                        .sorted()
                        .map(TimePeriod::code))
                .containsExactly("2022-12", "2023-01", "2023-Q1", "2023", "2023-02");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsBuiltReadsBackTheSame(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int year = 1949 + random.nextInt(100);
            TimePeriod period = switch (random.nextInt(6)) {
                case 0 -> TimePeriod.year(year);
                case 1 -> TimePeriod.half(year, 1 + random.nextInt(2));
                case 2 -> TimePeriod.quarter(year, 1 + random.nextInt(4));
                case 3 -> TimePeriod.month(YearMonth.of(year, 1 + random.nextInt(12)));
                case 4 -> TimePeriod.years(year, 1 + random.nextInt(10));
                default ->
                    TimePeriod.range(
                            LocalDate.ofYearDay(year, 1 + random.nextInt(365)), Period.ofDays(1 + random.nextInt(400)));
            };
            assertThat(TimePeriod.parse(period.code())).contains(period);
        }
    }
}
