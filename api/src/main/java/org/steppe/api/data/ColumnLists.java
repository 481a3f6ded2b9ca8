package org.steppe.api.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.steppe.api.error.Problem;
import org.steppe.api.http.Arguments;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.NearestNames;

/** Reads which columns an answer has and in which order its rows come. */
final class ColumnLists {

    private static final int MOST_NEAREST = 5;
    static final String DESCENDING = "-";

    private final Arguments arguments;
    private final List<String> available;
    private final List<String> sortable;
    private final List<String> standard;
    private final DataQuery query;

    /** @param query of which an answer is to have the columns */
    ColumnLists(DataStructure structure, DataQuery query, Arguments arguments) {
        this.arguments = arguments;
        this.query = query;
        this.available = ObservationColumns.available(structure, query).stream()
                .map(SelectionParameters::lower)
                .toList();
        this.sortable = available.stream()
                .filter(name -> query.vintages() != Vintages.COLUMNS
                        || !name.equals(SelectionParameters.lower(DataStructure.OBS_VALUE)))
                .toList();
        this.standard = ObservationColumns.standard(structure, query);
    }

    /** Component ids in upper case; the standard columns when the request names none. */
    List<String> columns() {
        List<String> names = arguments.findList(SelectionParameters.COLUMNS).orElse(null);
        if (names == null) {
            return standard;
        }
        var columns = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!available.contains(name)) {
                arguments.problems().add(unknown(ErrorCode.COLUMN_UNKNOWN, SelectionParameters.COLUMNS, name));
            } else if (seen.add(name)) {
                columns.add(SelectionParameters.upper(name));
            } else {
                arguments.problems().add(twice(ErrorCode.PARAMETER_INVALID, SelectionParameters.COLUMNS, name));
            }
        }
        return columns;
    }

    List<SortOrder> sort() {
        var orders = new ArrayList<SortOrder>();
        var seen = new HashSet<String>();
        for (String item : arguments.findList(SelectionParameters.SORT).orElse(List.of())) {
            boolean descending = item.startsWith(DESCENDING);
            String name = descending ? item.substring(DESCENDING.length()) : item;
            if (!sortable.contains(name)) {
                arguments.problems().add(unknown(ErrorCode.SORT_INVALID, SelectionParameters.SORT, name));
            } else if (seen.add(name)) {
                orders.add(new SortOrder(SelectionParameters.upper(name), descending));
            } else {
                arguments.problems().add(twice(ErrorCode.SORT_INVALID, SelectionParameters.SORT, name));
            }
        }
        return orders;
    }

    private Problem unknown(ErrorCode code, String parameter, String name) {
        boolean isSort = parameter.equals(SelectionParameters.SORT);
        List<String> names = isSort ? sortable : available;
        Problem problem = Problem.of(code, parameter, "There is no column '" + Problem.cut(name) + "' in this answer.")
                .found(name)
                .expected("names of columns separated by commas" + (isSort ? ", - before a name for descending" : ""))
                .nearest(NearestNames.among(names, name, MOST_NEAREST))
                .allowed(names);
        if (query.vintages() == Vintages.COLUMNS) {
            return problem.hint(
                    isSort
                            ? "With vintages=columns rows are sorted by what all vintages have in common"
                            : "With vintages=columns obs_value stands for the columns of all vintages, and what differs"
                                    + " between vintages has no column; vintages=new-and-revised has all of it");
        }
        return !query.history() && isOfHistory(name)
                ? problem.hint("This column exists with history=true only")
                : problem;
    }

    private static boolean isOfHistory(String name) {
        return List.of(
                        ObservationColumns.STANDING,
                        ObservationColumns.JUDGEMENT,
                        ObservationColumns.VALID_FROM,
                        ObservationColumns.VALID_TO)
                .contains(SelectionParameters.upper(name));
    }

    private static Problem twice(ErrorCode code, String parameter, String name) {
        return Problem.of(code, parameter, "Column '" + name + "' is named twice.")
                .found(name)
                .expected("each column once");
    }
}
