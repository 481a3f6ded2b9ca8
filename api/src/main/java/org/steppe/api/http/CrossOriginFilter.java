package org.steppe.api.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Opens the service to pages from anywhere: it holds nothing but public figures and knows no users. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CrossOriginFilter {

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS) {
            return null;
        }
        String wanted = request.getHeaders().get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        MutableHttpResponse<?> response = HttpResponse.noContent()
                .header(HttpHeaders.ALLOW, METHODS)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
        if (wanted != null) {
            response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
        }
        open(response);
        return response;
    }

    @ResponseFilter
    void open(MutableHttpResponse<?> response) {
        response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        "ETag, Link, X-Dataset-Version, Retry-After, Content-Disposition, Content-Location, Content-Length,"
                                + " Content-Range, Accept-Ranges, Repr-Digest, Memento-Datetime");
    }
}
