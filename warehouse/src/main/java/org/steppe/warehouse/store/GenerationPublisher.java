package org.steppe.warehouse.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.PruningPlan;
import org.steppe.warehouse.generation.Retention;

/**
 * Writes generations into a warehouse folder. Holds the folder's lock from its creation until it is closed, so there is
 * never more than one; readers are not disturbed. Used by one thread.
 */
public interface GenerationPublisher extends AutoCloseable {

    /** The live generation, or empty in a new folder. */
    Optional<Generation> current();

    /** The generations whose manifests and files are all on disk, oldest first. */
    List<Manifest> listGenerations();

    /**
     * Begins a load. The figures of the load replace all figures of the live generation: what is not staged is
     * withdrawn.
     */
    Staging stage(Catalogue catalogue);

    /** As {@link #rollback(long, String)}, without a word why. */
    default void rollback(long generation) {
        rollback(generation, null);
    }

    /**
     * Makes an older generation live again, or a newer one that was left. Nothing happens when it is live already.
     *
     * @param note why, for the history
     * @throws org.steppe.warehouse.error.SteppeException {@code GENERATION_MISSING} when it is not on disk
     */
    void rollback(long generation, @Nullable String note);

    /**
     * What pruning would drop; nothing is dropped yet.
     *
     * @throws org.steppe.warehouse.error.SteppeException {@code GENERATION_MISSING} when nothing is live
     */
    PruningPlan planPruning(Retention retention);

    /**
     * Drops what a plan says that was made by this publisher. What is live stays, and who reads goes on reading.
     *
     * @param note why, for the history
     * @param grace how long services have to follow before files go
     */
    void prune(PruningPlan plan, @Nullable String note, Duration grace);

    @Override
    void close();
}
