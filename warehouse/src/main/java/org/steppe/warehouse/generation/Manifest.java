package org.steppe.warehouse.generation;

import java.time.Instant;
import java.util.List;

/**
 * What a generation consists of.
 *
 * @param number grows by one with every publication, from 1
 * @param datasets in catalogue order
 * @param catalogue the JSON file with the {@link Catalogue}
 */
public record Manifest(long number, Instant createdAt, List<DatasetEntry> datasets, FileEntry catalogue) {

    public Manifest {
        datasets = List.copyOf(datasets);
    }
}
