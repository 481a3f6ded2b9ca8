package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.ObservationConditions.day;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The rows that a query selects, before columns, order and page are chosen.
 *
 * <p>Current values come from {@code observation}, everything older from {@code figure}. The first and last periods of
 * series are found in a derived table with a rank per end; a query that asks for both gets both ends.
 */
final class ObservationSelection {

    private static final String FROM_START = "periods_from_start";
    private static final String FROM_END = "periods_from_end";

    private final DataQuery query;
    private final Table<Record> table;
    private final List<Condition> conditions;

    ObservationSelection(DataQuery query, DataStructure structure, String alias) {
        this.query = query;
        String name = readsFigures(query) ? DatasetTables.FIGURE : DatasetTables.OBSERVATION;
        this.table = DSL.table(DSL.name(alias, "main", name));
        this.conditions = new ObservationConditions(structure).of(query);
    }

    static boolean readsFigures(DataQuery query) {
        return query.history() || query.asOf() != null;
    }

    /** Whether rows come in stored order without being sorted. */
    boolean keepsStoredOrder() {
        return !isRanked();
    }

    private boolean isRanked() {
        return query.first() != null || query.last() != null;
    }

    /** Selects fields, which may be expressions over the columns of the table. */
    SelectConditionStep<Record> select(List<? extends SelectFieldOrAsterisk> fields) {
        if (!isRanked()) {
            return DSL.select(fields).from(table).where(conditions);
        }
        return DSL.select(fields).from(ranked()).where(isAtAnEnd());
    }

    private Table<Record> ranked() {
        var fields = new ArrayList<SelectFieldOrAsterisk>();
        fields.add(DSL.asterisk());
        if (query.first() != null) {
            fields.add(rank(FROM_START, false));
        }
        if (query.last() != null) {
            fields.add(rank(FROM_END, true));
        }
        return DSL.select(fields).from(table).where(conditions).asTable("selected");
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

    private Condition isAtAnEnd() {
        var ends = new ArrayList<Condition>();
        if (query.first() != null) {
            ends.add(number(FROM_START).le(DSL.inline(query.first())));
        }
        if (query.last() != null) {
            ends.add(number(FROM_END).le(DSL.inline(query.last())));
        }
        return DSL.or(ends);
    }

    static Field<Integer> number(String column) {
        return DSL.field(DSL.name(column), SQLDataType.INTEGER);
    }
}
