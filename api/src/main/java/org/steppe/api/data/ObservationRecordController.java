package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
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

    /** Counts up when the record changes its form, so that old tags stop matching. */
    private static final String WIRE_REVISION = "2";

    private static final int MOST_NEAREST = 5;

    private final ObservationStore store;
    private final AnswerStreams streams;

    ObservationRecordController(ObservationStore store, AnswerStreams streams) {
        this.store = store;
        this.streams = streams;
    }

    @Get("/{id}")
    HttpResponse<?> get(HttpRequest<?> request, String id) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireJsonAccepted(request);
        Generation generation = store.generation();
        Trail trail = Trail.find(store, generation, id).orElseThrow(() -> unknown(generation, id));
        ContentCoding coding = ContentCoding.choose(request);
        String tag = EntityTags.of(
                coding,
                WIRE_REVISION,
                trail.head().id(),
                trail.version().entry().data().sha256(),
                trail.version().entry().description().sha256(),
                generation.manifest().catalogue().sha256());
        if (EntityTags.matches(request, tag)) {
            return describe(HttpResponse.notModified(), tag);
        }
        MutableHttpResponse<?> response =
                request.getMethod() == HttpMethod.HEAD ? HttpResponse.ok() : open(trail, coding);
        if (coding != ContentCoding.IDENTITY) {
            response.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return describe(response, tag).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private MutableHttpResponse<?> open(Trail trail, ContentCoding coding) {
        try (AnswerRows rows = streams.open(trail::open)) {
            return rows.respond(trail.writer(rows.cursor()), Long.MAX_VALUE, coding, List.of(), List.of());
        }
    }

    private static <T> MutableHttpResponse<T> describe(MutableHttpResponse<T> response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
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
