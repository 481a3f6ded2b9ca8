package org.steppe.api.data;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.AcceptDatetime;
import org.steppe.warehouse.store.ObservationStore;

/** Answers from memory in the thread of the connection what was asked before: a change of threads would cost more. */
@ServerFilter("/v1/datasets/*/observations")
final class KnownAnswers implements Ordered {

    private static final String TEMPLATE = "/v1/datasets/{dataset}/observations";

    private final ObservationStore store;
    private final AnswerCache cache;

    KnownAnswers(ObservationStore store, AnswerCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /** After all filters that look at requests. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> find(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.GET
                || AcceptDatetime.isIn(request)
                || !store.health().isServing()) {
            return null;
        }
        KnownAnswer known = cache.find(request, store.generation()).orElse(null);
        if (known == null) {
            return null;
        }
        // No route was looked for, and the metrics count by it.
        BasicHttpAttributes.setUriTemplate(request, TEMPLATE);
        return known.respond(request);
    }
}
