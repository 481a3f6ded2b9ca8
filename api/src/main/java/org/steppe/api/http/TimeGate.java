package org.steppe.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;

/** What negotiation in time adds to answers. */
public final class TimeGate {

    private TimeGate() {}

    /** Leads to the memento that was chosen. */
    public static HttpResponse<byte[]> redirect(String memento, LinkHeader links) {
        MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.FOUND);
        response.header(HttpHeaders.LOCATION, URI.create(memento).toString())
                .header(HttpHeaders.VARY, AcceptDatetime.NAME)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        links.text().ifPresent(text -> response.header(HttpHeaders.LINK, text));
        return response;
    }
}
