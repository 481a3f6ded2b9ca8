package org.steppe.api.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.AsOfDay;
import org.steppe.api.error.Problem;
import org.steppe.api.http.Arguments;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.Vintages;

/** Reads which observations a request is about. Problems are added to those of the arguments. */
final class SelectionReader {

    private SelectionReader() {}

    /** @param version the one selected from */
    static Selection read(Generation generation, String dataset, VersionEntry version, Arguments arguments) {
        DatasetDescription description = generation.getDescription(dataset, version.version());
        var warnings = new ArrayList<Warning>();
        var filters = CodeFilters.read(generation, description, arguments, warnings);
        var periods = PeriodFilters.read(arguments);
        Integer first = count(arguments, SelectionParameters.FIRST);
        Integer last = count(arguments, SelectionParameters.LAST);
        if (first != null && last != null) {
            arguments
                    .problems()
                    .add(Problem.of(
                                    ErrorCode.PARAMETER_INVALID,
                                    SelectionParameters.LAST,
                                    "Parameters 'first' and 'last' exclude each other.")
                            .expected("one of the two"));
        }
        LocalDate asOf = AsOfDay.read(generation, description.sources(), arguments, warnings);
        boolean history = arguments.flag(SelectionParameters.HISTORY);
        var query = new DataQuery(
                dataset,
                version.version(),
                filters,
                periods,
                first,
                first == null ? last : null,
                asOf,
                history,
                List.of(),
                List.of(),
                0,
                null,
                new UpdatedAfter(generation, dataset, arguments, warnings).read(),
                vintages(arguments, history));
        return new Selection(generation, version, description, query, warnings);
    }

    private static Vintages vintages(Arguments arguments, boolean history) {
        Vintages vintages = arguments
                .findOneOf(SelectionParameters.VINTAGES, Vintages.ids())
                .flatMap(Vintages::findById)
                .orElse(Vintages.ALL);
        if (history || !arguments.has(SelectionParameters.VINTAGES)) {
            return vintages;
        }
        arguments
                .problems()
                .add(Problem.of(
                                ErrorCode.PARAMETER_INVALID,
                                SelectionParameters.VINTAGES,
                                "Parameter 'vintages' says in which shape a history is told, and none is asked for.")
                        .expected("'vintages' together with history=true")
                        .hint("Add history=true, or leave the parameter out"));
        return Vintages.ALL;
    }

    private static @Nullable Integer count(Arguments arguments, String name) {
        Long count = arguments.findPositive(name, ErrorCode.PARAMETER_INVALID);
        return count == null ? null : (int) Math.min(count, Integer.MAX_VALUE);
    }
}
