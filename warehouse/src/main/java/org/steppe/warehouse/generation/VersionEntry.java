package org.steppe.warehouse.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * @param files for readers who want everything; none in a version published by an older program
 * @param vintages the {@link VintagesFile}; null in a version published by an older program, or without any row
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
        ChangeCounts changes,
        List<BulkFile> files,
        @Nullable FileEntry vintages) {

    public VersionEntry {
        files = files == null ? List.of() : List.copyOf(files);
    }

    public Optional<BulkFile> findFile(String format) {
        return files.stream().filter(file -> file.format().equals(format)).findFirst();
    }

    /** The same version with its description in another file: texts for people may change without the data. */
    public VersionEntry description(FileEntry newDescription) {
        return new VersionEntry(
                version,
                publishedAt,
                data,
                newDescription,
                contentDigest,
                structureDigest,
                observations,
                figures,
                changes,
                files,
                vintages);
    }
}
