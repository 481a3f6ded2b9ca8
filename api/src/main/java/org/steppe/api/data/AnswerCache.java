package org.steppe.api.data;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.ServiceLimits;
import org.steppe.warehouse.generation.Generation;

/**
 * Answers that were sent whole and may be asked for again, within a budget of memory. An answer is kept under its entity
 * tag, which equal selections share however they are written and which outlives generations that leave the dataset as it
 * is. Beside it stands which request led to which tag in the live generation, so that a request that comes again is not
 * even read.
 */
@Singleton
final class AnswerCache {

    /** Requests are small beside their answers. */
    private static final int BYTES_PER_REQUEST = 4096;

    private final Cache<String, CachedAnswer> answers;
    private final Cache<Request, Known> requests;

    /** What an answer depends on besides the generation. */
    private record Request(
            String address,
            @Nullable String accept,
            @Nullable String encodings) {}

    /** @param addresses headers of that request alone */
    private record Known(long generation, String tag, AddressHeaders addresses) {}

    AnswerCache(ServiceLimits limits, MeterRegistry registry) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(limits.answerMemoryBytes())
                .weigher((String tag, CachedAnswer answer) -> answer.bytes())
                .recordStats()
                .build();
        this.requests = Caffeine.newBuilder()
                .maximumSize(limits.answerMemoryBytes() / BYTES_PER_REQUEST)
                .build();
        CaffeineCacheMetrics.monitor(registry, answers, "steppe.answers");
    }

    /** An answer by its entity tag. */
    Optional<CachedAnswer> find(String tag) {
        return Optional.ofNullable(answers.getIfPresent(tag));
    }

    /** The answer to a request that was asked before of the same generation. */
    Optional<KnownAnswer> find(HttpRequest<?> request, Generation generation) {
        Known known = requests.getIfPresent(key(request));
        return known == null || known.generation() != generation.number()
                ? Optional.empty()
                : find(known.tag()).map(answer -> new KnownAnswer(answer, known.addresses()));
    }

    void put(HttpRequest<?> request, Generation generation, KnownAnswer known) {
        String tag = known.answer().tag();
        answers.put(tag, known.answer());
        requests.put(key(request), new Known(generation.number(), tag, known.addresses()));
    }

    private static Request key(HttpRequest<?> request) {
        return new Request(
                request.getUri().toString(),
                joined(request, HttpHeaders.ACCEPT),
                joined(request, HttpHeaders.ACCEPT_ENCODING));
    }

    private static @Nullable String joined(HttpRequest<?> request, String header) {
        var values = request.getHeaders().getAll(header);
        return switch (values.size()) {
            case 0 -> null;
            case 1 -> values.getFirst();
            default -> String.join(",", values);
        };
    }
}
