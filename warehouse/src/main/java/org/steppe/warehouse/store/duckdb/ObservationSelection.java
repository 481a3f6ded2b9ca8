package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.ObservationConditions.day;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;

/**
 * The rows that a query selects, before columns, order and page are chosen.
 *
 * <p>Current values come from {@code observation}, everything older from {@code figure}. The first and last periods of
 * series are ranked in a derived table of three columns, to which the selection is then compared: ranking whole rows
 * takes three times as long. A query that asks for both ends gets both.
 */
final class ObservationSelection {

    private static final String FROM_START = "periods_from_start";
    private static final String FROM_END = "periods_from_end";

    private static final List<Field<?>> SPAN_OF_SERIES = List.of(
            number(DatasetTables.SERIES), day(ObservationColumns.PERIOD_START), day(ObservationColumns.PERIOD_END));

    private final DataQuery query;
    private final Table<Record> table;
    private final List<Condition> conditions;

    ObservationSelection(DataQuery query, QueriedFile file) {
        this.query = query;
        String name = readsFigures(query) ? DatasetTables.FIGURE : DatasetTables.OBSERVATION;
        this.table = DSL.table(DSL.name(file.alias(), "main", name));
        this.conditions = new ArrayList<>(new ObservationConditions(file.structure()).of(query));
        VersionDifference difference = file.difference();
        if (difference != null) {
            conditions.add(DSL.condition(
                    "{0} in ({1})",
                    ObservationConditions.text(ObservationColumns.OBSERVATION_ID), DSL.sql(difference.ids())));
        }
    }

    static boolean readsFigures(DataQuery query) {
        return query.history() || query.asOf() != null;
    }

    /** Whether rows come in stored order without being sorted: a comparison with another list of rows is a join. */
    boolean keepsStoredOrder() {
        return !isRanked() && query.changedSince() == null;
    }

    private boolean isRanked() {
        return query.first() != null || query.last() != null;
    }

    /** Selects fields, which may be expressions over the columns of the table. */
    SelectConditionStep<Record> select(List<? extends SelectFieldOrAsterisk> fields) {
        var selected = DSL.select(fields).from(table).where(conditions);
        return isRanked() ? selected.and(isAtAnEnd()) : selected;
    }

    /** As a template: jOOQ would write a correlated EXISTS, though both engines know lists of rows. */
    private Condition isAtAnEnd() {
        return DSL.condition(
                "({0}, {1}, {2}) in ({3})",
                SPAN_OF_SERIES.get(0), SPAN_OF_SERIES.get(1), SPAN_OF_SERIES.get(2), spansAtAnEnd());
    }

    private Select<Record> spansAtAnEnd() {
        var ranked = new ArrayList<SelectFieldOrAsterisk>(SPAN_OF_SERIES);
        var ends = new ArrayList<Condition>();
        Integer first = query.first();
        if (first != null) {
            ranked.add(rank(FROM_START, false));
            ends.add(number(FROM_START).le(DSL.inline(first)));
        }
        Integer last = query.last();
        if (last != null) {
            ranked.add(rank(FROM_END, true));
            ends.add(number(FROM_END).le(DSL.inline(last)));
        }
        Table<Record> spans = DSL.select(ranked).from(table).where(conditions).asTable("spans");
        return DSL.select(SPAN_OF_SERIES).from(spans).where(DSL.or(ends));
    }

    private static Field<Integer> rank(String name, boolean fromEnd) {
        List<SortField<?>> byTime = List.of(
                fromEnd
                        ? day(ObservationColumns.PERIOD_START).desc()
                        : day(ObservationColumns.PERIOD_START).asc(),
                fromEnd
                        ? day(ObservationColumns.PERIOD_END).desc()
                        : day(ObservationColumns.PERIOD_END).asc());
        return DSL.denseRank()
                .over(DSL.partitionBy(number(DatasetTables.SERIES)).orderBy(byTime))
                .as(name);
    }

    static Field<Integer> number(String column) {
        return DSL.field(DSL.name(column), SQLDataType.INTEGER);
    }
}
