package org.steppe.api.error;

import io.micronaut.http.HttpRequest;

/** The path of a request as it was sent, without its query. */
final class RequestPaths {

    private RequestPaths() {}

    static String of(HttpRequest<?> request) {
        String uri;
        try {
            uri = request.getUri().getRawPath();
        } catch (IllegalArgumentException notAnAddress) {
            return "/";
        }
        return uri == null || uri.isEmpty() ? "/" : Problem.cut(uri);
    }
}
