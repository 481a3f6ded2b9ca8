package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.store.ObservationStore;

/** The cost of a selection before its download. */
@Controller("/v1/datasets/{dataset}/availability")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class AvailabilityController {

    private final ObservationStore store;
    private final MetadataAnswers answers;

    AvailabilityController(ObservationStore store, MetadataAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> get(HttpRequest<?> request, String dataset) {
        MetadataAnswers.requireJsonAccepted(request);
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
        arguments.requireKnown(
                SelectionParameters.selecting(selection.description().dataflow().structure()),
                "The availability of dataset '" + dataset + "'");
        problems.throwIfAny();
        return answers.json(
                request,
                AvailabilityDocument.of(selection, store.availability(generation, selection.query())),
                version.version().toString());
    }
}
