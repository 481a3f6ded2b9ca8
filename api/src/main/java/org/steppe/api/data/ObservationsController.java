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
import java.util.List;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Argument;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;

/** Observations of a dataset. */
@Controller("/v1/datasets/{dataset}/observations")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class ObservationsController {

    private final ObservationStore store;
    private final ObservationAnswers answers;

    ObservationsController(ObservationStore store, ObservationAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<?> get(HttpRequest<?> request, String dataset) {
        var problems = new Problems();
        List<Argument> parameters = QueryString.parse(request.getUri().getRawQuery(), problems);
        Generation generation = store.generation();
        ObservationRequest read =
                ObservationRequestReader.read(store, generation, dataset, Arguments.of(parameters, problems), request);
        return answers.answer(request, read, PageAddress.of(dataset, parameters));
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
