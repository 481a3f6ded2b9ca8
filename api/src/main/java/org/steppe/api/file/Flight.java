package org.steppe.api.file;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A file in the making and those who wait for it. Guarded by the lock of {@link AnswerFiles}. */
final class Flight {

    private final List<CompletableFuture<OpenFile>> waiting = new ArrayList<>();
    private @Nullable Future<?> work;

    void begin(Future<?> begun) {
        work = begun;
    }

    CompletableFuture<OpenFile> join() {
        var waiter = new CompletableFuture<OpenFile>();
        waiting.add(waiter);
        return waiter;
    }

    List<CompletableFuture<OpenFile>> waiting() {
        return List.copyOf(waiting);
    }

    /** @return whether nobody waits any more; the work then ends */
    boolean leave(CompletableFuture<OpenFile> waiter) {
        waiting.removeIf(waiter::equals);
        if (!waiting.isEmpty()) {
            return false;
        }
        if (work != null) {
            work.cancel(true);
        }
        return true;
    }
}
