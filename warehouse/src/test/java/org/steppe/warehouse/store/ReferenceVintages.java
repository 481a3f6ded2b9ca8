package org.steppe.warehouse.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.store.ReferenceObservations.Row;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** Histories with a row for each observation, put together in the plainest way. */
final class ReferenceVintages {

    private final DataStructure structure;
    private final Map<String, List<String>> order;
    private final DataQuery query;

    ReferenceVintages(DataStructure structure, Map<String, List<String>> order, DataQuery query) {
        this.structure = structure;
        this.order = order;
        this.query = query;
    }

    /** @param figures of the selection that gave a value, in stored order */
    List<Map<String, @Nullable Object>> answer(List<Row> figures) {
        var observations = new LinkedHashMap<List<Object>, List<Row>>();
        for (Row row : figures) {
            observations
                    .computeIfAbsent(List.of(row.key(), row.period()), key -> new ArrayList<>())
                    .add(row);
        }
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        observations.values().forEach(vintages -> rows.add(row(vintages)));
        Comparator<Map<String, @Nullable Object>> sorted = (_, _) -> 0;
        for (SortOrder step : query.sort()) {
            sorted = sorted.thenComparing(compare(step));
        }
        rows.sort(sorted);
        return rows.stream()
                .skip(query.offset())
                .limit(query.limit() == null ? Long.MAX_VALUE : query.limit())
                .map(row -> {
                    var chosen = new LinkedHashMap<String, @Nullable Object>();
                    query.columns().forEach(column -> chosen.put(column, row.get(column)));
                    return (Map<String, @Nullable Object>) chosen;
                })
                .toList();
    }

    private Map<String, @Nullable Object> row(List<Row> vintages) {
        Row first = vintages.getFirst();
        Row latest = vintages.getLast();
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < structure.dimensions().size(); i++) {
            Dimension dimension = structure.dimensions().get(i);
            row.put(dimension.id(), first.key().codes().get(i));
        }
        row.put(DataStructure.TIME_PERIOD, first.period().code());
        row.put("span", first.period().start() + "/" + first.period().end());
        row.put(ObservationColumns.PERIOD_START, first.period().start());
        row.put(ObservationColumns.PERIOD_END, first.period().end());
        row.put("UNIT_MULT", latest.figure().unitMultiplier());
        row.put("VINTAGES", vintages.size());
        tell(row, VintageColumns.FIRST, first, latest);
        tell(row, VintageColumns.LATEST, latest, latest);
        row.put("DIFFERENCE", inUnitOf(latest, latest) - inUnitOf(first, latest));
        for (String column : query.columns()) {
            VintageColumns.findDay(column).ifPresent(day -> {
                for (Row vintage : vintages) {
                    LocalDate from = Objects.requireNonNull(vintage.judged().validFrom());
                    LocalDate to = vintage.judged().validTo();
                    if (!day.isBefore(from) && (to == null || day.isBefore(to))) {
                        row.put(
                                column,
                                column.startsWith("DECIMALS")
                                        ? (Object) decimals(vintage, latest)
                                        : (Object) inUnitOf(vintage, latest));
                    }
                }
            });
        }
        return row;
    }

    private static void tell(Map<String, @Nullable Object> row, String prefix, Row vintage, Row latest) {
        Figure figure = vintage.figure();
        row.put(prefix + "OBS_VALUE", inUnitOf(vintage, latest));
        row.put(prefix + "DECIMALS", decimals(vintage, latest));
        row.put(prefix + "OBS_STATUS", figure.status().name());
        row.put(
                prefix + "QUALIFIER",
                figure.qualifier() == Qualifier.EXACT
                        ? null
                        : figure.qualifier().name());
        row.put(prefix + "SOURCE_ID", figure.sourceId());
        row.put(prefix + "VALID_FROM", vintage.judged().validFrom());
    }

    static double inUnitOf(Row vintage, Row latest) {
        Figure figure = vintage.figure();
        return figure.value()
                .movePointRight(figure.unitMultiplier() - latest.figure().unitMultiplier())
                .doubleValue();
    }

    private static int decimals(Row vintage, Row latest) {
        Figure figure = vintage.figure();
        return Math.max(0, figure.decimals() + latest.figure().unitMultiplier() - figure.unitMultiplier());
    }

    private Comparator<Map<String, @Nullable Object>> compare(SortOrder step) {
        String column = step.component().equals(DataStructure.TIME_PERIOD) ? "span" : step.component();
        return (one, other) -> {
            Comparable<Object> left = comparable(column, one.get(column));
            Comparable<Object> right = comparable(column, other.get(column));
            if (left == null || right == null) {
                return Boolean.compare(left == null, right == null);
            }
            return step.descending() ? -left.compareTo(right) : left.compareTo(right);
        };
    }

    @SuppressWarnings("unchecked")
    private @Nullable Comparable<Object> comparable(String column, @Nullable Object value) {
        List<String> codes = order.get(VintageColumns.componentOf(column));
        Object compared = value != null && codes != null ? codes.indexOf(value) : value;
        return (Comparable<Object>) compared;
    }
}
