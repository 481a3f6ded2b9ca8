package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.EntityTags;

/** A whole answer: the headers that all requests for it get, and its bytes, which nobody changes. */
final class CachedAnswer {

    private static final int BYTES_OF_A_HEADER = 128;

    private final String tag;
    private final List<Header> headers;
    private final byte[] body;
    private final @Nullable String next;

    private record Header(String name, String value) {}

    private CachedAnswer(String tag, List<Header> headers, byte[] body, @Nullable String next) {
        this.tag = tag;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.next = next;
    }

    /**
     * @param response before it gets headers that depend on the words of its request
     * @param next address of the next page, null when there is none; the tag depends on it
     * @return empty for an answer that streams
     */
    static Optional<CachedAnswer> of(String tag, MutableHttpResponse<?> response, @Nullable String next) {
        if (!(response.body() instanceof byte[] body)) {
            return Optional.empty();
        }
        var headers = new ArrayList<Header>();
        response.getHeaders().forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return Optional.of(new CachedAnswer(tag, headers, body, next));
    }

    String tag() {
        return tag;
    }

    @Nullable
    String next() {
        return next;
    }

    /** Memory that it takes. */
    int bytes() {
        return body.length + headers.size() * BYTES_OF_A_HEADER;
    }

    /** The answer, or 304 when the client has it. */
    MutableHttpResponse<?> respond(HttpRequest<?> request) {
        boolean isKnown = EntityTags.matches(request, tag);
        MutableHttpResponse<?> response = isKnown ? HttpResponse.notModified() : HttpResponse.ok(body);
        for (Header header : headers) {
            if (!isKnown || !describesBody(header.name())) {
                response.header(header.name(), header.value());
            }
        }
        return response;
    }

    private static boolean describesBody(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                || name.equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING)
                || name.equalsIgnoreCase(HttpHeaders.CONTENT_DISPOSITION);
    }
}
