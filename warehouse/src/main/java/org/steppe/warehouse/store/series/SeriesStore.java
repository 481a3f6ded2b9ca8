package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.structure.DataStructure;

/**
 * Answers from the Arrow files of versions what needs no engine: current values from one, those of past days from
 * another together with their keys from the first. The index of a file is made in the background, for the latest versions at once and for older ones when they
 * are first asked for; before it stands, and wherever a file is missing or damaged, there is no answer from here. Safe
 * for use by many threads.
 */
public final class SeriesStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesStore.class);

    private final WarehouseFolder folder;
    private final BufferAllocator memory;
    private final Map<FileEntry, IndexedFile> ready = new ConcurrentHashMap<>();
    private final Set<FileEntry> begun = new HashSet<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("steppe-series-index").daemon(true).factory());
    private final Executor later;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Object opening = new Object();
    private Set<FileEntry> kept = Set.of();

    /**
     * @param memory from which batches are taken; closed by its owner, after this store
     * @param delay after which an index is begun
     */
    public SeriesStore(WarehouseFolder folder, BufferAllocator memory, Duration delay) {
        this.folder = folder;
        this.memory = memory;
        this.later = delay.isZero()
                ? background
                : CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, background);
    }

    /** Follows a generation: indexes its latest versions and lets go of what it does not have. */
    public void follow(Generation generation) {
        var files = new HashSet<FileEntry>();
        for (var dataset : generation.listDatasets()) {
            for (var version : dataset.versions()) {
                for (Kind kind : Kind.values()) {
                    kind.findFile(version).ifPresent(files::add);
                }
            }
        }
        synchronized (this) {
            kept = Set.copyOf(files);
            begun.retainAll(kept);
        }
        ready.keySet().stream().filter(file -> !files.contains(file)).toList().forEach(this::letGo);
        for (Kind kind : Kind.values()) {
            for (var dataset : generation.listDatasets()) {
                VersionEntry latest = dataset.latest();
                begin(latest, kind, structure(generation, dataset.dataset(), latest.version()));
            }
        }
    }

    private static DataStructure structure(Generation generation, String dataset, DatasetVersion version) {
        return generation.getDescription(dataset, version).dataflow().structure();
    }

    /** What a file holds; current values are asked for the most, so they come first. */
    private enum Kind {
        CURRENT_VALUES,
        VINTAGES;

        private Optional<FileEntry> findFile(VersionEntry version) {
            return switch (this) {
                case CURRENT_VALUES -> version.findFile(BulkFile.ARROW).map(BulkFile::file);
                case VINTAGES -> Optional.ofNullable(version.vintages());
            };
        }
    }

    /**
     * The rows of a query, where they can be had without an engine.
     *
     * @return whoever takes it closes it
     */
    public Optional<ObservationCursor> open(Generation generation, DataQuery query) {
        Kind kind = query.asOf() == null ? Kind.CURRENT_VALUES : Kind.VINTAGES;
        VersionEntry version =
                generation.findVersion(query.dataset(), query.version()).orElse(null);
        FileEntry entry = version == null ? null : kind.findFile(version).orElse(null);
        if (version == null || entry == null) {
            return Optional.empty();
        }
        DataStructure structure = structure(generation, query.dataset(), query.version());
        if (!SeriesSelection.isFor(query, structure)) {
            return Optional.empty();
        }
        IndexedFile indexed = ready.get(entry);
        if (indexed == null) {
            begin(version, kind, structure);
            return Optional.empty();
        }
        try {
            return indexed.open(query);
        } catch (IOException e) {
            LOG.error("The Arrow file of {} {} cannot be read", query.dataset(), query.version(), e);
            return Optional.empty();
        }
    }

    private synchronized void begin(VersionEntry version, Kind kind, DataStructure structure) {
        FileEntry entry = kind.findFile(version).orElse(null);
        if (entry == null || !kept.contains(entry)) {
            return;
        }
        if (kind == Kind.VINTAGES) {
            begin(version, Kind.CURRENT_VALUES, structure);
        }
        if (begun.add(entry)) {
            unfinished.incrementAndGet();
            try {
                later.execute(() -> {
                    index(entry, version, kind, structure);
                    unfinished.decrementAndGet();
                });
            } catch (RejectedExecutionException closing) {
                LOG.debug("No index is made any more", closing);
            }
        }
    }

    private void index(FileEntry entry, VersionEntry version, Kind kind, DataStructure structure) {
        try {
            IndexedFile indexed = switch (kind) {
                case CURRENT_VALUES -> indexCurrentValues(entry, structure);
                case VINTAGES -> indexVintages(entry, version);
            };
            if (indexed != null && !publish(entry, indexed)) {
                indexed.release();
            }
        } catch (ClosedByInterruptException closing) {
            LOG.debug("An index was given up while the store closed", closing);
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with the file, the engine still has the rows.
            LOG.error("The Arrow file {} cannot be indexed; the engine answers instead", entry.path(), e);
        }
    }

    private @Nullable IndexedFile indexCurrentValues(FileEntry entry, DataStructure structure) throws IOException {
        folder.verify(entry);
        RecordFile file = openUnlessClosing(() -> RecordFile.open(folder.resolve(entry), memory));
        return file == null ? null : IndexedFile.ofCurrentValues(file, structure, memory);
    }

    private @Nullable IndexedFile indexVintages(FileEntry entry, VersionEntry version) throws IOException {
        IndexedFile current =
                Kind.CURRENT_VALUES.findFile(version).map(ready::get).orElse(null);
        if (current == null) {
            LOG.debug("The Arrow file {} is of no use without that of the current values", entry.path());
            askAgain(entry);
            return null;
        }
        folder.verify(entry);
        RecordFile file = openUnlessClosing(() -> current.openBeside(folder.resolve(entry)));
        return file == null ? null : current.withVintages(file);
    }

    /** Lets a later question begin the index anew. */
    private synchronized void askAgain(FileEntry entry) {
        begun.remove(entry);
    }

    @FunctionalInterface
    private interface Opening {

        RecordFile open() throws IOException;
    }

    /** @return null when the store closes, which interrupts all but this: Arrow keeps the memory of what it cannot read */
    private @Nullable RecordFile openUnlessClosing(Opening file) throws IOException {
        synchronized (opening) {
            return background.isShutdown() ? null : file.open();
        }
    }

    private synchronized boolean publish(FileEntry entry, IndexedFile indexed) {
        if (!kept.contains(entry) || background.isShutdown()) {
            return false;
        }
        IndexedFile before = ready.put(entry, indexed);
        if (before != null) {
            // Begun once more for a generation that had left and came back.
            before.release();
        }
        return true;
    }

    /** Whether every index that was begun stands or has failed. */
    public boolean isSettled() {
        return unfinished.get() == 0;
    }

    private void letGo(FileEntry entry) {
        IndexedFile indexed = ready.remove(entry);
        if (indexed != null) {
            indexed.release();
        }
    }

    @Override
    public void close() {
        synchronized (opening) {
            background.shutdownNow();
        }
        try {
            if (!background.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("An index is still being made while the store closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ready.values().forEach(IndexedFile::close);
        ready.clear();
    }
}
