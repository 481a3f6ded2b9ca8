package org.steppe.warehouse.generation;

import java.util.List;

/**
 * All versions of one dataset that a generation keeps.
 *
 * @param versions oldest first, at least one; the last is the latest
 */
public record DatasetEntry(String dataset, List<VersionEntry> versions) {

    public DatasetEntry {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("Dataset " + dataset + " has no version");
        }
    }

    public VersionEntry latest() {
        return versions.getLast();
    }
}
