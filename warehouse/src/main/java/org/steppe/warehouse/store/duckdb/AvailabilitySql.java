package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.ObservationConditions.day;
import static org.steppe.warehouse.store.duckdb.ObservationConditions.text;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * The SQL that counts what a query selects.
 *
 * <p>Rows are counted per series first, which follows the order on disk; the codes are then counted over series. At ten
 * million rows in 200,000 series that takes a third of the time of counting codes over rows.
 */
final class AvailabilitySql {

    private static final String ROWS = "rows_of_series";

    private final ObservationSelection selection;
    private final List<String> dimensions;
    private final boolean rowPerObservation;

    AvailabilitySql(DataQuery query, QueriedFile file) {
        this.selection = new ObservationSelection(query, file);
        this.rowPerObservation = query.vintages().isRowPerObservation();
        this.dimensions =
                file.structure().dimensions().stream().map(Dimension::id).toList();
    }

    List<String> dimensions() {
        return dimensions;
    }

    /**
     * One row per dimension and code, and one for the whole selection: the codes in dimension order, all but one null
     * (all of them for the whole), the number of rows, the number of series.
     */
    String codes() {
        var perSeries = new ArrayList<Field<?>>();
        dimensions.forEach(id -> perSeries.add(DSL.anyValue(text(id)).as(id)));
        perSeries.add((rowPerObservation ? DSL.countDistinct(text(DataStructure.TIME_PERIOD)) : DSL.count()).as(ROWS));
        var series =
                selection.select(perSeries).groupBy(text(DatasetTables.SERIES)).asTable("series");
        var counts = new ArrayList<Field<?>>();
        dimensions.forEach(id -> counts.add(text(id)));
        counts.add(DSL.sum(DSL.field(DSL.name(ROWS), SQLDataType.BIGINT)));
        counts.add(DSL.count());
        var sets = new ArrayList<List<Field<?>>>();
        dimensions.forEach(id -> sets.add(List.of(text(id))));
        sets.add(List.of());
        @SuppressWarnings({"unchecked", "rawtypes"})
        GroupField grouping = DSL.groupingSets((java.util.Collection[]) sets.toArray(List[]::new));
        return ObservationSql.DUCKDB.renderInlined(
                DSL.select(counts).from(series).groupBy(grouping));
    }

    /** One row per period, by time. */
    String periods() {
        Field<String> period = text(DataStructure.TIME_PERIOD);
        return ObservationSql.DUCKDB.renderInlined(selection
                .select(List.of(period))
                .groupBy(period)
                .orderBy(
                        DSL.min(day(ObservationColumns.PERIOD_START)),
                        DSL.min(day(ObservationColumns.PERIOD_END)),
                        period));
    }
}
