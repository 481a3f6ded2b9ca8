package org.steppe.warehouse.generation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a dataset are kept. The latest of the live generation is always kept.
 *
 * @param versions how many of the newest, at least 1
 * @param before only versions published before this are dropped; null when their age does not matter
 */
public record Retention(int versions, @Nullable Instant before) {

    public Retention {
        if (versions < 1) {
            throw new IllegalArgumentException("At least one version of each dataset is kept, found " + versions);
        }
    }

    boolean isOldEnough(VersionEntry version) {
        return before == null || version.publishedAt().isBefore(before);
    }
}
