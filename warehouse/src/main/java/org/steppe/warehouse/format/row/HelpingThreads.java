package org.steppe.warehouse.format.row;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Threads that encode a part of an answer while the answer's own thread encodes another. They are few, and work that
 * finds them busy is not queued: with many answers at once each is written by its own thread.
 */
public final class HelpingThreads implements AutoCloseable {

    private final Semaphore free;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("steppe-encoder-", 1).daemon(true).factory());

    public HelpingThreads(int most) {
        this.free = new Semaphore(most);
    }

    /** As many as there are processors beside that of the answer's own thread. */
    public static HelpingThreads ofMachine() {
        return new HelpingThreads(Runtime.getRuntime().availableProcessors() - 1);
    }

    /** @return null when all are busy: the work is then left to the caller */
    @Nullable
    CompletableFuture<Void> tryBegin(Runnable work) {
        if (!free.tryAcquire()) {
            return null;
        }
        return CompletableFuture.runAsync(work, threads).whenComplete((_, _) -> free.release());
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
