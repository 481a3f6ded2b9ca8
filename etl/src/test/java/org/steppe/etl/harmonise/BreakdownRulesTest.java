package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.BreakdownRule;
import org.steppe.etl.source.Place;

class BreakdownRulesTest {

    private final IssueLog issues = new IssueLog();
    private final BreakdownRules rules = BreakdownRules.of(
            List.of(
                    rule("*", "port", "*", "PORT", "*"),
                    rule("*", "port", "MANZHOULI+ERENHOT", "PORT", "MANZHOULI_ERENHOT"),
                    rule("trade", "port", "*", "ZONE", "*"),
                    rule("*", "mode", "ALL", "MODE", "_T"),
                    rule("*", "role", "*", "", ""),
                    rule("*", "both", "X", "PORT", "CEKE"),
                    rule("*", "both", "X", "MODE", "RAIL")),
            issues);

    private static BreakdownRule rule(String dataset, String key, String value, String dimension, String code) {
        return new BreakdownRule(dataset, key, value, dimension, code, new Place("rules/breakdowns.csv", 2));
    }

    private static BreakdownPairs.Pair pair(String key, String value) {
        return new BreakdownPairs.Pair(key, value);
    }

    @Test
    void aStarAsCodeIsTheValueItself() {
        assertThat(rules.find("port-freight", pair("port", "CEKE")))
                .containsExactly(new BreakdownRules.Setting("PORT", "CEKE"));
    }

    @Test
    void theExactValueWinsOverAnyValueEvenOfTheExactDataset() {
        assertThat(rules.find("trade", pair("port", "MANZHOULI+ERENHOT")))
                .containsExactly(new BreakdownRules.Setting("PORT", "MANZHOULI_ERENHOT"));
    }

    @Test
    void theExactDatasetWinsOverAnyDataset() {
        assertThat(rules.find("trade", pair("port", "CEKE")))
                .containsExactly(new BreakdownRules.Setting("ZONE", "CEKE"));
    }

    @Test
    void aPairMaySetSeveralDimensions() {
        assertThat(rules.find("trade", pair("both", "X"))).hasSize(2);
    }

    @Test
    void aRuleWithoutDimensionDropsThePair() {
        assertThat(rules.find("trade", pair("role", "threshold"))).isEmpty();
    }

    @Test
    void aPairWithoutRuleIsNotGuessed() {
        assertThat(rules.find("trade", pair("mode", "RAIL"))).isNull();
    }

    @Test
    void twoCodesOfOneDimensionForOnePairAreToldOf() {
        BreakdownRules.of(
                List.of(rule("*", "mode", "ALL", "MODE", "_T"), rule("*", "mode", "ALL", "MODE", "RAIL")), issues);
        assertThat(issues.counts()).containsEntry(IssueKind.RULES_CONTRADICT, 1L);
    }
}
