package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;

/** An answer with the headers that one request for it gets. */
record KnownAnswer(CachedAnswer answer, AddressHeaders addresses) {

    /** The answer, or 304 when the client has it. */
    HttpResponse<?> respond(HttpRequest<?> request) {
        return addresses.addTo(answer.respond(request));
    }
}
