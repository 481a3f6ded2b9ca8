package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.dataset.TimeMapDocument;
import org.steppe.api.dataset.TimeMapFormat;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Accept;
import org.steppe.api.http.AcceptDatetime;
import org.steppe.api.http.Argument;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.LinkHeader;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.api.http.TimeGate;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.DataStructure;

/** Observations of a dataset. */
@Controller("/v1/datasets/{dataset}/observations")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class ObservationsController {

    private final ObservationStore store;
    private final ObservationAnswers answers;
    private final MetadataAnswers metadata;

    ObservationsController(ObservationStore store, ObservationAnswers answers, MetadataAnswers metadata) {
        this.store = store;
        this.answers = answers;
        this.metadata = metadata;
    }

    @Get
    HttpResponse<?> get(HttpRequest<?> request, String dataset) {
        var problems = new Problems();
        List<Argument> parameters = QueryString.parse(request.getUri().getRawQuery(), problems);
        Generation generation = store.generation();
        if (AcceptDatetime.isIn(request) && parameters.stream().noneMatch(ObservationsController::namesVersion)) {
            return inTime(request, generation, dataset, parameters, problems);
        }
        ObservationRequest read =
                ObservationRequestReader.read(store, generation, dataset, Arguments.of(parameters, problems), request);
        return answers.answer(request, read, PageAddress.of(dataset, parameters));
    }

    /** Of its first page a cursor says which version it is from. */
    private static boolean namesVersion(Argument parameter) {
        return parameter.name().equals(SelectionParameters.VERSION)
                || parameter.name().equals(SelectionParameters.CURSOR);
    }

    /** The other parameters are read there, by the structure that the version has. */
    private static HttpResponse<?> inTime(
            HttpRequest<?> request,
            Generation generation,
            String dataset,
            List<Argument> parameters,
            Problems problems) {
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        Optional<Instant> time = AcceptDatetime.read(request, problems);
        problems.throwIfAny();
        var mementos = new ObservationMementos(generation, entry, parameters);
        VersionEntry then = mementos.mementos().at(time.orElseThrow());
        var links = new LinkHeader();
        mementos.link(links, then);
        return TimeGate.redirect(mementos.of(then), links);
    }

    @Get("/timemap")
    HttpResponse<byte[]> timeMap(HttpRequest<?> request, String dataset) {
        Generation generation = store.generation();
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        DataStructure structure = generation
                .getDescription(dataset, entry.latest().version())
                .dataflow()
                .structure();
        var known = new ArrayList<>(SelectionParameters.all(structure, SelectionParameters.OF_FORMATS));
        known.removeAll(List.of(SelectionParameters.VERSION, SelectionParameters.CURSOR));
        arguments.requireKnown(known, "The TimeMap of a selection");
        TimeMapFormat format = Accept.of(request)
                .choose(List.of(TimeMapDocument.LINK_FORMAT, MediaType.APPLICATION_JSON))
                .filter(MediaType.APPLICATION_JSON::equals)
                .map(json -> TimeMapFormat.JSON)
                .orElse(TimeMapFormat.LINK);
        problems.throwIfAny();
        return format.answer(metadata, request, new ObservationMementos(generation, entry, arguments.all()).timeMap());
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> post(HttpRequest<byte[]> request, String dataset) {
        var problems = new Problems();
        Generation generation = store.generation();
        Arguments arguments = PostedSelection.read(generation, dataset, request, problems);
        ObservationRequest read = ObservationRequestReader.read(store, generation, dataset, arguments, request);
        return answers.answerUncached(request, read, PageAddress.of(dataset, List.of()));
    }
}
