package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.ObservationConditions.day;
import static org.steppe.warehouse.store.duckdb.ObservationConditions.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.vintage.Standing;

/** The SQL of a query over a dataset file attached under an alias. */
final class ObservationSql {

    static final DSLContext DUCKDB = DSL.using(SQLDialect.DUCKDB, new Settings().withExecuteLogging(false));

    static final List<String> STORED_ORDER = List.of(
            DatasetTables.SERIES,
            ObservationColumns.PERIOD_START,
            ObservationColumns.PERIOD_END,
            DataStructure.TIME_PERIOD);

    private final DataQuery query;
    private final QueriedFile file;
    private final DataStructure structure;

    private ObservationSql(DataQuery query, QueriedFile file) {
        this.query = query;
        this.file = file;
        this.structure = file.structure();
    }

    static String of(DataQuery query, DataStructure structure, String alias) {
        return of(query, QueriedFile.of(alias, structure));
    }

    static String of(DataQuery query, QueriedFile file) {
        return switch (query.vintages()) {
            case ALL, NEW_AND_REVISED -> DUCKDB.renderInlined(new ObservationSql(query, file).select());
            case COLUMNS -> new VintageSql(withColumns(query, file), file).inColumns();
            case FIRST_AND_LATEST -> new VintageSql(withColumns(query, file), file).firstAndLatest();
        };
    }

    private static DataQuery withColumns(DataQuery query, QueriedFile file) {
        return query.columns().isEmpty() ? query.columns(ObservationColumns.standard(file.structure(), query)) : query;
    }

    private Select<Record> select() {
        var selection = new ObservationSelection(query, file);
        List<Field<?>> columns = columns();
        // A scan gives its rows in stored order, a sort of all of them would cost more than the answer.
        List<OrderField<?>> order = query.sort().isEmpty() && selection.keepsStoredOrder() ? List.of() : order();
        var ordered = selection.select(columns).orderBy(order);
        Long limit = query.limit();
        if (limit != null) {
            return query.offset() == 0
                    ? ordered.limit(DSL.inline(limit))
                    : ordered.limit(DSL.inline(limit)).offset(DSL.inline(query.offset()));
        }
        return query.offset() == 0 ? ordered : ordered.offset(DSL.inline(query.offset()));
    }

    private List<Field<?>> columns() {
        List<String> names =
                query.columns().isEmpty() ? ObservationColumns.standard(structure, query.history()) : query.columns();
        var fields = new ArrayList<Field<?>>();
        for (String name : names) {
            Field<?> value = value(name);
            fields.add(value.getName().equals(name) ? value : value.as(name));
        }
        return fields;
    }

    /** What became of a figure later is not told to a reader who asks for the past. */
    private Field<?> value(String column) {
        LocalDate asOf = query.asOf();
        if (!query.history() || asOf == null) {
            return text(column);
        }
        return switch (column) {
            case ObservationColumns.VALID_TO ->
                DSL.when(replacedAfter(asOf), DSL.inline(null, SQLDataType.LOCALDATE))
                        .otherwise(day(column));
            case ObservationColumns.STANDING ->
                DSL.when(replacedAfter(asOf), standing(Standing.CURRENT)).otherwise(text(column));
            default -> text(column);
        };
    }

    private static Condition replacedAfter(LocalDate asOf) {
        return day(ObservationColumns.VALID_TO).gt(DSL.inline(asOf));
    }

    /** Without the cast the whole column would turn into text. */
    private Field<String> standing(Standing standing) {
        String type = DatasetTables.enumerationType(ObservationColumns.STANDING);
        return DSL.field(
                "cast({0} as {1})", String.class, DSL.inline(standing.id()), DSL.name(file.alias(), "main", type));
    }

    private List<OrderField<?>> order() {
        var order = new ArrayList<OrderField<?>>();
        for (SortOrder step : query.sort()) {
            if (step.component().equals(DataStructure.TIME_PERIOD)) {
                order.add(by(text(ObservationColumns.PERIOD_START), step.descending()));
                order.add(by(text(ObservationColumns.PERIOD_END), step.descending()));
            } else {
                order.add(by(value(step.component()), step.descending()));
            }
        }
        for (String column : STORED_ORDER) {
            order.add(by(text(column), false));
        }
        if (query.history()) {
            order.add(by(text(DatasetTables.SEQUENCE), false));
        }
        return order;
    }

    private static OrderField<?> by(Field<?> field, boolean descending) {
        return descending ? field.desc().nullsLast() : field.asc().nullsLast();
    }
}
