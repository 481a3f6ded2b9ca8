package org.steppe.warehouse.store.duckdb;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/**
 * The platform threads in which the engine is called: native calls would pin the carriers of virtual threads. New
 * queries are admitted up to a bound; a query once admitted always gets its turn, and has at most one task at a time, so
 * that the queue stays bounded by the answers being read.
 */
final class QueryThreads implements AutoCloseable {

    private final ExecutorService threads;
    private final Semaphore admissions;

    QueryThreads(int count, int queued) {
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("steppe-query-", 1).daemon(true).factory());
        this.admissions = new Semaphore(count + queued);
    }

    /**
     * Runs a new query until it returns.
     *
     * @param onInterrupt called when the waiting thread is interrupted; makes the query return soon
     * @throws SteppeException {@code STORE_BUSY} when too many wait already
     */
    <T> T admit(Callable<T> query, Runnable onInterrupt) throws ExecutionException {
        if (!admissions.tryAcquire()) {
            throw new SteppeException(
                    ErrorCode.STORE_BUSY, "Too many queries are waiting for an answer. Try again in a few seconds.");
        }
        try {
            return run(query, onInterrupt);
        } finally {
            admissions.release();
        }
    }

    /** Runs one more step of a query that was admitted. */
    <T> T run(Callable<T> step, Runnable onInterrupt) throws ExecutionException {
        Future<T> future;
        try {
            future = threads.submit(step);
        } catch (RejectedExecutionException closed) {
            throw new SteppeException(ErrorCode.STORE_BUSY, "The service is stopping.", closed);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    onInterrupt.run();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many more queries would be admitted now. */
    int freeAdmissions() {
        return admissions.availablePermits();
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
