package org.steppe.warehouse.store;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * What a load does to one dataset.
 *
 * @param before the live version, null for a new dataset
 * @param after the version after publication; equal to {@code before} when nothing changed
 */
public record PreparedDataset(
        String dataset,
        @Nullable DatasetVersion before,
        DatasetVersion after,
        long observations,
        long figures,
        ChangeCounts changes) {

    public boolean isChanged() {
        return !after.equals(before);
    }
}
