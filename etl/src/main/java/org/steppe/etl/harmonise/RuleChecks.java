package org.steppe.etl.harmonise;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.BreakdownRule;
import org.steppe.etl.source.IndicatorDefinition;
import org.steppe.etl.source.OccasionRule;
import org.steppe.etl.source.Place;
import org.steppe.warehouse.structure.Codelist;

/**
 * Checks that rules and definitions speak of datasets, dimensions and codes that exist, so that a mistake in a rule is
 * told where it stands and not at every figure that it meets.
 */
final class RuleChecks {

    private static final String NOT_PUBLISHED = "nothing is published until it is put right";

    /** The harmoniser fills them itself. */
    private static final Set<String> NOT_BY_RULE =
            Set.of("FREQ", "REF_AREA", "INDICATOR", "TRANSFORMATION", "UNIT_MEASURE", "ACCUMULATION", "KIND");

    private final Map<String, KeyLayout> layouts;
    private final Map<String, Codelist> codelists;
    private final IssueLog issues;

    RuleChecks(Map<String, KeyLayout> layouts, Map<String, Codelist> codelists, IssueLog issues) {
        this.layouts = layouts;
        this.codelists = codelists;
        this.issues = issues;
    }

    void indicators(Collection<IndicatorDefinition> indicators, UnitNotation units) {
        for (IndicatorDefinition indicator : indicators) {
            if (!indicator.dataset().isEmpty() && !layouts.containsKey(indicator.dataset())) {
                dataset(indicator.place(), indicator.dataset());
            }
            if (!indicator.unit().isEmpty() && units.find(indicator.unit()).isEmpty()) {
                issues.add(indicator
                        .place()
                        .issue(
                                IssueKind.UNIT_UNKNOWN,
                                "unit",
                                indicator.unit(),
                                "a unit of codelists/unit_measure.csv with its magnitude, such as CNY_100M",
                                NOT_PUBLISHED));
            }
        }
    }

    void breakdowns(Collection<BreakdownRule> rules) {
        for (BreakdownRule rule : rules) {
            boolean any = rule.dataset().equals(BreakdownRule.ANY);
            if (!any && !layouts.containsKey(rule.dataset())) {
                dataset(rule.place(), rule.dataset());
            } else if (!rule.dimension().isEmpty()) {
                dimension(rule, any);
            }
        }
    }

    private void dimension(BreakdownRule rule, boolean any) {
        KeyLayout layout = layouts.get(rule.dataset());
        Collection<KeyLayout> meant = any || layout == null ? layouts.values() : List.of(layout);
        Optional<Codelist> codelist = meant.stream()
                .flatMap(one -> one.codelist(rule.dimension()).stream())
                .findFirst();
        if (codelist.isEmpty() || NOT_BY_RULE.contains(rule.dimension())) {
            issues.add(rule.place()
                    .issue(
                            IssueKind.CODE_UNKNOWN,
                            "dimension",
                            rule.dimension(),
                            any
                                    ? "a dimension that some dataset has besides the common ones"
                                    : "a dimension that " + rule.dataset() + " has besides the common ones",
                            NOT_PUBLISHED));
        } else if (!rule.code().equals(BreakdownRule.ANY)) {
            code(rule.place(), "code", rule.code(), codelist.get());
        }
    }

    void occasions(Collection<OccasionRule> rules) {
        Codelist occasions = codelists.get("OCCASION");
        for (OccasionRule rule : rules) {
            if (occasions != null) {
                code(rule.place(), "occasion", rule.occasion(), occasions);
            }
        }
    }

    private void code(Place place, String column, String code, Codelist codelist) {
        if (!codelist.contains(code)) {
            issues.add(place.issue(
                    IssueKind.CODE_UNKNOWN,
                    column,
                    code,
                    "a code of the codelist " + codelist.id() + Suggestions.of(codelist, code),
                    NOT_PUBLISHED));
        }
    }

    private void dataset(Place place, String dataset) {
        issues.add(place.issue(
                IssueKind.CODE_UNKNOWN,
                "dataset",
                dataset,
                "the id of a dataset" + Suggestions.of(layouts.keySet(), dataset),
                NOT_PUBLISHED));
    }
}
