package org.steppe.api.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.steppe.api.error.HttpErrorCode;
import org.steppe.api.error.Problem;
import org.steppe.api.error.ProblemResponses;

/** Refuses addresses that are longer than agreed. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class UrlLengthFilter {

    private final ServiceLimits limits;
    private final ProblemResponses responses;

    UrlLengthFilter(ServiceLimits limits, ProblemResponses responses) {
        this.limits = limits;
        this.responses = responses;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        int length = request.getUri().toString().length();
        return length <= limits.maxUrlBytes()
                ? null
                : responses.of(
                        request,
                        Problem.of(
                                        HttpErrorCode.URL_TOO_LONG,
                                        "path",
                                        "The address has " + length + " bytes, more than " + limits.maxUrlBytes() + ".")
                                .expected("at most " + limits.maxUrlBytes() + " bytes")
                                .hint("Send the selection by POST as a JSON body")
                                .see("/v1/config"));
    }
}
