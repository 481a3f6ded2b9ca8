package org.steppe.api.data;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.StoredVersion;

/**
 * Two versions of a dataset whose difference is asked for.
 *
 * @param since the one to compare with, null for none
 */
record VersionPair(StoredVersion version, @Nullable StoredVersion since) {

    /** What the difference depends on. Labels change without a new version, content and structure do not. */
    String identity() {
        return identity(version) + " " + (since == null ? "none" : identity(since));
    }

    private static String identity(StoredVersion stored) {
        return stored.entry().version() + " " + stored.entry().contentDigest() + " "
                + stored.entry().description().sha256();
    }
}
