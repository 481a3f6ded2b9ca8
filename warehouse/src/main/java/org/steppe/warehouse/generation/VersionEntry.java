package org.steppe.warehouse.generation;

import java.time.Instant;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * One published version of a dataset.
 *
 * @param version {@code major.minor}
 * @param publishedAt when its first generation was published
 * @param data the DuckDB file with its observations and figures
 * @param description the JSON file with its {@link DatasetDescription}
 * @param contentDigest SHA-256 over all figures with their judgement, in stored order; equal content has equal digests
 * @param structureDigest SHA-256 over dimensions, attributes and the codes in use with their parents
 * @param changes against the version before; of the first version everything is added
 */
public record VersionEntry(
        DatasetVersion version,
        Instant publishedAt,
        FileEntry data,
        FileEntry description,
        String contentDigest,
        String structureDigest,
        long observations,
        long figures,
        ChangeCounts changes) {}
