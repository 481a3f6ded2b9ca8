package org.steppe.api.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers requests that were refused with all their problems. */
@Singleton
final class RequestExceptionHandler implements ExceptionHandler<RequestException, HttpResponse<byte[]>> {

    private final ProblemResponses responses;

    RequestExceptionHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<byte[]> handle(HttpRequest request, RequestException exception) {
        return responses.of(request, exception.problems(), exception.total());
    }
}
