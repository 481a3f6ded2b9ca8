package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.DatasetTables.quoted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * The SQL of histories that have a row for each observation.
 *
 * <p>The figures of an observation are gathered into a list, or into the first and the last of them, before columns are
 * made of them: what is kept for an observation then grows with its figures and not with the columns of the answer, and
 * the columns are made as the rows leave. Lists and their functions are those of DuckDB.
 */
final class VintageSql {

    private static final String VALUE = DataStructure.OBS_VALUE;
    private static final String UNIT = VintageColumns.UNIT_MULT;
    private static final String FROM = ObservationColumns.VALID_FROM;
    private static final String TO = ObservationColumns.VALID_TO;
    private static final String FIRST = "first_vintage";
    private static final String LATEST = "latest_vintage";
    private static final String ALL = "all_vintages";
    private static final String IN_ONE_UNIT = "vintages_in_one_unit";
    private static final String SEEN = "seen_on_days";

    private final DataQuery query;
    private final DataStructure structure;
    private final ObservationSelection selection;

    VintageSql(DataQuery query, QueriedFile file) {
        this.query = query;
        this.structure = file.structure();
        this.selection = new ObservationSelection(query, file);
    }

    /** A row for each day on which a value in the selection was new, ascending. */
    String days() {
        Field<LocalDate> day = ObservationConditions.day(FROM);
        return ObservationSql.DUCKDB.renderInlined(
                selection.select(List.of(day)).groupBy(day).orderBy(day));
    }

    /**
     * A row for each observation with a column for each day that a column of the query names. What was seen on each day
     * is one list in one expression: the time to plan a thousand of them would be minutes.
     */
    String inColumns() {
        String rows = "SELECT * FROM (" + gathered("list(vintage) AS " + ALL) + ")" + order() + page();
        List<LocalDate> days = query.columns().stream()
                .flatMap(column -> VintageColumns.findDay(column).stream())
                .distinct()
                .sorted()
                .toList();
        if (days.isEmpty()) {
            String columns = query.columns().stream()
                    .map(column -> withoutVintage(column) + " AS " + quoted(column))
                    .collect(Collectors.joining(", "));
            return "SELECT " + columns + " FROM (" + rows + ")";
        }
        String inOneUnit =
                "list_transform(%s, lambda v: {'day': v.\"%s\", 'until': v.\"%s\", 'value': %s, 'decimals': %s})"
                        .formatted(ALL, FROM, TO, value("v"), decimals("v"));
        String seen = days.stream()
                .map(day -> "DATE '" + day + "'")
                .collect(Collectors.joining(
                        ", ",
                        "list_transform([",
                        "], lambda d: list_filter(" + IN_ONE_UNIT
                                + ", lambda v: v.day <= d AND (v.until IS NULL OR v.until > d))[1])"));
        String columns = query.columns().stream()
                .map(column -> VintageColumns.findDay(column)
                                .map(day -> SEEN + "[" + (Collections.binarySearch(days, day) + 1) + "]."
                                        + (column.startsWith(VALUE) ? "value" : "decimals"))
                                .orElseGet(() -> quoted(column))
                        + " AS " + quoted(column))
                .collect(Collectors.joining(", "));
        return "SELECT %s FROM (SELECT *, %s AS %s FROM (SELECT *, %s AS %s FROM (%s)))"
                .formatted(columns, seen, SEEN, inOneUnit, IN_ONE_UNIT, rows);
    }

    /** Where no vintage has a column, the place of all of them has nothing in it. */
    private static String withoutVintage(String column) {
        return switch (column) {
            case VALUE -> "CAST(NULL AS DOUBLE)";
            case VintageColumns.DECIMALS -> "CAST(NULL AS INTEGER)";
            default -> quoted(column);
        };
    }

    /** A row for each observation with what is told of its first and of its latest value. */
    String firstAndLatest() {
        String ends = gathered("arg_min(vintage, \"%1$s\") AS %2$s, arg_max(vintage, \"%1$s\") AS %3$s"
                .formatted(DatasetTables.SEQUENCE, FIRST, LATEST));
        var told = new ArrayList<String>();
        told.add("*");
        for (String component : ofVintage()) {
            told.add(told(component, FIRST) + " AS " + quoted(VintageColumns.FIRST + component));
            told.add(told(component, LATEST) + " AS " + quoted(VintageColumns.LATEST + component));
        }
        told.add("CASE WHEN %1$s IS NOT NULL AND %2$s IS NOT NULL THEN greatest(%1$s, %2$s) END AS %3$s"
                .formatted(
                        decimals(FIRST),
                        decimals(LATEST),
                        quoted(VintageColumns.decimalsOf(VintageColumns.DIFFERENCE))));
        String difference = value(LATEST) + " - " + value(FIRST);
        told.add("coalesce(round(%1$s, %2$s), %1$s) + 0 AS %3$s"
                .formatted(
                        difference,
                        quoted(VintageColumns.decimalsOf(VintageColumns.DIFFERENCE)),
                        quoted(VintageColumns.DIFFERENCE)));
        return "SELECT "
                + query.columns().stream().map(DatasetTables::quoted).collect(Collectors.joining(", "))
                + " FROM (SELECT "
                + String.join(", ", told) + " FROM (" + ends + "))" + order() + page();
    }

    private static String told(String component, String vintage) {
        return switch (component) {
            case DataStructure.OBS_VALUE -> value(vintage);
            case VintageColumns.DECIMALS -> decimals(vintage);
            default -> vintage + "." + quoted(component);
        };
    }

    /** In the unit of the latest value: another multiple moves the point. */
    private static String value(String vintage) {
        return "CASE WHEN %1$s.\"%2$s\" = %3$s THEN %1$s.\"%4$s\" WHEN %1$s.\"%2$s\" > %3$s THEN %1$s.\"%4$s\" * pow(10, %1$s.\"%2$s\" - %3$s) ELSE %1$s.\"%4$s\" / pow(10, %3$s - %1$s.\"%2$s\") END"
                .formatted(vintage, UNIT, unit(), VALUE);
    }

    private static String decimals(String vintage) {
        return "CASE WHEN %1$s.\"%2$s\" IS NOT NULL THEN greatest(0, %1$s.\"%2$s\" + %3$s - %1$s.\"%4$s\") END"
                .formatted(vintage, VintageColumns.DECIMALS, unit(), UNIT);
    }

    private static String unit() {
        return "coalesce(" + quoted(UNIT) + ", 0)";
    }

    /** What is known of each vintage. */
    private List<String> ofVintage() {
        return Stream.concat(
                        Stream.of(VALUE, FROM),
                        structure.attributes().stream().map(Attribute::id).filter(id -> !id.equals(UNIT)))
                .toList();
    }

    /**
     * A row for each observation of the selection.
     *
     * @param aggregates of {@code vintage}
     */
    private String gathered(String aggregates) {
        var columns = new ArrayList<String>();
        structure.dimensions().stream().map(Dimension::id).forEach(columns::add);
        columns.addAll(List.of(
                ObservationColumns.OBSERVATION_ID, ObservationColumns.PERIOD_START, ObservationColumns.PERIOD_END));
        String ofObservation = columns.stream()
                .map(column -> "any_value(%1$s) AS %1$s".formatted(quoted(column)))
                .collect(Collectors.joining(", "));
        String vintage = Stream.concat(
                        Stream.of(
                                attribute(UNIT, "0"),
                                attribute(VintageColumns.DECIMALS, "NULL::INTEGER"),
                                member(TO, quoted(TO))),
                        ofVintage().stream()
                                .filter(component -> !component.equals(VintageColumns.DECIMALS))
                                .map(component -> member(component, quoted(component))))
                .collect(Collectors.joining(", ", "{", "}"));
        columns.addAll(List.of(DatasetTables.SERIES, DataStructure.TIME_PERIOD, DatasetTables.SEQUENCE));
        Stream.of(VALUE, FROM, TO).forEach(columns::add);
        structure.attributes().stream().map(Attribute::id).forEach(columns::add);
        List<Field<Object>> selected =
                columns.stream().map(column -> DSL.field(DSL.name(column))).toList();
        return """
                SELECT "%1$s", "%2$s", %3$s, arg_max(vintage."%4$s", "%5$s") AS "%4$s", CAST(count(*) AS INTEGER) AS "%6$s", %7$s
                FROM (SELECT *, %8$s AS vintage FROM (%9$s))
                GROUP BY "%1$s", "%2$s\"""".formatted(
                        DatasetTables.SERIES,
                        DataStructure.TIME_PERIOD,
                        ofObservation,
                        UNIT,
                        DatasetTables.SEQUENCE,
                        VintageColumns.VINTAGES,
                        aggregates,
                        vintage,
                        ObservationSql.DUCKDB.renderInlined(selection.select(selected)));
    }

    private String attribute(String id, String otherwise) {
        return member(
                id,
                structure.findAttribute(id).isPresent()
                        ? "coalesce(" + quoted(id) + ", " + otherwise + ")"
                        : otherwise);
    }

    private static String member(String name, String value) {
        return DatasetTables.literal(name) + ": " + value;
    }

    private String order() {
        var order = new ArrayList<String>();
        for (SortOrder step : query.sort()) {
            List<String> columns = step.component().equals(DataStructure.TIME_PERIOD)
                    ? List.of(ObservationColumns.PERIOD_START, ObservationColumns.PERIOD_END)
                    : List.of(step.component());
            columns.forEach(
                    column -> order.add(quoted(column) + (step.descending() ? " DESC" : " ASC") + " NULLS LAST"));
        }
        ObservationSql.STORED_ORDER.forEach(column -> order.add(quoted(column) + " ASC NULLS LAST"));
        return " ORDER BY " + String.join(", ", order);
    }

    private String page() {
        Long limit = query.limit();
        return (limit == null ? "" : " LIMIT " + limit) + (query.offset() == 0 ? "" : " OFFSET " + query.offset());
    }
}
