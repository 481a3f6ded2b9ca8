package org.steppe.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.observation.TimePeriod;

class PeriodSelectionTest {

    private static PeriodSelection select(String... items) {
        return PeriodSelection.resolve(List.of(items));
    }

    @Test
    void aPeriodSelectsExactlyItself() {
        assertThat(select("2023", "2023-Q1", "2024-02-10/P5D").filters())
                .containsExactly(
                        new PeriodFilter.Exactly(TimePeriod.year(2023)),
                        new PeriodFilter.Exactly(TimePeriod.quarter(2023, 1)),
                        new PeriodFilter.Exactly(
                                TimePeriod.parse("2024-02-10/P5D").orElseThrow()));
    }

    @Test
    void aRangeReachesFromFirstDayToLastDay() {
        assertThat(select("2019..2023-Q1").filters())
                .containsExactly(new PeriodFilter.Within(LocalDate.of(2019, 1, 1), LocalDate.of(2023, 3, 31)));
    }

    @Test
    void rangesMayBeOpenAtOneEnd() {
        assertThat(select("2019..", "..2020-02").filters())
                .containsExactly(
                        new PeriodFilter.Within(LocalDate.of(2019, 1, 1), null),
                        new PeriodFilter.Within(null, LocalDate.of(2020, 2, 29)));
    }

    @Test
    void aRangeWithinOneYearMayEndInItsFirstMonth() {
        assertThat(select("2023..2023-01").filters())
                .containsExactly(new PeriodFilter.Within(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 1, 31)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-13", "23", "2023-Q5", "2023-02-30", "..", "2019...2020", "2019..x", "x..2019", "", "２０２３"})
    void whatIsNoPeriodIsTold(String item) {
        PeriodSelection selection = select(item);
        assertThat(selection.malformed()).containsExactly(item);
        assertThat(selection.filters()).isEmpty();
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsTold() {
        assertThat(select("2023..2019").reversed()).containsExactly("2023..2019");
    }
}
