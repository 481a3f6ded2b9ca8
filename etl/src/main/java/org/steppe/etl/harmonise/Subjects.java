package org.steppe.etl.harmonise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.source.IndicatorDefinition;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;

/** Brings an indicator with its breakdown to a dataset and the codes of its key. */
final class Subjects {

    private static final String INDICATOR = "indicator";
    private static final String BREAKDOWN = "breakdown";

    private record Cells(String indicator, String breakdown) {}

    private final IndicatorRules indicatorRules;
    private final BreakdownRules breakdownRules;
    private final Map<String, IndicatorDefinition> indicators;
    private final Map<String, KeyLayout> layouts;
    private final UnitNotation units;
    private final NotationCache<Cells, Subject> known = new NotationCache<>(this::read);

    Subjects(
            IndicatorRules indicatorRules,
            BreakdownRules breakdownRules,
            Map<String, IndicatorDefinition> indicators,
            Map<String, KeyLayout> layouts,
            UnitNotation units) {
        this.indicatorRules = indicatorRules;
        this.breakdownRules = breakdownRules;
        this.indicators = indicators;
        this.layouts = layouts;
        this.units = units;
    }

    Subject find(String indicator, String breakdown) {
        return known.get(new Cells(indicator, breakdown));
    }

    private Subject read(Cells cells) {
        IndicatorRules.Kept kept = indicatorRules.apply(cells.indicator());
        IndicatorDefinition definition = indicators.get(kept.indicator());
        if (definition == null) {
            return new Subject.Unknown(List.of(new CellProblem(
                    IssueKind.INDICATOR_UNKNOWN,
                    INDICATOR,
                    cells.indicator(),
                    "a code of codelists/indicator.csv or rules/indicators.csv"
                            + Suggestions.of(indicators.keySet(), cells.indicator()))));
        }
        Optional<List<BreakdownPairs.Pair>> own = BreakdownPairs.parse(cells.breakdown());
        Optional<List<BreakdownPairs.Pair>> added = BreakdownPairs.parse(kept.breakdown());
        if (own.isEmpty() || added.isEmpty()) {
            return new Subject.Unknown(List.of(new CellProblem(
                    IssueKind.BREAKDOWN_UNREADABLE,
                    BREAKDOWN,
                    own.isEmpty() ? cells.breakdown() : kept.breakdown(),
                    "pairs such as port=CEKE;mode=RAIL, with ';' between them")));
        }
        KeyLayout layout = layouts.get(definition.dataset());
        Optional<Unit> unit = units.find(definition.unit());
        if (layout == null || unit.isEmpty()) {
            return new Subject.Unknown(List.of());
        }
        var pairs = new ArrayList<>(own.get());
        pairs.addAll(added.get());
        return new Reading(layout, kept.indicator()).read(pairs, unit.get(), definition.stock());
    }

    /** Fills in the key of one subject. */
    private final class Reading {

        private final KeyLayout layout;
        private final String indicator;
        private final String[] codes;
        private final Map<String, BreakdownPairs.Pair> setBy = new HashMap<>();
        private final List<CellProblem> problems = new ArrayList<>();
        private boolean increase;
        private boolean averageAnnual;
        private @Nullable String since;

        Reading(KeyLayout layout, String indicator) {
            this.layout = layout;
            this.indicator = indicator;
            this.codes = layout.totals();
        }

        Subject read(List<BreakdownPairs.Pair> pairs, Unit unit, boolean stock) {
            for (BreakdownPairs.Pair pair : pairs) {
                switch (pair.key()) {
                    case "form" -> increase |= isMarker(pair, "INCREASE");
                    case "average" -> averageAnnual |= isMarker(pair, "ANNUAL");
                    case "accum" -> since = pair.value();
                    default -> apply(pair);
                }
            }
            if (!problems.isEmpty()) {
                return new Subject.Unknown(List.copyOf(problems));
            }
            return new Subject.Known(
                    layout,
                    List.of(codes),
                    indicator,
                    unit,
                    stock,
                    increase,
                    averageAnnual,
                    since,
                    code("OCCASION"),
                    code("BASE"));
        }

        private boolean isMarker(BreakdownPairs.Pair pair, String value) {
            if (!pair.value().equals(value)) {
                problem(pair, IssueKind.BREAKDOWN_UNKNOWN, pair.key() + "=" + value);
            }
            return true;
        }

        private void apply(BreakdownPairs.Pair pair) {
            List<BreakdownRules.Setting> settings = breakdownRules.find(layout.dataset(), pair);
            if (settings == null) {
                problem(
                        pair,
                        IssueKind.BREAKDOWN_UNKNOWN,
                        "a pair for which rules/breakdowns.csv has a line with dataset " + layout.dataset()
                                + " or *; add one");
                return;
            }
            settings.forEach(setting -> set(pair, setting));
        }

        private void set(BreakdownPairs.Pair pair, BreakdownRules.Setting setting) {
            Optional<Integer> position = layout.position(setting.dimension());
            Optional<Codelist> codelist = layout.codelist(setting.dimension());
            if (position.isEmpty() || codelist.isEmpty()) {
                problem(
                        pair,
                        IssueKind.BREAKDOWN_UNKNOWN,
                        "a pair for the dataset " + layout.dataset() + ", which has no dimension "
                                + setting.dimension() + " (it has " + String.join(", ", layout.dimensionIds())
                                + ")");
                return;
            }
            if (!codelist.get().contains(setting.code())) {
                problem(
                        pair,
                        IssueKind.CODE_UNKNOWN,
                        "a code of the codelist " + codelist.get().id() + "; there is no " + setting.code()
                                + Suggestions.of(codelist.get(), setting.code()));
                return;
            }
            String before = codes[position.get()];
            BreakdownPairs.Pair other = setBy.putIfAbsent(setting.dimension(), pair);
            if (other != null && !before.equals(setting.code())) {
                problem(
                        pair,
                        IssueKind.RULES_CONTRADICT,
                        "one code for " + setting.dimension() + "; '" + other + "' makes it " + before
                                + " and this pair " + setting.code());
                return;
            }
            codes[position.get()] = setting.code();
        }

        private void problem(BreakdownPairs.Pair pair, IssueKind kind, String expected) {
            problems.add(new CellProblem(kind, BREAKDOWN, pair.toString(), expected));
        }

        private @Nullable String code(String dimension) {
            return layout.position(dimension)
                    .map(position -> codes[position])
                    .filter(code -> !code.equals(Code.TOTAL))
                    .orElse(null);
        }
    }
}
