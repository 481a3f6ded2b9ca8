package org.steppe.warehouse.store;

import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.vintage.JudgedFigure;
import org.steppe.warehouse.vintage.Standing;

/**
 * Answers queries over judged figures in the plainest way, with lists and loops: what a store says is compared with
 * what this says. Knows no database.
 */
public final class ReferenceObservations {

    private final DataStructure structure;
    private final Map<String, List<String>> order = new HashMap<>();
    private final List<Row> figures = new ArrayList<>();

    record Row(SeriesKey key, TimePeriod period, int sequence, JudgedFigure judged) {

        Figure figure() {
            return judged.published().figure();
        }
    }

    /** Publishes figures as the first generation of a warehouse and keeps how they were judged. */
    public static ReferenceObservations publish(
            GenerationPublisher publisher, List<Source> sources, List<Figure> figures) {
        var judged = new ArrayList<List<JudgedFigure>>();
        try (publisher;
                Staging staging = publisher.stage(SmallWarehouse.catalogue(sources.toArray(Source[]::new)))) {
            figures.forEach(staging::add);
            staging.prepare(judged::add).publish();
        }
        return new ReferenceObservations(SmallWarehouse.structure(), SmallWarehouse.codelists(), judged);
    }

    /** @param judged the figures of every observation, in any order */
    public ReferenceObservations(DataStructure structure, List<Codelist> codelists, List<List<JudgedFigure>> judged) {
        this.structure = structure;
        structure.dimensions().forEach(dimension -> order.put(dimension.id(), codes(codelists, dimension.codelist())));
        structure.attributes().stream()
                .filter(attribute -> attribute.codelist() != null)
                .forEach(attribute ->
                        order.put(attribute.id(), codes(codelists, Objects.requireNonNull(attribute.codelist()))));
        order.put(
                ObservationColumns.STANDING,
                Stream.of(Standing.values()).map(Standing::id).toList());
        order.put(
                ObservationColumns.JUDGEMENT,
                Stream.of(org.steppe.warehouse.vintage.Judgement.values())
                        .map(org.steppe.warehouse.vintage.Judgement::id)
                        .toList());
        for (List<JudgedFigure> observation : judged) {
            for (int i = 0; i < observation.size(); i++) {
                Figure figure = observation.get(i).published().figure();
                figures.add(new Row(figure.key(), figure.period(), i, observation.get(i)));
            }
        }
        figures.sort(storedOrder());
    }

    private static List<String> codes(List<Codelist> codelists, String id) {
        return codelists.stream()
                .filter(codelist -> codelist.id().equals(id))
                .flatMap(codelist -> codelist.listCodes().stream())
                .map(Code::id)
                .toList();
    }

    private Comparator<Row> storedOrder() {
        Comparator<Row> byKey = (one, other) -> {
            for (int i = 0; i < structure.dimensions().size(); i++) {
                List<String> codes =
                        order.getOrDefault(structure.dimensions().get(i).id(), List.of());
                int difference = Integer.compare(
                        codes.indexOf(one.key().codes().get(i)),
                        codes.indexOf(other.key().codes().get(i)));
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        };
        return byKey.thenComparing(Row::period).thenComparingInt(Row::sequence);
    }

    public List<Map<String, @Nullable Object>> answer(DataQuery query) {
        List<Row> rows = new ArrayList<>(select(query));
        if (query.vintages().isRowPerObservation()) {
            return new ReferenceVintages(structure, order, query).answer(rows);
        }
        if (!query.sort().isEmpty()) {
            rows.sort(comparator(query).thenComparing(storedOrder()));
        }
        List<String> columns =
                query.columns().isEmpty() ? ObservationColumns.standard(structure, query.history()) : query.columns();
        return rows.stream()
                .skip(query.offset())
                .limit(query.limit() == null ? Long.MAX_VALUE : query.limit())
                .map(row -> {
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    columns.forEach(column -> values.put(column, value(row, column, query)));
                    return (Map<String, @Nullable Object>) values;
                })
                .toList();
    }

    public Availability availability(DataQuery query) {
        List<Row> rows = query.vintages().isRowPerObservation()
                ? select(query).stream()
                        .collect(Collectors.toMap(
                                row -> List.of(row.key(), row.period()),
                                row -> row,
                                (one, _) -> one,
                                LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList()
                : select(query);
        var codes = new LinkedHashMap<String, java.util.SortedMap<String, Long>>();
        for (int i = 0; i < structure.dimensions().size(); i++) {
            var counts = new TreeMap<String, Long>();
            for (Row row : rows) {
                counts.merge(row.key().codes().get(i), 1L, Long::sum);
            }
            codes.put(structure.dimensions().get(i).id(), counts);
        }
        var periods = new TreeSet<TimePeriod>();
        rows.forEach(row -> periods.add(row.period()));
        List<String> names = periods.stream().map(TimePeriod::code).toList();
        return new Availability(
                rows.size(),
                rows.stream().map(Row::key).distinct().count(),
                codes,
                names,
                names.isEmpty() ? null : names.getFirst(),
                names.isEmpty() ? null : names.getLast());
    }

    List<Row> select(DataQuery query) {
        List<Row> accepted = figures.stream()
                .filter(row -> isInTime(row, query))
                .filter(row -> query.filters().stream().allMatch(filter -> accepts(filter, row, query)))
                .filter(row -> query.periods().isEmpty()
                        || query.periods().stream().anyMatch(filter -> accepts(filter, row.period())))
                .toList();
        Integer first = query.first();
        Integer last = query.last();
        if (first == null && last == null) {
            return accepted;
        }
        var spans = new HashMap<SeriesKey, TreeSet<String>>();
        accepted.forEach(
                row -> spans.computeIfAbsent(row.key(), key -> new TreeSet<>()).add(span(row)));
        return accepted.stream()
                .filter(row -> {
                    TreeSet<String> all = spans.getOrDefault(row.key(), new TreeSet<>());
                    return (first != null && all.headSet(span(row), false).size() < first)
                            || (last != null && all.tailSet(span(row), false).size() < last);
                })
                .toList();
    }

    /** Sorts as the days do; the years here have four digits. */
    private static String span(Row row) {
        return row.period().start() + "/" + row.period().end();
    }

    private static boolean isInTime(Row row, DataQuery query) {
        LocalDate asOf = query.asOf();
        if (query.vintages() != Vintages.ALL) {
            LocalDate valid = row.judged().validFrom();
            return valid != null
                    && !valid.equals(row.judged().validTo())
                    && (asOf == null || !valid.isAfter(asOf))
                    && (asOf == null || !row.judged().published().knownFrom().isAfter(asOf));
        }
        if (query.history()) {
            return asOf == null || !row.judged().published().knownFrom().isAfter(asOf);
        }
        if (asOf == null) {
            return row.judged().standing() == Standing.CURRENT;
        }
        LocalDate from = row.judged().validFrom();
        LocalDate to = row.judged().validTo();
        return from != null && !from.isAfter(asOf) && (to == null || to.isAfter(asOf));
    }

    private boolean accepts(ComponentFilter filter, Row row, DataQuery query) {
        Object value = value(row, filter.component(), query);
        if (filter.component().equals("QUALIFIER") && value == null) {
            return filter.values().contains(Qualifier.EXACT.name());
        }
        return value != null && filter.values().contains(value.toString());
    }

    private static boolean accepts(PeriodFilter filter, TimePeriod period) {
        return switch (filter) {
            case PeriodFilter.Exactly one -> one.period().equals(period);
            case PeriodFilter.Within days ->
                (days.from() == null || !period.start().isBefore(days.from()))
                        && (days.to() == null || !period.end().isAfter(days.to()));
        };
    }

    private Comparator<Row> comparator(DataQuery query) {
        Comparator<Row> all = (_, _) -> 0;
        for (SortOrder step : query.sort()) {
            all = all.thenComparing((one, other) -> compare(one, other, step, query));
        }
        return all;
    }

    private int compare(Row one, Row other, SortOrder step, DataQuery query) {
        Comparable<Object> left = comparable(one, step.component(), query);
        Comparable<Object> right = comparable(other, step.component(), query);
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        int difference = left.compareTo(right);
        return step.descending() ? -difference : difference;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Comparable<Object> comparable(Row row, String component, DataQuery query) {
        if (component.equals(TIME_PERIOD)) {
            return (Comparable<Object>) (Comparable<?>) span(row);
        }
        Object value = value(row, component, query);
        List<String> codes = order.get(component);
        if (value != null && codes != null) {
            value = codes.indexOf(value);
        }
        return (Comparable<Object>) value;
    }

    private @Nullable Object value(Row row, String column, DataQuery query) {
        int position = structure.positionOf(column);
        if (position >= 0) {
            return row.key().codes().get(position);
        }
        Figure figure = row.figure();
        JudgedFigure judged = row.judged();
        LocalDate asOf = query.history() ? query.asOf() : null;
        boolean replacedLater =
                asOf != null && judged.validTo() != null && judged.validTo().isAfter(asOf);
        return switch (column) {
            case TIME_PERIOD -> row.period().code();
            case OBS_VALUE -> figure.value().doubleValue();
            case "UNIT_MULT" -> figure.unitMultiplier();
            case "DECIMALS" -> figure.decimals();
            case "OBS_STATUS" -> figure.status().name();
            case "QUALIFIER" ->
                figure.qualifier() == Qualifier.EXACT
                        ? null
                        : figure.qualifier().name();
            case "PUBLISHED_ON" -> judged.published().publishedOn();
            case "SOURCE_ID" -> figure.sourceId();
            case "PUBLISHED_TEXT" -> figure.publishedText();
            case ObservationColumns.PERIOD_START -> row.period().start();
            case ObservationColumns.PERIOD_END -> row.period().end();
            case ObservationColumns.STANDING ->
                replacedLater ? Standing.CURRENT.id() : judged.standing().id();
            case ObservationColumns.JUDGEMENT -> judged.judgement().id();
            case ObservationColumns.VALID_FROM -> judged.validFrom();
            case ObservationColumns.VALID_TO -> replacedLater ? null : judged.validTo();
            default -> throw new IllegalArgumentException("No column " + column);
        };
    }

    /** The days on which values of a selection were new. */
    public List<LocalDate> vintages(DataQuery query) {
        var days = new TreeSet<LocalDate>();
        select(query)
                .forEach(row -> days.add(Objects.requireNonNull(row.judged().validFrom())));
        return List.copyOf(days);
    }

    /** The columns that this reference can fill: all but the observation's id, which is the publisher's. */
    public List<String> columns(boolean history) {
        var columns = new ArrayList<>(ObservationColumns.available(structure, history));
        columns.remove(ObservationColumns.OBSERVATION_ID);
        return Collections.unmodifiableList(columns);
    }
}
