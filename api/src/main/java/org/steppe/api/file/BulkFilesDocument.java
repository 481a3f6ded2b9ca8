package org.steppe.api.file;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.VersionEntry;

/** The files of a version with all its current observations. */
@Serdeable
record BulkFilesDocument(String dataset, String version, List<FileDocument> files) {

    @Serdeable
    record FileDocument(
            String format,
            String mediaType,
            String name,
            String address,
            String immutableAddress,
            long bytes,
            long rows,
            String sha256) {}

    static BulkFilesDocument of(String dataset, VersionEntry version) {
        return new BulkFilesDocument(
                dataset,
                version.version().toString(),
                version.files().stream()
                        .map(file -> describe(dataset, version, file))
                        .toList());
    }

    private static FileDocument describe(String dataset, VersionEntry version, BulkFile file) {
        String name = BulkFileName.ofVersion(dataset, version, file);
        return new FileDocument(
                file.format(),
                mediaTypeOf(file),
                name,
                BulkFileName.address(dataset, name),
                BulkFileName.address(dataset, BulkFileName.immutable(dataset, version, file)),
                file.file().bytes(),
                version.observations(),
                file.file().sha256());
    }

    static String mediaTypeOf(BulkFile file) {
        return switch (file.format()) {
            case BulkFile.ARROW -> "application/vnd.apache.arrow.file";
            case BulkFile.PARQUET -> "application/vnd.apache.parquet";
            case BulkFile.CSV -> "application/zstd";
            default -> "application/octet-stream";
        };
    }
}
