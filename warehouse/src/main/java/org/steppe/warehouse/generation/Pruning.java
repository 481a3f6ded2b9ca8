package org.steppe.warehouse.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops old versions. First a generation without them becomes live, as by a load; then, when services had time to follow,
 * the older generations are rewritten or go, and only then the files that nothing names any more. Whatever stops it in
 * between leaves a whole warehouse, and the next pruning goes on where it stopped. Used by the holder of the lock.
 */
public final class Pruning {

    private final WarehouseFolder folder;
    private final GenerationFiles files;
    private final Runnable betweenSteps;

    public Pruning(WarehouseFolder folder) {
        this(folder, () -> {});
    }

    /** @param betweenSteps called after every step, for those who want to stop there */
    Pruning(WarehouseFolder folder, Runnable betweenSteps) {
        this.folder = folder;
        this.files = new GenerationFiles(folder);
        this.betweenSteps = betweenSteps;
    }

    /**
     * What there is to drop.
     *
     * @param nextNumber of a generation that takes the place of the live one
     */
    public PruningPlan plan(Manifest live, Retention retention, long nextNumber, Instant now) {
        List<Manifest> complete = folder.listManifests();
        return new PruningPlanner(folder, live, complete).plan(retention, nextNumber, now);
    }

    /**
     * Carries out a plan.
     *
     * @param history up to the live generation
     * @param grace how long services have to follow before files go
     */
    public void carryOut(PruningPlan plan, History history, @Nullable String note, Duration grace)
            throws IOException, InterruptedException {
        Manifest successor = plan.successor();
        if (successor != null) {
            files.publish(
                    successor,
                    history,
                    history.next(
                            successor,
                            plan.live(),
                            successor.createdAt(),
                            Transition.Kind.PRUNING,
                            note,
                            History.Counting.UNKNOWN));
            betweenSteps.run();
            Thread.sleep(grace);
            drop(WarehouseFolder.manifestPath(plan.live().number()));
        }
        for (Manifest manifest : plan.rewritten()) {
            files.rewrite(manifest);
            betweenSteps.run();
        }
        for (long generation : plan.generations()) {
            drop(WarehouseFolder.manifestPath(generation));
        }
        for (PruningPlan.LostFile file : plan.files()) {
            drop(file.path());
        }
    }

    private void drop(String path) throws IOException {
        Path file = folder.root().resolve(path);
        Files.deleteIfExists(file);
        betweenSteps.run();
    }
}
