package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steppe.etl.source.Place;
import org.steppe.etl.source.UnitMeasure;

class MeasureRulesTest {

    private static final Unit YUAN_100M = new Unit("CNY", 8);
    private static final Unit PER_CENT = new Unit("PCT", 0);
    private static final Unit TIMES = new Unit("RATIO", 0);

    private final MeasureRules rules = new MeasureRules(new CanonicalUnits(
            List.of(new UnitMeasure("USD", 8, List.of(), new Place("codelists/unit_measure.csv", 2)))));

    @Test
    void aLevelIsMovedToTheCanonicalPowerOfItsIndicator() {
        assertThat(rules.resolve("LEVEL", new Unit("CNY", 12), false, "GROWTH_YOY", YUAN_100M))
                .contains(new Quantity("LEVEL", "CNY", 4, 8));
        assertThat(rules.resolve("COUNT", new Unit("CNY", 4), false, "GROWTH_YOY", YUAN_100M))
                .contains(new Quantity("LEVEL", "CNY", -4, 8));
    }

    @Test
    void aLevelInAnotherUnitIsMovedToThePowerOfThatUnit() {
        assertThat(rules.resolve("LEVEL", new Unit("USD", 6), false, "GROWTH_YOY", YUAN_100M))
                .contains(new Quantity("LEVEL", "USD", -2, 8));
    }

    @Test
    void aChangeInUnitsIsMovedLikeALevel() {
        assertThat(rules.resolve("CHANGE_ABS", new Unit("CNY", 4), false, "GROWTH_YOY", YUAN_100M))
                .contains(new Quantity("CHANGE_ABS", "CNY", -4, 8));
    }

    @ParameterizedTest
    @CsvSource({"GROWTH_YOY", "GROWTH_BASE", "GROWTH_AVERAGE_ANNUAL"})
    void aGrowthIsInPerCent(String growth) {
        assertThat(rules.resolve("YOY_PCT", PER_CENT, false, growth, YUAN_100M))
                .contains(new Quantity(growth, "PCT", 0, 0));
    }

    @Test
    void nTimesMoreIsAGrowthOfNHundredPerCent() {
        Quantity hundredfold = new Quantity("GROWTH_YOY", "PCT", 2, 0);
        assertThat(rules.resolve("RATIO", TIMES, true, "GROWTH_YOY", YUAN_100M)).contains(hundredfold);
        assertThat(rules.resolve("YOY_TIMES", TIMES, false, "GROWTH_YOY", YUAN_100M))
                .contains(hundredfold);
    }

    @Test
    void nTimesOfABaseIsANumber() {
        assertThat(rules.resolve("RATIO", TIMES, false, "GROWTH_BASE", YUAN_100M))
                .contains(new Quantity("RATIO", "RATIO", 0, 0));
    }

    @Test
    void recoveredToSoManyPerCentIsAHundredthOfIt() {
        assertThat(rules.resolve("RATIO", PER_CENT, false, "GROWTH_BASE", YUAN_100M))
                .contains(new Quantity("RATIO", "RATIO", -2, 0));
    }

    @Test
    void aShareOfARateIsItsLevel() {
        assertThat(rules.resolve("SHARE_PCT", PER_CENT, false, "GROWTH_YOY", YUAN_100M))
                .contains(new Quantity("SHARE", "PCT", 0, 0));
        assertThat(rules.resolve("SHARE_PCT", PER_CENT, false, "GROWTH_YOY", PER_CENT))
                .contains(new Quantity("LEVEL", "PCT", 0, 0));
    }

    @Test
    void percentagePointsStay() {
        assertThat(rules.resolve("PP_CHANGE", new Unit("PP", 0), false, "GROWTH_YOY", PER_CENT))
                .contains(new Quantity("CHANGE_PP", "PP", 0, 0));
    }

    @Test
    void aRankHasTheUnitRankWhateverWordIsPrinted() {
        assertThat(rules.resolve("RANK", new Unit("PERSON", 0), false, "GROWTH_YOY", YUAN_100M))
                .contains(new Quantity("RANK", "RANK", 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "YOY_PCT,T,false",
        "SHARE_PCT,CNY,false",
        "PP_CHANGE,PCT,false",
        "RATIO,T,false",
        "YOY_TIMES,T,false",
        "LEVEL,CNY,true",
        "MEDIAN,CNY,false"
    })
    void aUnitThatCannotBelongToTheMeasureIsRefused(String measure, String unit, boolean increase) {
        assertThat(rules.resolve(measure, new Unit(unit, 0), increase, "GROWTH_YOY", YUAN_100M))
                .isEmpty();
    }
}
