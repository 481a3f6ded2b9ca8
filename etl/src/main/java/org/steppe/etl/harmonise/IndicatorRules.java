package org.steppe.etl.harmonise;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.IndicatorRule;

/** Codes that name one concept: the code and the breakdown under which a collected code is kept. */
final class IndicatorRules {

    /** @param breakdown pairs to add to those of the figure; may be empty */
    record Kept(String indicator, String breakdown) {}

    private final Map<String, Kept> rules = new HashMap<>();

    private IndicatorRules() {}

    /** Tells of rules for one code, of unknown codes, and of rules that lead to a code with a rule. */
    static IndicatorRules of(Collection<IndicatorRule> rules, Collection<String> indicators, IssueLog issues) {
        var result = new IndicatorRules();
        for (IndicatorRule rule : rules) {
            Kept before = result.rules.putIfAbsent(rule.indicator(), new Kept(rule.becomes(), rule.breakdown()));
            if (before != null) {
                issues.add(rule.place()
                        .issue(
                                IssueKind.RULES_CONTRADICT,
                                "indicator",
                                rule.indicator(),
                                "one rule for a code; another makes it " + before.indicator(),
                                "nothing is published until it is put right"));
            }
            if (!indicators.contains(rule.becomes())) {
                issues.add(rule.place()
                        .issue(
                                IssueKind.CODE_UNKNOWN,
                                "becomes",
                                rule.becomes(),
                                "a code of codelists/indicator.csv" + Suggestions.of(indicators, rule.becomes()),
                                "nothing is published until it is put right"));
            }
        }
        for (IndicatorRule rule : rules) {
            if (result.rules.containsKey(rule.becomes())) {
                issues.add(rule.place()
                        .issue(
                                IssueKind.RULES_CONTRADICT,
                                "becomes",
                                rule.becomes(),
                                "a code that is kept; this one has a rule of its own",
                                "nothing is published until it is put right"));
            }
        }
        return result;
    }

    /** A code without a rule is kept as it is. */
    Kept apply(String indicator) {
        Kept kept = rules.get(indicator);
        return kept == null ? new Kept(indicator, "") : kept;
    }
}
