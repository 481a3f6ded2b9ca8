package org.steppe.api.data;

import java.util.List;
import org.steppe.api.error.Problem;
import org.steppe.api.http.Arguments;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.PeriodSelection;

/** Reads the periods of a selection. */
final class PeriodFilters {

    private static final String FORMS = "a period such as 2023, 2023-S1, 2023-Q1, 2023-05, 2023-05-01 or"
            + " 2024-02-10/P5D, or a range such as 2019..2023, 2019.. or ..2023";

    private PeriodFilters() {}

    static List<PeriodFilter> read(Arguments arguments) {
        PeriodSelection selection = PeriodSelection.resolve(
                arguments.findList(SelectionParameters.TIME_PERIOD).orElse(List.of()));
        selection
                .malformed()
                .forEach(item -> arguments.problems().add(problem(item, "'" + Problem.cut(item) + "' is no period.")));
        selection
                .reversed()
                .forEach(item -> arguments
                        .problems()
                        .add(problem(item, "The range '" + Problem.cut(item) + "' ends before it starts.")));
        return selection.filters().stream().distinct().toList();
    }

    private static Problem problem(String item, String message) {
        return Problem.of(ErrorCode.PERIOD_INVALID, SelectionParameters.TIME_PERIOD, message)
                .found(item)
                .expected(FORMS);
    }
}
