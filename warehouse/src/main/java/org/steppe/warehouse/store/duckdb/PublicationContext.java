package org.steppe.warehouse.store.duckdb;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.GenerationFiles;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * What a load needs to know of the warehouse it writes into.
 *
 * @param live the live generation, null in a new folder
 * @param all every manifest on disk, also those that a rollback left behind
 * @param history up to the live generation
 * @param now the time of this publication
 */
record PublicationContext(
        WarehouseFolder folder,
        GenerationFiles files,
        @Nullable Generation live,
        List<Manifest> all,
        History history,
        Instant now) {

    PublicationContext {
        all = List.copyOf(all);
    }

    Optional<DatasetEntry> findLive(String dataset) {
        return live == null ? Optional.empty() : live.findDataset(dataset);
    }

    /** The highest version that any generation has given to a dataset: a version means one content for ever. */
    Optional<DatasetVersion> highestVersion(String dataset) {
        Stream<DatasetVersion> onDisk = all.stream()
                .flatMap(manifest -> manifest.datasets().stream())
                .filter(entry -> entry.dataset().equals(dataset))
                .flatMap(entry -> entry.versions().stream())
                .map(VersionEntry::version);
        // Also those that were pruned.
        return Stream.concat(onDisk, history.listPublished(dataset).stream()).max(DatasetVersion::compareTo);
    }

    long nextNumber() {
        long highest = all.stream().mapToLong(Manifest::number).max().orElse(0);
        long known = Math.max(highest, history.highestGeneration());
        return Math.max(known, live == null ? 0 : live.number()) + 1;
    }
}
