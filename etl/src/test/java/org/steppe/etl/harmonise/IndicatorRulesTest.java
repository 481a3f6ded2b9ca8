package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;
import org.steppe.etl.source.IndicatorRule;
import org.steppe.etl.source.Place;

class IndicatorRulesTest {

    private static final List<String> INDICATORS = List.of("FOREIGN_TRADE_TOTAL", "FOREIGN_TRADE_EXPORTS");

    private final IssueLog issues = new IssueLog();

    private static IndicatorRule rule(String indicator, String becomes, String breakdown) {
        return new IndicatorRule(indicator, becomes, breakdown, new Place("rules/indicators.csv", 2));
    }

    @Test
    void aMergedCodeBecomesTheKeptOneWithItsBreakdown() {
        var rules = IndicatorRules.of(
                List.of(rule("EXPORTS_NEW_THREE", "FOREIGN_TRADE_EXPORTS", "commodity=NEW_THREE")), INDICATORS, issues);
        assertThat(rules.apply("EXPORTS_NEW_THREE"))
                .isEqualTo(new IndicatorRules.Kept("FOREIGN_TRADE_EXPORTS", "commodity=NEW_THREE"));
        assertThat(issues.hasErrors()).isFalse();
    }

    @Test
    void aCodeWithoutRuleStays() {
        var rules = IndicatorRules.of(List.of(), INDICATORS, issues);
        assertThat(rules.apply("GDP")).isEqualTo(new IndicatorRules.Kept("GDP", ""));
    }

    @Test
    void anUnknownCodeIsToldOfWithTheNearest() {
        IndicatorRules.of(List.of(rule("TRADE_TOTAL", "FOREIGN_TRADE_TOTL", "")), INDICATORS, issues);
        assertThat(issues.list(Severity.ERROR)).singleElement().satisfies(issue -> {
            assertThat(issue.kind()).isEqualTo(IssueKind.CODE_UNKNOWN);
            assertThat(issue.expected()).contains("FOREIGN_TRADE_TOTAL");
        });
    }

    @Test
    void aRuleThatLeadsToAnotherRuleIsToldOf() {
        IndicatorRules.of(
                List.of(rule("A", "FOREIGN_TRADE_TOTAL", ""), rule("FOREIGN_TRADE_TOTAL", "FOREIGN_TRADE_EXPORTS", "")),
                INDICATORS,
                issues);
        assertThat(issues.list(Severity.ERROR))
                .extracting(ImportIssue::kind)
                .containsExactly(IssueKind.RULES_CONTRADICT);
    }

    @Test
    void twoRulesForOneCodeAreToldOf() {
        IndicatorRules.of(
                List.of(rule("A", "FOREIGN_TRADE_TOTAL", ""), rule("A", "FOREIGN_TRADE_EXPORTS", "")),
                INDICATORS,
                issues);
        assertThat(issues.list(Severity.ERROR))
                .extracting(ImportIssue::kind)
                .containsExactly(IssueKind.RULES_CONTRADICT);
    }
}
