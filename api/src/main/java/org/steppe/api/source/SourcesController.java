package org.steppe.api.source;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.steppe.api.data.StreamThreads;
import org.steppe.api.data.TrailAnswers;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.PerGeneration;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.NearestNames;
import org.steppe.warehouse.trail.SourceFigures;

/** The publications behind the figures. */
@Controller("/v1/sources")
@Produces(MediaType.ALL)
final class SourcesController {

    private static final int MOST_NEAREST = 5;

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final TrailAnswers trails;
    private final PerGeneration<SourceListDocument> list = new PerGeneration<>(SourcesController::list);

    SourcesController(ObservationStore store, MetadataAnswers answers, TrailAnswers trails) {
        this.store = store;
        this.answers = answers;
        this.trails = trails;
    }

    private static SourceListDocument list(Generation generation) {
        return new SourceListDocument(generation.listSources().stream()
                .sorted(Comparator.comparing(Source::id))
                .map(source -> SourceDocument.of(generation, source))
                .toList());
    }

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        return answers.json(request, list.of(store.generation()));
    }

    @Get("/{source}")
    HttpResponse<byte[]> get(HttpRequest<?> request, String source) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        return answers.json(request, SourceDocument.of(generation, find(generation, source)));
    }

    @Get("/{source}/figures")
    @ExecuteOn(StreamThreads.NAME)
    HttpResponse<?> figures(HttpRequest<?> request, String source) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireJsonAccepted(request);
        Generation generation = store.generation();
        Source found = find(generation, source);
        byte[] head = answers.write(SourceDocument.of(generation, found));
        boolean hasText = store.findDocument(generation, found.id()).isPresent();
        List<String> identity =
                TrailAnswers.identity(generation, found.id(), SourceFigures.versions(generation, found));
        identity.add(new String(head, StandardCharsets.UTF_8));
        identity.add("passages " + hasText);
        return trails.answer(
                request,
                identity,
                () -> SourceFigures.open(store, generation, found),
                figures -> figures.writer(head),
                List.of(Warning.of(
                        Warning.Code.NO_OBSERVATIONS, null, "No figure of this publication is in a dataset.")));
    }

    /** By its id or one under which it was also collected. */
    private static Source find(Generation generation, String id) {
        return generation
                .findSource(id)
                .or(() -> generation.listSources().stream()
                        .filter(source -> source.alsoKnownAs().contains(id))
                        .findFirst())
                .orElseThrow(() -> new RequestException(unknown(generation, id)));
    }

    private static Problem unknown(Generation generation, String id) {
        List<String> ids = generation.listSources().stream().map(Source::id).toList();
        return Problem.of(
                        ErrorCode.SOURCE_UNKNOWN,
                        "source",
                        "There is no source '" + Problem.cut(id) + "'. Sources: /v1/sources")
                .found(id)
                .nearest(NearestNames.among(ids, id, MOST_NEAREST))
                .see("/v1/sources");
    }
}
