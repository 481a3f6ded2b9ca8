package org.steppe.api.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.TimeUnit;

/** Counts and times requests up to their first byte, by method, kind of address and status. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestMetrics {

    private static final String BEGAN = "steppe.began";

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGAN, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        long began = request.getAttribute(BEGAN, Long.class).orElseGet(System::nanoTime);
        Timer.builder("http.server.requests")
                .description("Time from a request to the beginning of its answer")
                .tag("method", request.getMethod().name())
                .tag("uri", BasicHttpAttributes.getUriTemplate(request).orElse("unknown"))
                .tag("status", Integer.toString(response.code()))
                .register(registry)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
}
