package org.steppe.warehouse.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

    private static final Codelist INDICATORS = new Codelist(
            "INDICATOR",
            List.of(
                    code("COAL_OUTPUT", "原煤产量", "Output of raw coal"),
                    code("GDP", "地区生产总值", "Gross regional product"),
                    code("GDP_PER_CAPITA", "人均地区生产总值", "GDP per person"),
                    code("CPI", "居民消费价格指数", "Consumer price index")));

    private static Code code(String id, String zh, String en) {
        return new Code(id, null, new Label(zh, en), null);
    }

    private static List<String> nearest(String written) {
        return NearestNames.among(INDICATORS, written, 5);
    }

    @Test
    void swappedLettersAreOneEdit() {
        assertThat(nearest("GPD")).startsWith("GDP");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(nearest("gdp")).startsWith("GDP");
    }

    @Test
    void aBeginningLeadsToLongerNames() {
        assertThat(nearest("GDP_PER")).contains("GDP_PER_CAPITA");
        assertThat(nearest("COAL")).containsExactly("COAL_OUTPUT");
    }

    @Test
    void labelsInBothLanguagesLeadToCodes() {
        assertThat(nearest("生产总值")).containsExactly("GDP", "GDP_PER_CAPITA");
        assertThat(nearest("raw coal")).containsExactly("COAL_OUTPUT");
    }

    @Test
    void nothingIsNearToSomethingElse() {
        assertThat(nearest("XYZZY")).isEmpty();
        assertThat(nearest("")).isEmpty();
        assertThat(nearest("G".repeat(100_000))).isEmpty();
    }

    @Test
    void plainNamesAreComparedToo() {
        assertThat(NearestNames.among(List.of("economy", "energy", "trade"), "econmy", 3))
                .containsExactly("economy");
    }

    @Test
    void noMoreThanAskedForComeBack() {
        assertThat(NearestNames.among(INDICATORS, "GDP", 1)).containsExactly("GDP");
    }
}
