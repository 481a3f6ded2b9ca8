package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * A dataset as a load would publish it.
 *
 * @param before the live version, null for a new dataset
 * @param version equal to the live one when the content is
 * @param file the finished data file in the staging folder; null when the live file serves
 * @param bulkFiles beside it; none when the live files serve
 * @param vintages the vintages file beside it; null when the live file serves, or there is no row
 */
record StagedVersion(
        @Nullable VersionEntry before,
        DatasetVersion version,
        @Nullable Path file,
        List<StagedBulkFile> bulkFiles,
        @Nullable Path vintages,
        DatasetDescription description,
        String contentDigest,
        String structureDigest,
        ChangeCounts changes) {

    StagedVersion {
        bulkFiles = List.copyOf(bulkFiles);
    }
}
