package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.Mementos;
import org.steppe.api.http.AcceptDatetime;
import org.steppe.warehouse.generation.VersionEntry;

/**
 * The headers of an answer that name addresses. They depend on the words of the request, in which equal selections may
 * differ, and on which versions there are, while the answer stays the same.
 */
record AddressHeaders(
        @Nullable String links,
        @Nullable String location,
        @Nullable String mementoTime) {

    /** @param next address of the next page, null when there is none */
    static AddressHeaders of(ObservationRequest request, PinnedAddresses addresses, @Nullable String next) {
        return of(request, addresses, next, false);
    }

    /** For a selection that came in a body. */
    static AddressHeaders ofPosted(ObservationRequest request, PinnedAddresses addresses, @Nullable String next) {
        return of(request, addresses, next, true);
    }

    private static AddressHeaders of(
            ObservationRequest request, PinnedAddresses addresses, @Nullable String next, boolean isPosted) {
        VersionEntry memento = isPosted ? null : ObservationMementos.self(request);
        return new AddressHeaders(
                ExtractLinks.of(request, addresses, next).text().orElse(null),
                ExtractLinks.contentLocation(request, isPosted).orElse(null),
                memento == null ? null : AcceptDatetime.format(memento.publishedAt()));
    }

    /** A 304 gets no links: a cache would put them in place of those it has, and they may lack the next page. */
    MutableHttpResponse<?> addTo(MutableHttpResponse<?> response) {
        if (links != null && response.code() != HttpStatus.NOT_MODIFIED.getCode()) {
            response.header(HttpHeaders.LINK, links);
        }
        if (location != null) {
            response.header(HttpHeaders.CONTENT_LOCATION, location);
        }
        if (mementoTime != null) {
            response.header(Mementos.DATETIME, mementoTime);
        }
        return response;
    }
}
