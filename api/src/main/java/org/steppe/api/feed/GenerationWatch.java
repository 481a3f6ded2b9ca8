package org.steppe.api.feed;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;

/** Tells when another generation becomes live. One thread looks for all who wait. */
@Singleton
final class GenerationWatch {

    private static final long LOOK_EVERY_MILLISECONDS = 100;

    private final ObservationStore store;
    private final Clock clock = Clock.systemUTC();
    private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("steppe-feed").daemon(true).factory());

    private final Future<?> looking;

    GenerationWatch(ObservationStore store) {
        this.store = store;
        looking = thread.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLISECONDS, LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private record Wait(Generation known, Instant until, CompletableFuture<Void> over) {}

    /** Completes when another generation is live, when the time is over, or when the service ends. */
    CompletableFuture<Void> await(Generation known, Instant until) {
        var wait = new Wait(known, until, new CompletableFuture<>());
        waiting.add(wait);
        if (thread.isShutdown()) {
            end(wait);
        }
        return wait.over();
    }

    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        try {
            Generation live = store.generation();
            waiting.stream().filter(wait -> isOver(wait, live, now)).forEach(this::end);
        } catch (SteppeException nothingIsServed) {
            waiting.forEach(this::end);
        }
    }

    @SuppressWarnings("ReferenceEquality") // A generation is the same only when it is the same object.
    private static boolean isOver(Wait wait, Generation live, Instant now) {
        return wait.known() != live || !now.isBefore(wait.until());
    }

    private void end(Wait wait) {
        waiting.remove(wait);
        wait.over().completeAsync(() -> null);
    }

    @PreDestroy
    void close() {
        looking.cancel(true);
        thread.shutdown();
        waiting.forEach(this::end);
    }
}
