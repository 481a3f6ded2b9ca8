package org.steppe.etl.harmonise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.CollectedFigure;
import org.steppe.etl.source.Sources;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;

/**
 * Turns collected figures into figures of a dataset: a key of codes, a period, and a value in the canonical power of ten
 * of its series. Used by one thread.
 */
public final class Harmoniser {

    private record SpanCells(
            String period,
            boolean stock,
            @Nullable String since,
            @Nullable String occasion) {}

    private final UnitNotation units;
    private final Readings readings;
    private final Subjects subjects;
    private final MeasureRules measureRules;
    private final NotationCache<String, Optional<PrintedPeriod>> printedPeriods =
            new NotationCache<>(PeriodNotation::parse);
    private final NotationCache<SpanCells, Optional<ReportedPeriod>> reportedPeriods;
    private final @Nullable Codelist areas;

    private Harmoniser(
            UnitNotation units,
            Subjects subjects,
            MeasureRules measureRules,
            PeriodRules periodRules,
            @Nullable Codelist areas) {
        this.units = units;
        this.readings = new Readings(units);
        this.subjects = subjects;
        this.measureRules = measureRules;
        this.areas = areas;
        this.reportedPeriods = new NotationCache<>(cells -> printedPeriods
                .get(cells.period())
                .flatMap(printed -> periodRules.resolve(printed, cells.stock(), cells.since(), cells.occasion())));
    }

    /** Tells of rules that contradict each other or speak of what does not exist. */
    public static Harmoniser of(Sources sources, IssueLog issues) {
        Map<String, KeyLayout> layouts = new LinkedHashMap<>();
        for (Dataflow dataflow : sources.dataflows()) {
            layouts.put(dataflow.id(), new KeyLayout(dataflow, sources.codelists()));
        }
        UnitNotation units = UnitNotation.of(sources.units(), issues);
        var checks = new RuleChecks(layouts, sources.codelists(), issues);
        checks.indicators(sources.indicators().values(), units);
        checks.breakdowns(sources.breakdownRules());
        checks.occasions(sources.occasionRules());
        var subjects = new Subjects(
                IndicatorRules.of(sources.indicatorRules(), sources.indicators().keySet(), issues),
                BreakdownRules.of(sources.breakdownRules(), issues),
                sources.indicators(),
                layouts,
                units);
        return new Harmoniser(
                units,
                subjects,
                new MeasureRules(new CanonicalUnits(sources.units())),
                new PeriodRules(Occasions.of(sources.occasionRules(), issues)),
                sources.codelists().get("AREA"));
    }

    public Harmonised harmonise(CollectedFigure figure) {
        return new Work(figure).harmonise();
    }

    /** One figure on its way. */
    private final class Work {

        private final CollectedFigure figure;
        private @Nullable List<ImportIssue> issues;

        Work(CollectedFigure figure) {
            this.figure = figure;
        }

        Harmonised harmonise() {
            Subject subject = subjects.find(figure.indicator(), figure.breakdown());
            if (subject instanceof Subject.Unknown unknown) {
                unknown.problems().forEach(this::problem);
            }
            Optional<Unit> unit = units.find(figure.unit());
            if (unit.isEmpty()) {
                problem(
                        IssueKind.UNIT_UNKNOWN,
                        "unit",
                        figure.unit(),
                        "a unit of codelists/unit_measure.csv with its magnitude, such as CNY_100M or 亿元");
            }
            Optional<BigDecimal> value = Decimals.parse(figure.value());
            if (value.isEmpty()) {
                problem(
                        IssueKind.VALUE_UNREADABLE,
                        "value",
                        figure.value(),
                        "a plain decimal such as -12.50, without thousands separators; a magnitude belongs to the unit");
            }
            Optional<Qualifier> qualifier = StatusRules.qualifier(figure.qualifier());
            if (qualifier.isEmpty()) {
                problem(IssueKind.CELL_INVALID, "qualifier", figure.qualifier(), StatusRules.QUALIFIER_EXPECTED);
            }
            Optional<StatusRules.Status> status = StatusRules.status(figure.status());
            if (status.isEmpty()) {
                problem(IssueKind.CELL_INVALID, "status", figure.status(), StatusRules.STATUS_EXPECTED);
            }
            boolean measured = MeasureRules.MEASURES.contains(figure.measure());
            if (!measured) {
                problem(
                        IssueKind.CELL_INVALID,
                        "measure",
                        figure.measure(),
                        "one of " + String.join(", ", MeasureRules.MEASURES));
            }
            checkArea();
            Optional<PrintedPeriod> printed = printedPeriods.get(figure.period());
            if (printed.isEmpty()) {
                problem(IssueKind.PERIOD_UNREADABLE, "period", figure.period(), PeriodNotation.EXPECTED);
            }
            if (!(subject instanceof Subject.Known known)
                    || unit.isEmpty()
                    || value.isEmpty()
                    || qualifier.isEmpty()
                    || status.isEmpty()
                    || printed.isEmpty()
                    || !measured) {
                return rejected();
            }
            return compose(known, unit.get(), value.get(), qualifier.get(), status.get(), printed.get());
        }

        private void checkArea() {
            Codelist codes = areas;
            if (codes != null && !codes.contains(figure.area())) {
                problem(
                        IssueKind.CODE_UNKNOWN,
                        "area",
                        figure.area(),
                        "a code of codelists/area.csv" + Suggestions.of(codes, figure.area()));
            }
        }

        private Harmonised compose(
                Subject.Known subject,
                Unit unit,
                BigDecimal value,
                Qualifier qualifier,
                StatusRules.Status status,
                PrintedPeriod printed) {
            Optional<ReportedPeriod> period = reportedPeriods.get(
                    new SpanCells(figure.period(), subject.stock(), subject.since(), subject.occasion()));
            if (period.isEmpty()) {
                problem(
                        IssueKind.OCCASION_UNKNOWN,
                        "period",
                        figure.period(),
                        "days of " + subject.occasion()
                                + "; rules/occasions.csv has no dates of it that these touch: add them");
            }
            boolean increase = subject.increase() || figure.unit().equals(UnitNotation.TIMES_INCREASE);
            BaseRules.Comparison comparison =
                    BaseRules.compare(figure.measure(), increase, subject.averageAnnual(), subject.base(), printed);
            Optional<Quantity> quantity =
                    measureRules.resolve(figure.measure(), unit, increase, comparison.growth(), subject.unit());
            if (quantity.isEmpty()) {
                problem(IssueKind.UNIT_UNFITTING, "unit", figure.unit(), MeasureRules.expectedUnit(figure.measure()));
            }
            if (period.isEmpty() || quantity.isEmpty()) {
                return rejected();
            }
            String[] codes = subject.codes().toArray(String[]::new);
            KeyLayout layout = subject.layout();
            fill(layout, codes, "FREQ", period.get().frequency(), "period");
            fill(layout, codes, "REF_AREA", figure.area(), "area");
            fill(layout, codes, "INDICATOR", subject.indicator(), "indicator");
            fill(layout, codes, "TRANSFORMATION", quantity.get().transformation(), "measure");
            fill(layout, codes, "UNIT_MEASURE", quantity.get().unitMeasure(), "unit");
            fill(layout, codes, "ACCUMULATION", period.get().accumulation(), "breakdown");
            fill(layout, codes, "KIND", status.kind(), "status");
            fill(layout, codes, "BASE", comparison.base(), "breakdown");
            if (issues != null) {
                return rejected();
            }
            return new Harmonised.Accepted(new Figure(
                    layout.dataset(),
                    new SeriesKey(Arrays.asList(codes)),
                    period.get().period(),
                    value.scaleByPowerOfTen(quantity.get().shift()),
                    quantity.get().exponent(),
                    status.status(),
                    qualifier,
                    comparison.period(),
                    period.get().occasionDates(),
                    figure.sourceId(),
                    orNull(figure.locator()),
                    figure.value(),
                    figure.unit(),
                    orNull(figure.publishedText()),
                    readings.of(figure, value, unit, quantity.get()),
                    figure.corrections()));
        }

        private void fill(KeyLayout layout, String[] codes, String dimension, String code, String column) {
            Optional<Integer> position = layout.position(dimension);
            Optional<Codelist> codelist = layout.codelist(dimension);
            if (position.isEmpty() || codelist.isEmpty()) {
                // A dataset without BASE; that the common dimensions are there was checked when it was read.
                return;
            }
            codes[position.get()] = code;
            if (!codelist.get().contains(code) && !column.equals("area")) {
                problem(
                        IssueKind.CODE_UNKNOWN,
                        column,
                        code,
                        "a cell that gives a code of the codelist "
                                + codelist.get().id());
            }
        }

        private void problem(CellProblem problem) {
            List<ImportIssue> found = issues == null ? new ArrayList<>() : issues;
            found.add(problem.at(figure));
            issues = found;
        }

        private void problem(IssueKind kind, String column, String found, String expected) {
            problem(new CellProblem(kind, column, found.isEmpty() ? null : found, expected));
        }

        private Harmonised.Rejected rejected() {
            return new Harmonised.Rejected(issues == null ? List.of() : issues);
        }
    }

    private static @Nullable String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
