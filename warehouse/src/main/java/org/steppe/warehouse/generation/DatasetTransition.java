package org.steppe.warehouse.generation;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * What a transition meant for one dataset.
 *
 * @param before its latest version until then, null when there was no such dataset
 * @param after its latest version from then on, null when the dataset was withdrawn
 * @param changes from the one to the other; null when they are the same, or when it could not be counted any more
 */
public record DatasetTransition(
        String dataset,
        @Nullable DatasetVersion before,
        @Nullable DatasetVersion after,
        @Nullable ChangeCounts changes) {

    public boolean isChange() {
        return before == null ? after != null : !before.equals(after);
    }
}
