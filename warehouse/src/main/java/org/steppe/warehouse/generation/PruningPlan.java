package org.steppe.warehouse.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pruning would do. Nothing is done until it is carried out.
 *
 * @param live the generation that is live
 * @param successor what takes its place, the same without the versions that go; null when it keeps them all
 * @param dropped versions that go, by dataset, oldest first
 * @param kept versions that stay, by dataset, oldest first
 * @param generations that can no longer be made live, by number; not the one whose place the successor takes
 * @param rewritten other generations that stay without the versions that go
 * @param files that go, by path
 */
public record PruningPlan(
        Manifest live,
        @Nullable Manifest successor,
        List<Version> dropped,
        List<Version> kept,
        List<Long> generations,
        List<Manifest> rewritten,
        List<LostFile> files) {

    /** A version of a dataset. */
    public record Version(String dataset, VersionEntry entry) {}

    /** A file of the warehouse folder that nothing needs afterwards. */
    public record LostFile(String path, long bytes) {}

    public PruningPlan {
        dropped = List.copyOf(dropped);
        kept = List.copyOf(kept);
        generations = List.copyOf(generations);
        rewritten = List.copyOf(rewritten);
        files = List.copyOf(files);
    }

    public boolean isEmpty() {
        return dropped.isEmpty() && generations.isEmpty() && files.isEmpty();
    }

    public long bytes() {
        return files.stream().mapToLong(LostFile::bytes).sum();
    }
}
