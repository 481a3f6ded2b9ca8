package org.steppe.api.data;

import java.time.LocalDate;
import java.util.List;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.ObservationStore;

/** Finds which columns an answer has that has one for each vintage: only the figures tell. */
final class VintageDays {

    private VintageDays() {}

    /**
     * The query with a column for each day on which a value in its selection was new.
     *
     * @param problems is added to where there are more than an answer has room for
     */
    static DataQuery expand(ObservationStore store, Generation generation, DataQuery query, Problems problems) {
        if (query.vintages() != Vintages.COLUMNS) {
            return query;
        }
        List<LocalDate> days = store.listVintages(generation, query);
        if (days.size() > VintageColumns.MOST) {
            problems.add(tooMany(days.size()));
            return query;
        }
        // Without a vintage there are no rows, and the column keeps its name.
        return days.isEmpty() ? query : query.columns(VintageColumns.expand(query.columns(), days));
    }

    private static Problem tooMany(int days) {
        return Problem.of(
                        ErrorCode.SELECTION_TOO_LARGE,
                        SelectionParameters.VINTAGES,
                        "An answer has room for " + VintageColumns.MOST
                                + " columns of vintages, and values in this selection were new on " + days + " days.")
                .expected("a selection with fewer vintages, or another shape")
                .hint("Ask for vintages=new-and-revised, which has a row for each of them, or for"
                        + " vintages=first-and-latest; or select less, for instance with an earlier asOf");
    }
}
