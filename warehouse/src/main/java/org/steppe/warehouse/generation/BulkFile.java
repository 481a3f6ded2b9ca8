package org.steppe.warehouse.generation;

/**
 * All current observations of a version in one file, in stored order, made when the version was published.
 *
 * @param format {@code csv.zst}, {@code arrow} (an Arrow IPC file) or {@code parquet}; also the end of the file's name
 */
public record BulkFile(String format, FileEntry file) {

    public static final String CSV = "csv.zst";
    public static final String ARROW = "arrow";
    public static final String PARQUET = "parquet";
}
