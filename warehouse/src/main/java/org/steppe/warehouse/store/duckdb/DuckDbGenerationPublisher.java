package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.GenerationFiles;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.HistoryReader;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.Pruning;
import org.steppe.warehouse.generation.PruningPlan;
import org.steppe.warehouse.generation.Retention;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.generation.WarehouseFolder.Pointer;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.Staging;

/** The one writer of a warehouse folder. */
final class DuckDbGenerationPublisher implements GenerationPublisher {

    private final WarehouseFolder folder;
    private final GenerationFiles files;
    private final HistoryReader histories;
    private final Clock clock;
    private final int chunkRows;
    private final FileChannel lockChannel;
    private final FileLock lock;

    private DuckDbGenerationPublisher(
            WarehouseFolder folder, Clock clock, int chunkRows, FileChannel lockChannel, FileLock lock) {
        this.folder = folder;
        this.files = new GenerationFiles(folder);
        this.histories = new HistoryReader(folder);
        this.clock = clock;
        this.chunkRows = chunkRows;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    static DuckDbGenerationPublisher open(Path root, Clock clock) {
        return open(root, clock, VintagesFileWriter.CHUNK_ROWS);
    }

    /** @param chunkRows as {@link VintagesFileWriter} takes them */
    static DuckDbGenerationPublisher open(Path root, Clock clock, int chunkRows) {
        var folder = new WarehouseFolder(root);
        try {
            Files.createDirectories(folder.root());
            FileChannel channel =
                    FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new SteppeException(
                        ErrorCode.WAREHOUSE_LOCKED,
                        "Another load is writing this warehouse. Wait until it has ended, then try again.");
            }
            StagingFolders.remove(folder.stagingFolder());
            return new DuckDbGenerationPublisher(folder, clock, chunkRows, channel, lock);
        } catch (IOException e) {
            throw new SteppeException(
                    ErrorCode.WAREHOUSE_NOT_WRITABLE,
                    "The warehouse folder cannot be written. Does it exist, and may this user write there?",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public Optional<Generation> current() {
        return folder.findPointer().map(pointer -> {
            Manifest manifest = folder.readManifest(pointer);
            return folder.readGeneration(manifest, histories.read(pointer, manifest));
        });
    }

    @Override
    public List<Manifest> listGenerations() {
        return folder.listManifests();
    }

    @Override
    public Staging stage(Catalogue catalogue) {
        Generation live = current().orElse(null);
        if (live != null) {
            requireDataFiles(live.manifest());
        }
        History history = live == null ? histories.readAll(null) : live.history();
        var context = new PublicationContext(folder, files, live, listGenerations(), history, now());
        Path staging = folder.stagingFolder().resolve(UUID.randomUUID().toString());
        return new DuckDbStaging(staging, context, datedSources(catalogue, live), chunkRows);
    }

    /** A second is exact enough for people, and prints the same in every format. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The live data files are compared with and shared: a damaged one must not be carried on. */
    private void requireDataFiles(Manifest live) {
        for (DatasetEntry dataset : live.datasets()) {
            for (VersionEntry version : dataset.versions()) {
                folder.requireSizes(version);
            }
        }
    }

    /** Sources keep the day of their first load; a new one gets today. */
    private Catalogue datedSources(Catalogue catalogue, @Nullable Generation live) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Source> sources = catalogue.sources().stream()
                .map(source -> source.firstLoadedOn(firstLoad(source, live, today)))
                .toList();
        return new Catalogue(
                catalogue.dataflows(), catalogue.codelists(), sources, catalogue.corrections(), catalogue.documents());
    }

    private static LocalDate firstLoad(Source source, @Nullable Generation live, LocalDate today) {
        return Optional.ofNullable(live)
                .flatMap(generation -> generation.findSource(source.id()))
                .map(Source::firstLoadedOn)
                .orElse(today);
    }

    @Override
    public void rollback(long generation, @Nullable String note) {
        List<Manifest> manifests = listGenerations();
        Manifest target = manifests.stream()
                .filter(manifest -> manifest.number() == generation)
                .findFirst()
                .orElseThrow(() -> new SteppeException(
                        ErrorCode.GENERATION_MISSING,
                        "There is no complete generation " + generation
                                + " in this warehouse. 'versions' lists them."));
        Pointer pointer =
                readable(folder::findPointer).flatMap(Function.identity()).orElse(null);
        Manifest live = pointer == null
                ? null
                : readable(() -> folder.readManifest(pointer)).orElse(null);
        if (target.equals(live)) {
            return;
        }
        History history = pointer == null || live == null ? histories.readAll(pointer) : histories.read(pointer, live);
        var counting = new StoredVersionCounting(folder, manifests);
        try {
            files.pointTo(history, history.next(target, live, now(), Transition.Kind.ROLLBACK, note, counting));
        } catch (IOException e) {
            throw new SteppeException(ErrorCode.WAREHOUSE_NOT_WRITABLE, "The warehouse folder cannot be written.", e);
        }
    }

    @Override
    public PruningPlan planPruning(Retention retention) {
        Generation live = requireLive();
        List<Manifest> manifests = listGenerations();
        var context = new PublicationContext(folder, files, live, manifests, live.history(), now());
        return new Pruning(folder).plan(live.manifest(), retention, context.nextNumber(), now());
    }

    private Generation requireLive() {
        return current()
                .orElseThrow(() -> new SteppeException(
                        ErrorCode.GENERATION_MISSING,
                        "There is no generation in this warehouse yet; 'load' publishes the first."));
    }

    @Override
    public void prune(PruningPlan plan, @Nullable String note, Duration grace) {
        Generation live = requireLive();
        if (!live.manifest().equals(plan.live())) {
            throw new IllegalArgumentException("Generation " + live.number() + " is live, the plan is of another");
        }
        try {
            new Pruning(folder).carryOut(plan, live.history(), note, grace);
        } catch (IOException e) {
            throw new SteppeException(
                    ErrorCode.WAREHOUSE_NOT_WRITABLE,
                    "The warehouse folder cannot be written. What is live is whole; 'prune' goes on where it stopped.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A rollback is the way out when the live generation is damaged, so that must not stop it. */
    private static <T> Optional<T> readable(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SteppeException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try (lockChannel) {
            lock.release();
        } catch (IOException e) {
            StagingFolders.LOG.warn("The lock of the warehouse could not be released cleanly", e);
        }
    }
}
