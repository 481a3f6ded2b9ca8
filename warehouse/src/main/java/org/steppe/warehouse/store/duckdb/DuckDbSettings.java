package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a store that reads may use.
 *
 * @param memoryLimit of the engine, as DuckDB writes it, for instance {@code 2GB}; larger sorts spill to disk
 * @param threads of the engine, shared by all queries
 * @param queryThreads how many queries are worked on at once
 * @param queuedQueries how many more may wait for their first batch before {@code STORE_BUSY} is answered
 * @param pollInterval how often the store looks whether another generation is live
 * @param temporaryFolder where sorts that exceed the memory spill, each store into a folder of its own
 * @param answerFolders in which the store may write answers that are kept as files; whoever asks for such an answer
 *     makes the folder
 * @param backgroundDelay how long after a generation became live what can wait is begun, so that a start has the
 *     processors to itself: its index of series, and the digests of the first one
 */
public record DuckDbSettings(
        String memoryLimit,
        int threads,
        int queryThreads,
        int queuedQueries,
        Duration pollInterval,
        Path temporaryFolder,
        List<Path> answerFolders,
        Duration backgroundDelay) {

    public DuckDbSettings {
        answerFolders = List.copyOf(answerFolders);
        Objects.requireNonNull(temporaryFolder, "temporaryFolder");
        if (!memoryLimit.matches("\\d+(\\.\\d+)? ?([KMGT]i?B|%)")) {
            throw new IllegalArgumentException(
                    "The memory limit is a number with a unit such as 2GB, found '" + memoryLimit + "'");
        }
        if (threads < 1 || queryThreads < 1 || queuedQueries < 0) {
            throw new IllegalArgumentException("A store needs at least one thread of each kind and no negative queue, "
                    + "found " + threads + ", " + queryThreads + ", " + queuedQueries);
        }
        if (pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("The poll interval is positive, found " + pollInterval);
        }
    }

    /** For a service that has the machine to itself but for its own heap. */
    public static DuckDbSettings defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new DuckDbSettings(
                "2GB",
                processors,
                Math.max(4, 2 * processors),
                64,
                Duration.ofMillis(250),
                Path.of(System.getProperty("java.io.tmpdir")),
                List.of(),
                Duration.ZERO);
    }

    public DuckDbSettings queryThreads(int newQueryThreads, int newQueuedQueries) {
        return new DuckDbSettings(
                memoryLimit,
                threads,
                newQueryThreads,
                newQueuedQueries,
                pollInterval,
                temporaryFolder,
                answerFolders,
                backgroundDelay);
    }

    public DuckDbSettings answerFolders(List<Path> newAnswerFolders) {
        return new DuckDbSettings(
                memoryLimit,
                threads,
                queryThreads,
                queuedQueries,
                pollInterval,
                temporaryFolder,
                newAnswerFolders,
                backgroundDelay);
    }

    public DuckDbSettings backgroundDelay(Duration newBackgroundDelay) {
        return new DuckDbSettings(
                memoryLimit,
                threads,
                queryThreads,
                queuedQueries,
                pollInterval,
                temporaryFolder,
                answerFolders,
                newBackgroundDelay);
    }
}
