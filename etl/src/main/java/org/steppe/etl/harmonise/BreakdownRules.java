package org.steppe.etl.harmonise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.BreakdownRule;

/**
 * Which code of which dimension a breakdown pair is. The rule with the exact value wins over the one for any value, and
 * among these the one with the exact dataset over the one for any dataset.
 */
final class BreakdownRules {

    private record Pattern(String dataset, String key, String value) {}

    /** @param code of the dimension; the value itself stands in for {@value BreakdownRule#ANY} already */
    record Setting(String dimension, String code) {}

    private final Map<Pattern, List<BreakdownRule>> rules = new HashMap<>();

    private BreakdownRules() {}

    /** Tells of rules that say different things about one pair. */
    static BreakdownRules of(Collection<BreakdownRule> rules, IssueLog issues) {
        var result = new BreakdownRules();
        for (BreakdownRule rule : rules) {
            List<BreakdownRule> same = result.rules.computeIfAbsent(
                    new Pattern(rule.dataset(), rule.key(), rule.value()), pattern -> new ArrayList<>());
            for (BreakdownRule other : same) {
                boolean drops = rule.dimension().isEmpty() || other.dimension().isEmpty();
                if (drops || rule.dimension().equals(other.dimension())) {
                    issues.add(rule.place()
                            .issue(
                                    IssueKind.RULES_CONTRADICT,
                                    "dimension",
                                    rule.dimension(),
                                    "one code of a dimension for a pair; " + other.place() + " has another",
                                    "nothing is published until it is put right"));
                }
            }
            same.add(rule);
        }
        return result;
    }

    /** What a pair sets; an empty list when a rule drops it, null when there is no rule for it. */
    @Nullable
    List<Setting> find(String dataset, BreakdownPairs.Pair pair) {
        List<BreakdownRule> found = rules(dataset, pair.key(), pair.value());
        if (found == null) {
            found = rules(dataset, pair.key(), BreakdownRule.ANY);
        }
        if (found == null) {
            return null;
        }
        var settings = new ArrayList<Setting>();
        for (BreakdownRule rule : found) {
            if (!rule.dimension().isEmpty()) {
                String code = rule.code().equals(BreakdownRule.ANY) ? pair.value() : rule.code();
                settings.add(new Setting(rule.dimension(), code));
            }
        }
        return settings;
    }

    private @Nullable List<BreakdownRule> rules(String dataset, String key, String value) {
        List<BreakdownRule> exact = rules.get(new Pattern(dataset, key, value));
        return exact != null ? exact : rules.get(new Pattern(BreakdownRule.ANY, key, value));
    }
}
