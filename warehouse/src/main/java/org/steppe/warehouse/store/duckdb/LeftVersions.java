package org.steppe.warehouse.store.duckdb;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * Finds versions of datasets that the live generation does not keep, in the other generations on disk. A data file is
 * checked when it is first found. Safe for use by many threads.
 */
final class LeftVersions {

    private static final Logger LOG = LoggerFactory.getLogger(LeftVersions.class);

    private final WarehouseFolder folder;
    private final Set<FileEntry> sound = new HashSet<>();

    LeftVersions(WarehouseFolder folder) {
        this.folder = folder;
    }

    Optional<StoredVersion> find(String dataset, DatasetVersion version) {
        List<VersionEntry> entries = folder.listManifests().reversed().stream()
                .flatMap(manifest -> manifest.datasets().stream())
                .filter(entry -> entry.dataset().equals(dataset))
                .flatMap(entry -> entry.versions().stream())
                .filter(entry -> entry.version().equals(version))
                .limit(1)
                .toList();
        return entries.stream().flatMap(entry -> read(dataset, entry).stream()).findFirst();
    }

    private Optional<StoredVersion> read(String dataset, VersionEntry entry) {
        try {
            requireSound(entry.data());
            return Optional.of(new StoredVersion(dataset, entry, folder.readDescription(entry)));
        } catch (SteppeException e) {
            LOG.warn("Version {} of {} cannot be read any more", entry.version(), dataset, e);
            return Optional.empty();
        }
    }

    private synchronized void requireSound(FileEntry data) {
        if (sound.contains(data)) {
            folder.requireSize(data);
        } else {
            folder.verify(data);
            sound.add(data);
        }
    }
}
