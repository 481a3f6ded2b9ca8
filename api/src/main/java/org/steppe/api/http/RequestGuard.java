package org.steppe.api.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.steppe.api.error.HttpErrorCode;
import org.steppe.api.error.Problem;
import org.steppe.api.error.ProblemResponses;
import org.steppe.warehouse.error.ErrorCode;

/** Refuses addresses that are longer than agreed or name nothing that could exist. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestGuard implements Ordered {

    private final ServiceLimits limits;
    private final ProblemResponses responses;

    RequestGuard(ServiceLimits limits, ProblemResponses responses) {
        this.limits = limits;
        this.responses = responses;
    }

    /** After the filters that count answers and open them to other origins. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        int length = request.getUri().toString().length();
        if (length > limits.maxUrlBytes()) {
            return responses.of(request, tooLong(length));
        }
        boolean controls = request.getUri().getPath().chars().anyMatch(Character::isISOControl);
        return controls
                ? responses.of(
                        request,
                        Problem.of(ErrorCode.PARAMETER_INVALID, "path", "The path has a control character.")
                                .expected("text without control characters"))
                : null;
    }

    private Problem tooLong(int length) {
        return Problem.of(
                        HttpErrorCode.URL_TOO_LONG,
                        "path",
                        "The address has " + length + " bytes, more than " + limits.maxUrlBytes() + ".")
                .expected("at most " + limits.maxUrlBytes() + " bytes")
                .hint("Send the selection by POST as a JSON body")
                .see("/v1/config");
    }
}
