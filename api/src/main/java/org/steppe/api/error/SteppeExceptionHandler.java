package org.steppe.api.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorKind;
import org.steppe.warehouse.error.SteppeException;

/** Answers what the warehouse cannot do. */
@Singleton
final class SteppeExceptionHandler implements ExceptionHandler<SteppeException, HttpResponse<byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(SteppeExceptionHandler.class);

    private final ProblemResponses responses;

    SteppeExceptionHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<byte[]> handle(HttpRequest request, SteppeException exception) {
        ErrorKind kind = exception.code().kind();
        String message = Objects.requireNonNullElse(
                exception.getMessage(), exception.code().name());
        if (kind == ErrorKind.INTERNAL) {
            LOG.error("{} failed: {}", RequestPaths.of(request), exception.code(), exception);
        }
        return responses.of(request, Problem.of(exception.code(), "path", message));
    }
}
