package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BaseRulesTest {

    private static BaseRules.Comparison compare(
            String measure, boolean increase, @Nullable String base, String period) {
        return BaseRules.compare(
                measure, increase, false, base, PeriodNotation.parse(period).orElseThrow());
    }

    @Test
    void withoutABaseAGrowthIsOnTheYearBefore() {
        assertThat(compare("YOY_PCT", false, null, "2023"))
                .isEqualTo(new BaseRules.Comparison("GROWTH_YOY", "_T", null));
    }

    @Test
    void theYearBeforeNeedsNoBase() {
        assertThat(compare("RATIO", true, "2022", "2023-04-29/2023-05-03"))
                .isEqualTo(new BaseRules.Comparison("GROWTH_YOY", "_T", "2022"));
        assertThat(compare("YOY_PCT", false, "2022", "2023-M01/2023-M08"))
                .isEqualTo(new BaseRules.Comparison("GROWTH_YOY", "_T", "2022"));
    }

    @Test
    void aGrowthOnAnotherYearKeepsItsBase() {
        assertThat(compare("YOY_PCT", false, "2019_COMPARABLE", "2023"))
                .isEqualTo(new BaseRules.Comparison("GROWTH_BASE", "2019_COMPARABLE", "2019"));
        assertThat(compare("YOY_PCT", false, "2015", "2016/2020"))
                .isEqualTo(new BaseRules.Comparison("GROWTH_BASE", "2015", "2015"));
    }

    @Test
    void aRatioKeepsItsBaseEvenWhenItIsTheYearBefore() {
        assertThat(compare("RATIO", false, "2022", "2023").base()).isEqualTo("2022");
    }

    @Test
    void aShareKeepsWhatItIsOf() {
        BaseRules.Comparison share = compare("SHARE_PCT", false, "GDP", "2023");
        assertThat(share.base()).isEqualTo("GDP");
        assertThat(share.period()).isNull();
    }

    @Test
    void anAverageAnnualGrowthIsOneOfItsOwn() {
        PrintedPeriod years = new PrintedPeriod.Years(2011, 2015);
        assertThat(BaseRules.compare("YOY_PCT", false, true, null, years).growth())
                .isEqualTo("GROWTH_AVERAGE_ANNUAL");
    }
}
