package org.steppe.api.source;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.steppe.warehouse.trail.Trail;

/** The publications behind the figures. */
@Controller("/v1/sources")
@Produces(MediaType.ALL)
final class SourcesController {

    private static final int MOST_NEAREST = 5;

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final PerGeneration<SourceListDocument> list = new PerGeneration<>(SourcesController::list);

    SourcesController(ObservationStore store, MetadataAnswers answers) {
        this.store = store;
        this.answers = answers;
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
    @ExecuteOn("observations")
    HttpResponse<byte[]> figures(HttpRequest<?> request, String source) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireJsonAccepted(request);
        Generation generation = store.generation();
        Source found = find(generation, source);
        List<Map<String, Object>> taken = Trail.figuresOf(store, generation, found.id());
        List<Warning> warnings = taken.isEmpty()
                ? List.of(Warning.of(
                        Warning.Code.NO_OBSERVATIONS, null, "No figure of this publication is in a dataset."))
                : List.of();
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"source\":".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(answers.write(SourceDocument.of(generation, found)));
        put(body, "corrections", Trail.json(Trail.correctionsOf(generation, found.id())));
        put(body, "figures", Trail.json(taken));
        put(body, "warnings", answers.write(warnings));
        body.write('}');
        return answers.bytes(request, MediaType.APPLICATION_JSON_TYPE, body.toByteArray());
    }

    private static void put(ByteArrayOutputStream body, String member, byte[] json) {
        body.writeBytes((",\"" + member + "\":").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(json);
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
