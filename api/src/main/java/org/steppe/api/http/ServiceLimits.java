package org.steppe.api.http;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** How much a request may ask for. Told in {@code /v1/config}. */
@Singleton
public final class ServiceLimits {

    private final int maxUrlBytes;
    private final int maxHeaderBytes;
    private final long maxBodyBytes;
    private final int concurrentQueries;
    private final int waitingQueries;

    ServiceLimits(
            @Value("${steppe.max-url-bytes}") int maxUrlBytes,
            @Value("${micronaut.server.netty.max-header-size}") int maxHeaderBytes,
            @Value("${micronaut.server.max-request-size}") long maxBodyBytes,
            @Value("${steppe.concurrent-queries}") int concurrentQueries,
            @Value("${steppe.waiting-queries}") int waitingQueries) {
        this.maxUrlBytes = maxUrlBytes;
        this.maxHeaderBytes = maxHeaderBytes;
        this.maxBodyBytes = maxBodyBytes;
        this.concurrentQueries = concurrentQueries;
        this.waitingQueries = waitingQueries;
    }

    public int maxUrlBytes() {
        return maxUrlBytes;
    }

    public int maxHeaderBytes() {
        return maxHeaderBytes;
    }

    public long maxBodyBytes() {
        return maxBodyBytes;
    }

    public int concurrentQueries() {
        return concurrentQueries;
    }

    public int waitingQueries() {
        return waitingQueries;
    }
}
