package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;

/** The record of a single observation. */
@Controller("/v1/observations")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class ObservationRecordController {

    private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]*)\\.[0-9a-v]{13}");

    private final ObservationStore store;
    private final FigureQueries figures;
    private final MetadataAnswers answers;

    ObservationRecordController(ObservationStore store, FigureQueries figures, MetadataAnswers answers) {
        this.store = store;
        this.figures = figures;
        this.answers = answers;
    }

    @Get("/{id}")
    HttpResponse<byte[]> get(HttpRequest<?> request, String id) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireJsonAccepted(request);
        Generation generation = store.generation();
        Matcher matcher = ID.matcher(id);
        DatasetEntry dataset =
                matcher.matches() ? generation.findDataset(matcher.group(1)).orElse(null) : null;
        if (dataset == null) {
            throw unknown(id);
        }
        List<FigureRow> found = figures.ofObservation(generation, dataset.latest(), dataset.dataset(), id);
        if (found.isEmpty()) {
            throw unknown(id);
        }
        return answers.json(request, ObservationDocument.of(generation, dataset.dataset(), dataset.latest(), found));
    }

    private static RequestException unknown(String id) {
        return new RequestException(
                Problem.of(ErrorCode.OBSERVATION_UNKNOWN, "id", "There is no observation '" + Problem.cut(id) + "'.")
                        .found(id)
                        .expected("an observation_id as observations carry it")
                        .see("/v1/datasets"));
    }
}
