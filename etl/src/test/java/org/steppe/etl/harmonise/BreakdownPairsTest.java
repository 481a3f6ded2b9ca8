package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakdownPairsTest {

    @Test
    void pairsAreReadInOrder() {
        assertThat(BreakdownPairs.parse("port=CEKE;mode=RAIL"))
                .contains(List.of(new BreakdownPairs.Pair("port", "CEKE"), new BreakdownPairs.Pair("mode", "RAIL")));
    }

    @Test
    void nothingIsNoPair() {
        assertThat(BreakdownPairs.parse("")).contains(List.of());
    }

    @Test
    void aValueMayHoldSignsAndChinese() {
        assertThat(BreakdownPairs.parse("chains=风|光=电|氢"))
                .contains(List.of(new BreakdownPairs.Pair("chains", "风|光=电|氢")));
    }

    @Test
    void theSamePairTwiceIsOnePair() {
        assertThat(BreakdownPairs.parse("mode=RAIL;mode=RAIL"))
                .contains(List.of(new BreakdownPairs.Pair("mode", "RAIL")));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "port", "port=", "=CEKE", "port=CEKE;", ";port=CEKE", "port=CEKE;;mode=RAIL", "a;b=c"})
    void whatIsNoPairIsNotRead(String text) {
        assertThat(BreakdownPairs.parse(text)).isEmpty();
    }
}
