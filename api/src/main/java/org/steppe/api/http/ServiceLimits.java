package org.steppe.api.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;

/** How much a request may ask for. Told in {@code /v1/config}. */
@Singleton
public final class ServiceLimits {

    private final int maxUrlBytes;
    private final int maxHeaderBytes;
    private final long maxBodyBytes;
    private final int concurrentQueries;
    private final int waitingQueries;
    private final long answerMemoryBytes;
    private final int maxWaitSeconds;

    ServiceLimits(
            @Value("${steppe.max-url-bytes}") int maxUrlBytes,
            @Value("${micronaut.server.netty.max-header-size}") int maxHeaderBytes,
            @Value("${micronaut.server.max-request-size}") long maxBodyBytes,
            @Value("${steppe.concurrent-queries}") int concurrentQueries,
            @Value("${steppe.waiting-queries}") int waitingQueries,
            @Value("${steppe.max-wait-seconds}") int maxWaitSeconds,
            @Value("${steppe.answers.memory}") @ReadableBytes long answerMemoryBytes) {
        this.maxUrlBytes = maxUrlBytes;
        this.maxHeaderBytes = maxHeaderBytes;
        this.maxBodyBytes = maxBodyBytes;
        this.concurrentQueries = concurrentQueries;
        this.waitingQueries = waitingQueries;
        this.answerMemoryBytes = answerMemoryBytes;
        this.maxWaitSeconds = maxWaitSeconds;
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

    /** What answers that may be asked for again take at most; not a limit on a request. */
    public long answerMemoryBytes() {
        return answerMemoryBytes;
    }

    /** The longest that a reader may wait for the next change. */
    public int maxWaitSeconds() {
        return maxWaitSeconds;
    }
}
