package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.NearestNames;
import org.steppe.warehouse.trail.Trail;

/** The record of a single observation: every figure behind it, streamed, because a chain of revisions has no bound. */
@Controller("/v1/observations")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class ObservationRecordController {

    private static final int MOST_NEAREST = 5;

    private final ObservationStore store;
    private final TrailAnswers answers;

    ObservationRecordController(ObservationStore store, TrailAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get("/{id}")
    HttpResponse<?> get(HttpRequest<?> request, String id) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireJsonAccepted(request);
        Generation generation = store.generation();
        Trail trail = Trail.find(store, generation, id).orElseThrow(() -> unknown(generation, id));
        return answers.answer(
                request,
                TrailAnswers.identity(generation, trail.head().id(), List.of(trail.version())),
                trail::open,
                trail::writer,
                List.of());
    }

    private static RequestException unknown(Generation generation, String id) {
        Problem problem = Problem.of(
                        ErrorCode.OBSERVATION_UNKNOWN, "id", "There is no observation '" + Problem.cut(id) + "'.")
                .found(id)
                .expected("an observation_id as observations carry it")
                .see("/v1/datasets");
        List<String> datasets =
                generation.listDatasets().stream().map(entry -> entry.dataset()).toList();
        String dataset = id.substring(0, Math.max(0, id.indexOf('.')));
        return new RequestException(
                dataset.isEmpty() || datasets.contains(dataset)
                        ? problem
                        : problem.nearest(NearestNames.among(datasets, dataset, MOST_NEAREST)));
    }
}
