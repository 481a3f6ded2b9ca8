package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.FormatChoice;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.RevisionColumns;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.NearestNames;

/** How far first and latest values of a selection lie apart. */
@Controller("/v1/datasets/{dataset}/revisions")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class RevisionsController {

    private static final String BY = "by";
    private static final String INDICATOR = "INDICATOR";

    private static final FormatChoice<DataFormat> FORMATS =
            new FormatChoice<>(RevisionsAnswers.FORMATS, DataFormat::id, DataFormat::mediaType);

    private final ObservationStore store;
    private final RevisionsAnswers answers;

    RevisionsController(ObservationStore store, RevisionsAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<?> get(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        VersionEntry version = DatasetLookup.findVersion(
                        generation,
                        entry,
                        arguments.findText(SelectionParameters.VERSION).orElse(null),
                        problems)
                .orElse(entry.latest());
        Selection selection = SelectionReader.read(generation, dataset, version, arguments);
        DataStructure structure = selection.description().dataflow().structure();
        arguments.requireKnown(known(structure), "The revisions of dataset '" + dataset + "'");
        List<String> groups = RevisionColumns.groups(structure, by(structure, arguments));
        DataFormat format = FORMATS.choose(arguments, request);
        problems.throwIfAny();
        return answers.answer(request, selection, groups, format);
    }

    /** A history is what the statistics are made of, whatever its shape. */
    private static List<String> known(DataStructure structure) {
        var known = new ArrayList<>(SelectionParameters.selecting(structure));
        known.removeAll(List.of(SelectionParameters.HISTORY, SelectionParameters.VINTAGES));
        known.addAll(List.of(BY, FormatChoice.FORMAT));
        return known;
    }

    private static List<String> by(DataStructure structure, Arguments arguments) {
        List<String> dimensions = structure.dimensions().stream()
                .map(Dimension::id)
                .map(SelectionParameters::lower)
                .toList();
        List<String> asked = arguments.findList(BY).orElse(List.of(SelectionParameters.lower(INDICATOR)));
        for (String name : asked) {
            if (arguments.has(BY) && !dimensions.contains(name)) {
                arguments
                        .problems()
                        .add(Problem.of(
                                        ErrorCode.PARAMETER_INVALID,
                                        BY,
                                        "There is no dimension '" + Problem.cut(name) + "' to group by.")
                                .found(name)
                                .expected("dimensions of the dataset separated by commas")
                                .nearest(NearestNames.among(dimensions, name, 1))
                                .allowed(dimensions));
            }
        }
        return asked.stream().map(SelectionParameters::upper).toList();
    }
}
