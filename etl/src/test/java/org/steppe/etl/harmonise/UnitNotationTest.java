package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.Place;
import org.steppe.etl.source.UnitMeasure;

class UnitNotationTest {

    private static final List<UnitMeasure> UNITS = List.of(
            unit("CNY", "元"),
            unit("CNY_PER_PERSON_TRIP", "元/人次"),
            unit("COUNT", "个", "家", "件"),
            unit("KM", "公里"),
            unit("KV", "千伏"),
            unit("KW", "千瓦"),
            unit("KWH", "千瓦时", "度"),
            unit("M2", "平方米"),
            unit("MU", "亩"),
            unit("PCT", "%"),
            unit("PERSON", "人", "位", "人次"),
            unit("PP", "个百分点"),
            unit("RATIO", "倍"),
            unit("T", "吨"),
            unit("TEU", "标箱"),
            unit("TRAIN", "列"));

    private final IssueLog issues = new IssueLog();
    private final UnitNotation notation = UnitNotation.of(UNITS, issues);

    private static UnitMeasure unit(String code, String... words) {
        return new UnitMeasure(code, 0, List.of(words), new Place("codelists/unit_measure.csv", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "CNY_100M,CNY,8",
        "CNY_1B,CNY,9",
        "CNY_BILLION,CNY,9",
        "CNY_TRILLION,CNY,12",
        "T,T,0",
        "T_1M,T,6",
        "T_MILLION,T,6",
        "T_BILLION,T,9",
        "PERSON_10K,PERSON,4",
        "PERSONS_10K,PERSON,4",
        "PERSON_1K,PERSON,3",
        "KWH_BILLION,KWH,9",
        "TEU_1K,TEU,3",
        "M2_10K,M2,4",
        "CNY_PER_PERSON_TRIP,CNY_PER_PERSON_TRIP,0",
        "PIECES_100M,COUNT,8",
        "UNITS_10K,COUNT,4",
        "ROUTE,COUNT,0",
        "PCT,PCT,0",
        "RATIO,RATIO,0",
        "TIMES_INCREASE,RATIO,0"
    })
    void codesCarryTheirMagnitude(String text, String measure, int exponent) {
        assertThat(notation.find(text)).contains(new Unit(measure, exponent));
    }

    @ParameterizedTest
    @CsvSource({"GW,KW,6", "MW,KW,3", "GW_10K,KW,10", "TWH,KWH,9"})
    void prefixesOfTheMetricSystemCount(String text, String measure, int exponent) {
        assertThat(notation.find(text)).contains(new Unit(measure, exponent));
    }

    @ParameterizedTest
    @CsvSource({
        "元,CNY,0",
        "万元,CNY,4",
        "亿元,CNY,8",
        "万亿元,CNY,12",
        "千亿元,CNY,11",
        "万吨,T,4",
        "亿度,KWH,8",
        "亿千瓦时,KWH,8",
        "万千瓦,KW,4",
        "万人次,PERSON,4",
        "公里,KM,0",
        "万亩,MU,4",
        "%,PCT,0",
        "倍,RATIO,0",
        "位,PERSON,0",
        "元/人次,CNY_PER_PERSON_TRIP,0"
    })
    void printedWordsStandBehindTheirMagnitude(String text, String measure, int exponent) {
        assertThat(notation.find(text)).contains(new Unit(measure, exponent));
    }

    @ParameterizedTest
    @CsvSource({"千瓦,KW,0", "千伏,KV,0", "个百分点,PP,0"})
    void wholeWordsAreNotTakenApart(String text, String measure, int exponent) {
        assertThat(notation.find(text)).contains(new Unit(measure, exponent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_", "万", "万亿", "亿", "T_", "_10K", "T_10X", "XYZ_10K", "吨万", "10K", "CNY_100M_10K", " T"})
    void whatIsNoUnitIsNotFound(String text) {
        assertThat(notation.find(text)).isEmpty();
    }

    @Test
    void aWordOfTwoUnitsIsToldOf() {
        UnitNotation.of(List.of(unit("PERSON", "位"), unit("RANK", "位")), issues);
        assertThat(issues.counts()).containsEntry(IssueKind.RULES_CONTRADICT, 1L);
    }
}
