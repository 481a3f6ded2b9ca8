package org.steppe.api.endtoend;

import java.util.List;
import java.util.Map;

/**
 * An answer with observations in one form for all formats: cells as texts, a cell without a value left out, dates as
 * {@code yyyy-MM-dd}, {@code obs_value} as {@link Double#toString(double)} prints it.
 *
 * @param columns in the order of the answer; from JSON, where a row has only what has a value, all that occur
 */
record Table(List<String> columns, List<Map<String, String>> rows) {

    /** Every value of a column. */
    List<String> column(String name) {
        return rows.stream().map(row -> row.getOrDefault(name, "")).toList();
    }

    Map<String, String> only() {
        if (rows.size() != 1) {
            throw new AssertionError("Expected one row, found " + rows.size() + ": " + rows);
        }
        return rows.getFirst();
    }
}
