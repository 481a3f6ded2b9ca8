package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.ObservationCursor;

/**
 * What was known on days that readers ask about. An engine that looks for the figures of a day goes over all figures of
 * all days; a day that is asked for a second time is therefore written to a file as if it were a version of its own, and
 * answered from there. Files lie in a folder of this process, up to a number of bytes; the one not asked for the longest
 * goes first. Safe for use by many threads.
 */
public final class PastStates implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PastStates.class);

    /** A reader who looks once at a day in passing is not worth a file. */
    private static final int ASKED_BEFORE_WRITING = 2;

    private static final int MOST_REMEMBERED = 1000;

    private final Path folder;
    private final long mostBytes;
    private final BufferAllocator memory;
    private final StateWriter writer;
    private final Map<Past, State> states = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Past, Integer> asked = new HashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("steppe-past-states").daemon(true).factory());
    private final AtomicInteger unfinished = new AtomicInteger();
    private Set<FileEntry> kept = Set.of();
    private boolean closed;

    /** Writes all observations as they were known on a day into an Arrow file, in stored order. */
    @FunctionalInterface
    public interface StateWriter {

        void write(Generation generation, StoredVersion version, LocalDate day, Path file) throws IOException;
    }

    private record Past(FileEntry data, LocalDate day) {}

    private record State(IndexedFile rows, Path file, long bytes) {}

    /**
     * @param folder below which a folder is made for the files
     * @param mostBytes of all files together; 0 for none
     * @param memory from which batches are taken; closed by its owner, after this
     */
    public PastStates(Path folder, long mostBytes, BufferAllocator memory, StateWriter writer) {
        this.folder = folder.resolve("steppe-past-" + UUID.randomUUID());
        this.mostBytes = mostBytes;
        this.memory = memory;
        this.writer = writer;
    }

    /** Lets go of what belongs to versions that a generation does not have. */
    public synchronized void follow(Generation generation) {
        var files = new HashSet<FileEntry>();
        for (var dataset : generation.listDatasets()) {
            dataset.versions().forEach(version -> files.add(version.data()));
        }
        kept = Set.copyOf(files);
        asked.keySet().removeIf(past -> !kept.contains(past.data()));
        for (Past past : states.keySet().stream()
                .filter(known -> !kept.contains(known.data()))
                .toList()) {
            State state = states.remove(past);
            if (state != null) {
                discard(state);
            }
        }
    }

    /**
     * The rows of a query about a past day, where they can be had without an engine.
     *
     * @return whoever takes it closes it
     */
    public Optional<ObservationCursor> open(Generation generation, StoredVersion version, DataQuery query) {
        LocalDate day = query.asOf();
        DataQuery current = query.asOf(null);
        if (day == null
                || !SeriesSelection.isFor(
                        current, version.description().dataflow().structure())) {
            return Optional.empty();
        }
        IndexedFile rows = find(generation, version, new Past(version.entry().data(), day));
        if (rows == null) {
            return Optional.empty();
        }
        try {
            return rows.open(current);
        } catch (IOException e) {
            LOG.error("The state of {} on {} cannot be read", query.dataset(), day, e);
            return Optional.empty();
        }
    }

    private synchronized @Nullable IndexedFile find(Generation generation, StoredVersion version, Past past) {
        State state = states.get(past);
        if (state != null) {
            return state.rows();
        }
        if (isWorthAFile(version, past)) {
            unfinished.incrementAndGet();
            try {
                background.execute(() -> {
                    try {
                        make(generation, version, past);
                    } finally {
                        unfinished.decrementAndGet();
                    }
                });
            } catch (RejectedExecutionException closing) {
                LOG.debug("No state is written any more", closing);
            }
        }
        return null;
    }

    private boolean isWorthAFile(StoredVersion version, Past past) {
        long expected = version.entry()
                .findFile(BulkFile.ARROW)
                .map(file -> file.file().bytes())
                .orElse(Long.MAX_VALUE);
        if (closed || expected > mostBytes || !kept.contains(past.data())) {
            return false;
        }
        if (asked.size() >= MOST_REMEMBERED) {
            asked.clear();
        }
        return asked.merge(past, 1, Integer::sum) == ASKED_BEFORE_WRITING;
    }

    private void make(Generation generation, StoredVersion version, Past past) {
        Path file = folder.resolve(UUID.randomUUID() + ".arrow");
        try {
            Files.createDirectories(folder);
            writer.write(generation, version, past.day(), file);
            IndexedFile rows =
                    IndexedFile.build(file, version.description().dataflow().structure(), memory);
            keep(past, new State(rows, file, Files.size(file)));
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The state of {} on {} could not be written; the engine answers", version.dataset(), past.day(), e);
            delete(file);
            if (e instanceof SteppeException told && told.code() == ErrorCode.STORE_BUSY) {
                forget(past);
            }
        }
    }

    /** A busy engine has time later; whatever else went wrong would go wrong again. */
    private synchronized void forget(Past past) {
        asked.remove(past);
    }

    private synchronized void keep(Past past, State state) {
        asked.remove(past);
        if (closed || !kept.contains(past.data())) {
            discard(state);
            return;
        }
        states.put(past, state);
        Iterator<State> longestUnused = states.values().iterator();
        while (bytes() > mostBytes) {
            discard(longestUnused.next());
            longestUnused.remove();
        }
    }

    private long bytes() {
        return states.values().stream().mapToLong(State::bytes).sum();
    }

    /** Answers that are open keep the file until they end: only its name goes. */
    private static void discard(State state) {
        state.rows().release();
        delete(state.file());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A file of a past state stays behind: {}", file, e);
        }
    }

    /** Whether every file that was begun stands or has failed. */
    public boolean isSettled() {
        return unfinished.get() == 0;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        background.shutdownNow();
        try {
            if (!background.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("A past state is still being written while the store closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            states.values().forEach(state -> {
                state.rows().close();
                delete(state.file());
            });
            states.clear();
        }
        delete(folder);
    }
}
