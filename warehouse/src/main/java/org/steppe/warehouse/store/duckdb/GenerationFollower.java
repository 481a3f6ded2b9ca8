package org.steppe.warehouse.store.duckdb;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.generation.WarehouseFolder.Pointer;
import org.steppe.warehouse.store.StoreHealth;

/**
 * Keeps the live generation: looks at {@code CURRENT} again and again, checks a new generation completely and only then
 * makes it live. Whatever fails leaves the last good one live and is told in the health.
 *
 * <p>At the start there is none to stay live meanwhile, so digests of data files are checked while the generation is
 * served already: a start need not wait until all data were read once. A file that was altered without losing its size
 * or its tables is taken from service within that time, and an older generation stands in.
 */
final class GenerationFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationFollower.class);

    /**
     * A generation found damaged is read again in case somebody has repaired it, after so many looks at first and then
     * ever more rarely: reading all of it takes seconds.
     */
    private static final int LOOKS_BEFORE_SECOND_TRY = 4;

    private static final int LOOKS_BEFORE_ANY_TRY = 240;

    private final WarehouseFolder folder;
    private final GenerationReader reader;
    private final Consumer<Generation> onLive;
    private final Thread thread;
    private volatile State state = new State(null, null, null);
    private @Nullable Pointer refused;
    private int looksUntilRetry;
    private int pause;
    private boolean starting;
    private volatile boolean stopping;

    /**
     * What is served.
     *
     * @param pointer the one that named the generation, null when it stands in for a damaged one
     */
    private record State(
            @Nullable Generation generation,
            @Nullable Pointer pointer,
            @Nullable String problem) {}

    /** @param onLive told of every generation before it becomes live */
    GenerationFollower(
            WarehouseFolder folder, GenerationReader reader, DuckDbSettings settings, Consumer<Generation> onLive) {
        this.folder = folder;
        this.reader = reader;
        this.onLive = onLive;
        this.thread = Thread.ofPlatform().name("steppe-generation").daemon(true).unstarted(() -> watch(settings));
    }

    /** Looks once and then keeps looking in a thread of its own. */
    void start() {
        starting = true;
        look();
        starting = false;
        thread.start();
    }

    private void watch(DuckDbSettings settings) {
        try {
            Thread.sleep(settings.backgroundDelay());
            checkDigests();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(settings.pollInterval());
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    Generation generation() {
        Generation live = state.generation();
        if (live == null) {
            throw new SteppeException(
                    ErrorCode.GENERATION_MISSING,
                    "There is no generation of the warehouse to read yet. It is served as soon as one is published.");
        }
        return live;
    }

    StoreHealth health() {
        State now = state;
        Generation live = now.generation();
        return live == null
                ? new StoreHealth(null, null, now.problem())
                : new StoreHealth(live.number(), live.manifest().createdAt(), now.problem());
    }

    /** Looks at {@code CURRENT} and follows it. */
    synchronized void look() {
        try {
            Optional<Pointer> pointer = folder.findPointer();
            if (pointer.isEmpty()) {
                stay("No generation is named as live" + servedInstead());
            } else {
                follow(pointer.get());
            }
        } catch (SteppeException e) {
            stay("What names the live generation cannot be read" + servedInstead());
            LOG.debug("CURRENT cannot be read", e);
        } catch (RuntimeException e) {
            stay("The live generation could not be looked up" + servedInstead());
            LOG.error("Following the live generation failed", e);
        }
    }

    private void follow(Pointer pointer) {
        if (pointer.equals(state.pointer())) {
            stay(null);
            return;
        }
        boolean again = pointer.equals(refused);
        if (again && --looksUntilRetry > 0) {
            return;
        }
        try {
            Manifest manifest = reader.readManifest(pointer);
            Generation generation =
                    starting ? reader.readWithoutDigests(pointer, manifest) : reader.read(pointer, manifest);
            makeLive(generation, pointer, null);
            refused = null;
        } catch (DamagedGenerationException e) {
            if (!stopping) {
                refuse(pointer, again, e);
            }
        }
    }

    /** What {@link #start} left for later. */
    private synchronized void checkDigests() {
        State served = state;
        Generation generation = served.generation();
        Pointer pointer = served.pointer();
        if (generation == null || pointer == null) {
            return;
        }
        try {
            reader.checkDigests(generation);
        } catch (DamagedGenerationException e) {
            if (!stopping) {
                state = new State(null, null, null);
                refuse(pointer, false, e);
            }
        } catch (RuntimeException e) {
            // New generations are followed by the same thread, which must go on.
            LOG.error("The digests of generation {} could not be checked", generation.number(), e);
        }
    }

    private void refuse(Pointer pointer, boolean again, DamagedGenerationException why) {
        if (!again) {
            LOG.error("Generation {} is not served. {}", pointer.number(), why.details());
        }
        refused = pointer;
        pause = again ? Math.min(2 * pause, LOOKS_BEFORE_ANY_TRY) : LOOKS_BEFORE_SECOND_TRY;
        looksUntilRetry = pause;
        if (state.generation() == null) {
            fallBack(pointer, why.getMessage());
        } else {
            stay(why.getMessage() + servedInstead());
        }
    }

    /** At the start nothing is live that could stay: the newest older generation that is sound stands in. */
    private void fallBack(Pointer damaged, @Nullable String why) {
        boolean namesNothing = !Files.exists(folder.root().resolve(damaged.path()));
        List<Manifest> older = namesNothing
                ? List.of()
                : folder.listManifests().stream()
                        .filter(manifest -> manifest.number() < damaged.number())
                        .sorted(Comparator.comparingLong(Manifest::number).reversed())
                        .toList();
        for (Manifest manifest : older) {
            try {
                Generation generation = reader.readInstead(damaged, manifest);
                makeLive(generation, null, why + "; generation " + manifest.number() + " is served instead");
                return;
            } catch (DamagedGenerationException e) {
                LOG.warn("Generation {} cannot stand in. {}", manifest.number(), e.details());
            }
        }
        stay(why + servedInstead());
    }

    private void makeLive(Generation generation, @Nullable Pointer pointer, @Nullable String problem) {
        onLive.accept(generation);
        state = new State(generation, pointer, problem);
        LOG.info("Generation {} is live", generation.number());
    }

    private void stay(@Nullable String problem) {
        State now = state;
        if (problem != null && !problem.equals(now.problem())) {
            LOG.warn("{}", problem);
        }
        state = new State(now.generation(), now.pointer(), problem);
    }

    private String servedInstead() {
        Generation live = state.generation();
        return live == null ? "; nothing is served" : "; generation " + live.number() + " is served instead";
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
