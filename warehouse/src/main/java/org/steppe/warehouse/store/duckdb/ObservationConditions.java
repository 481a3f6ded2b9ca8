package org.steppe.warehouse.store.duckdb;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;

/**
 * Which rows of {@code observation} or {@code figure} a query accepts.
 *
 * <p>Texts stand in the SQL as plain literals. DuckDB folds {@code =} and {@code IN} between an ENUM column and literals
 * into a comparison of the ENUM, which it pushes into the scan, and drops literals that the ENUM does not have; a range
 * would compare texts row by row.
 */
final class ObservationConditions {

    private static final String QUALIFIER = "QUALIFIER";

    private final DataStructure structure;

    ObservationConditions(DataStructure structure) {
        this.structure = structure;
    }

    List<Condition> of(DataQuery query) {
        var conditions = new ArrayList<Condition>();
        for (ComponentFilter filter : query.filters()) {
            conditions.add(accepts(filter));
        }
        if (!query.periods().isEmpty()) {
            conditions.add(accepts(query.periods()));
        }
        LocalDate asOf = query.asOf();
        if (asOf != null) {
            conditions.add(query.history() ? knownOn(asOf) : validOn(asOf));
        }
        if (query.vintages() != Vintages.ALL) {
            conditions.add(wasTheValue(asOf));
        }
        return conditions;
    }

    private Condition accepts(ComponentFilter filter) {
        Field<String> column = text(filter.component());
        if (structure.findAttribute(filter.component()).stream()
                .anyMatch(ObservationConditions::isStoredAsNumberOrDay)) {
            column = DSL.cast(column, SQLDataType.VARCHAR);
        }
        Condition listed = isOneOf(column, filter.values());
        boolean exact = filter.component().equals(QUALIFIER) && filter.values().contains(Qualifier.EXACT.name());
        return exact ? listed.or(column.isNull()) : listed;
    }

    private static boolean isStoredAsNumberOrDay(Attribute attribute) {
        ComponentType type = attribute.type();
        return switch (type) {
            case CODE, TEXT -> false;
            case INTEGER, DECIMAL, DATE -> true;
        };
    }

    /** No text of a file holds the character 0, and SQL cannot carry it. */
    private static Condition isOneOf(Field<String> column, Collection<String> values) {
        List<Param<String>> literals = values.stream()
                .filter(value -> value.indexOf('\0') < 0)
                .map(value -> DSL.inline(value, SQLDataType.VARCHAR))
                .toList();
        return switch (literals.size()) {
            case 0 -> DSL.falseCondition();
            case 1 -> column.eq(literals.getFirst());
            default -> column.in(literals);
        };
    }

    private static Condition accepts(List<PeriodFilter> periods) {
        var any = new ArrayList<Condition>();
        var exact = new ArrayList<String>();
        for (PeriodFilter filter : periods) {
            switch (filter) {
                case PeriodFilter.Exactly one -> exact.add(one.period().code());
                case PeriodFilter.Within days -> any.add(lies(days));
            }
        }
        if (!exact.isEmpty()) {
            any.add(isOneOf(text(DataStructure.TIME_PERIOD), exact));
        }
        return DSL.or(any);
    }

    private static Condition lies(PeriodFilter.Within days) {
        Condition within = DSL.trueCondition();
        LocalDate from = days.from();
        LocalDate to = days.to();
        if (from != null) {
            within = within.and(day(ObservationColumns.PERIOD_START).ge(DSL.inline(from)));
        }
        if (to != null) {
            within = within.and(day(ObservationColumns.PERIOD_END).le(DSL.inline(to)));
        }
        return within;
    }

    private static Condition validOn(LocalDate day) {
        Field<LocalDate> until = day(ObservationColumns.VALID_TO);
        return day(ObservationColumns.VALID_FROM)
                .le(DSL.inline(day))
                .and(until.isNull().or(until.gt(DSL.inline(day))));
    }

    /** At the end of some day, which was not after the one asked for. */
    private static Condition wasTheValue(@Nullable LocalDate asOf) {
        Field<LocalDate> from = day(ObservationColumns.VALID_FROM);
        Field<LocalDate> until = day(ObservationColumns.VALID_TO);
        Condition known = asOf == null ? from.isNotNull() : from.le(DSL.inline(asOf));
        return known.and(until.isNull().or(until.gt(from)));
    }

    private static Condition knownOn(LocalDate day) {
        return day(DatasetTables.KNOWN_FROM).le(DSL.inline(day));
    }

    static Field<String> text(String column) {
        return DSL.field(DSL.name(column), SQLDataType.VARCHAR);
    }

    static Field<LocalDate> day(String column) {
        return DSL.field(DSL.name(column), SQLDataType.LOCALDATE);
    }
}
