package org.steppe.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.steppe.api.error.HttpErrorCode;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;

/** Answers from the heap: small, complete, with an entity tag over their bytes. */
@Singleton
public final class MetadataAnswers {

    public static final String DATASET_VERSION = "X-Dataset-Version";

    /** Below this a coding saves nothing. */
    private static final int WORTH_CODING = 1024;

    private final ObjectMapper mapper;

    MetadataAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** As {@link #json(HttpRequest, Object)}, with the version of the dataset from which the answer was made. */
    public HttpResponse<byte[]> json(HttpRequest<?> request, Object body, String datasetVersion) {
        requireJsonAccepted(request);
        return bytes(request, MediaType.APPLICATION_JSON_TYPE, write(body)).header(DATASET_VERSION, datasetVersion);
    }

    /** An object as JSON, or 304 when the client has it. */
    public HttpResponse<byte[]> json(HttpRequest<?> request, Object body) {
        requireJsonAccepted(request);
        return bytes(request, MediaType.APPLICATION_JSON_TYPE, write(body));
    }

    /** Refuses a client that reads neither JSON nor anything. */
    public static void requireJsonAccepted(HttpRequest<?> request) {
        requireAccepted(request, MediaType.APPLICATION_JSON);
    }

    public static void requireAccepted(HttpRequest<?> request, String mediaType) {
        var problems = new Problems();
        chooseAccepted(request, List.of(mediaType), problems);
        problems.throwIfAny();
    }

    /**
     * The media type that the client likes best.
     *
     * @param available without parameters, best first
     * @param problems is added to when none is accepted; the answer is then the first
     */
    public static String chooseAccepted(HttpRequest<?> request, List<String> available, Problems problems) {
        return Accept.of(request).choose(available).orElseGet(() -> {
            problems.add(notAvailable(
                    "Accept", String.join(", ", request.getHeaders().getAll(HttpHeaders.ACCEPT)), available));
            return available.getFirst();
        });
    }

    public static Problem notAvailable(String path, String found, List<String> available) {
        return Problem.of(
                        HttpErrorCode.FORMAT_NOT_AVAILABLE,
                        path,
                        "This answer is available as " + String.join(", ", available) + ", not as '"
                                + Problem.cut(found) + "'.")
                .found(found)
                .allowed(available);
    }

    /** Content in memory, or 304 when the client has it. */
    public MutableHttpResponse<byte[]> bytes(HttpRequest<?> request, MediaType type, byte[] content) {
        ContentCoding coding = content.length < WORTH_CODING ? ContentCoding.IDENTITY : ContentCoding.choose(request);
        String tag = EntityTags.of(coding, type.toString(), content);
        if (EntityTags.matches(request, tag)) {
            return describe(HttpResponse.notModified(), tag);
        }
        MutableHttpResponse<byte[]> response =
                describe(HttpResponse.ok(encode(content, coding)), tag).contentType(type);
        return coding == ContentCoding.IDENTITY ? response : response.header(HttpHeaders.CONTENT_ENCODING, coding.id());
    }

    private static MutableHttpResponse<byte[]> describe(MutableHttpResponse<byte[]> response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    public byte[] write(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
    }

    private static byte[] encode(byte[] content, ContentCoding coding) {
        if (coding == ContentCoding.IDENTITY) {
            return content;
        }
        var encoded = new ByteArrayOutputStream();
        try (OutputStream out = coding.wrap(encoded)) {
            out.write(content);
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
        return encoded.toByteArray();
    }
}
