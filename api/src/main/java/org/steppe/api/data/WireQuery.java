package org.steppe.api.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The query that is run for an answer. It has columns that the format needs besides those asked for: text formats print
 * a value with its decimals, a cell of a cube has its whole key and tells its unit, and a described answer names its
 * sources.
 */
final class WireQuery {

    private WireQuery() {}

    static DataQuery of(ObservationRequest request) {
        DataQuery query = request.selection().query();
        Long limit = request.limit();
        var columns = new LinkedHashSet<>(query.columns());
        DataStructure structure = request.selection().description().dataflow().structure();
        if (request.format().isCube()) {
            columns.addAll(ObservationColumns.cell(structure));
            addIfThere(VintageColumns.UNIT_MULT, structure, columns);
        }
        addDecimals(request.format(), structure, columns);
        if (request.format().isDescribed()) {
            addSources(query, structure, columns);
        }
        return query.columns(List.copyOf(columns)).page(query.offset(), limit == null ? null : oneMore(limit));
    }

    /** Columns of vintages may be many, and formats with numbers of their own do not print them. */
    private static void addDecimals(DataFormat format, DataStructure structure, Set<String> columns) {
        if (structure.findAttribute(VintageColumns.DECIMALS).isEmpty()) {
            return;
        }
        boolean prints = !format.isArrow() && !format.isReadInPlace();
        List.copyOf(columns).stream()
                .filter(column -> column.equals(DataStructure.OBS_VALUE) || (prints && VintageColumns.isValue(column)))
                .map(VintageColumns::decimalsOf)
                .forEach(columns::add);
    }

    private static void addSources(DataQuery query, DataStructure structure, Set<String> columns) {
        switch (query.vintages()) {
            case ALL, NEW_AND_REVISED -> addIfThere(SelectionParameters.SOURCE_ID, structure, columns);
            case FIRST_AND_LATEST -> {
                if (structure.findAttribute(SelectionParameters.SOURCE_ID).isPresent()) {
                    columns.add(VintageColumns.FIRST + SelectionParameters.SOURCE_ID);
                    columns.add(VintageColumns.LATEST + SelectionParameters.SOURCE_ID);
                }
            }
            case COLUMNS -> {
                // A row has as many sources as vintages, and no column for them.
            }
        }
    }

    private static void addIfThere(String attribute, DataStructure structure, Set<String> columns) {
        if (structure.findAttribute(attribute).isPresent()) {
            columns.add(attribute);
        }
    }

    private static long oneMore(long limit) {
        return limit == Long.MAX_VALUE ? limit : limit + 1;
    }
}
