package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.store.ObservationCursor;

/** Answers with figures of trails as JSON, streamed, because neither an observation nor a publication has a bound. */
@Singleton
public final class TrailAnswers {

    /** Counts up when an answer changes its form, so that old tags stop matching. */
    private static final String WIRE_REVISION = "3";

    private final AnswerStreams streams;

    TrailAnswers(AnswerStreams streams) {
        this.streams = streams;
    }

    /**
     * What changes when an answer does; others may add to it.
     *
     * @param id of an observation or a publication
     * @param versions with its figures
     */
    public static List<String> identity(Generation generation, String id, List<StoredVersion> versions) {
        var identity = new ArrayList<>(
                List.of(WIRE_REVISION, id, generation.manifest().catalogue().sha256()));
        for (StoredVersion version : versions) {
            identity.add(version.entry().data().sha256());
            identity.add(version.entry().description().sha256());
        }
        return identity;
    }

    /**
     * The answer, or 304 when the client has it.
     *
     * @param figures asked for once at most, since the writer goes over them once
     * @param writer of the answer, of the figures on their first batch
     * @param whenEmpty warnings where there are none
     */
    public <T extends ObservationCursor> HttpResponse<?> answer(
            HttpRequest<?> request,
            List<String> identity,
            Supplier<T> figures,
            Function<T, DataWriter> writer,
            List<Warning> whenEmpty) {
        ContentCoding coding = ContentCoding.choose(request);
        String tag = EntityTags.of(coding, identity.toArray(String[]::new));
        if (EntityTags.matches(request, tag)) {
            return describe(HttpResponse.notModified(), tag);
        }
        MutableHttpResponse<?> response = request.getMethod() == HttpMethod.HEAD
                ? HttpResponse.ok()
                : open(figures.get(), writer, coding, whenEmpty);
        if (coding != ContentCoding.IDENTITY) {
            response.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return describe(response, tag).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private <T extends ObservationCursor> MutableHttpResponse<?> open(
            T figures, Function<T, DataWriter> writer, ContentCoding coding, List<Warning> whenEmpty) {
        try (AnswerRows rows = streams.open(() -> figures)) {
            return rows.respond(writer.apply(figures), Long.MAX_VALUE, coding, List.of(), whenEmpty);
        }
    }

    private static <T> MutableHttpResponse<T> describe(MutableHttpResponse<T> response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
