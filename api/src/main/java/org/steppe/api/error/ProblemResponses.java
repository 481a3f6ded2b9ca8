package org.steppe.api.error;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** Turns problems into answers. */
@Singleton
public final class ProblemResponses {

    public static final MediaType PROBLEM_JSON = new MediaType("application/problem+json");

    private static final String RETRY_AFTER_SECONDS = "1";

    private final ObjectMapper mapper;

    ProblemResponses(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public MutableHttpResponse<byte[]> of(HttpRequest<?> request, Problem problem) {
        return of(request, List.of(problem), 1);
    }

    MutableHttpResponse<byte[]> of(HttpRequest<?> request, List<Problem> problems, int total) {
        HttpStatus status = status(problems);
        var document = ProblemDocument.of(status, problems, total, RequestPaths.of(request));
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(status)
                .contentType(PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(write(document));
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response;
    }

    /** What is wrong in itself comes before what is missing: correcting it is up to the reader. */
    private static HttpStatus status(List<Problem> problems) {
        return problems.stream()
                .map(Problem::status)
                .min(Comparator.comparingInt(HttpStatus::getCode))
                .orElse(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private byte[] write(ProblemDocument document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
    }
}
