package org.steppe.warehouse.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of observations; among equally welcome ones the first is chosen. */
public enum DataFormat {
    JSON("application/json", "application/json", "json"),
    CSV("text/csv", "text/csv; charset=utf-8; header=present", "csv"),
    ARROW("application/vnd.apache.arrow.stream", "application/vnd.apache.arrow.stream", "arrows"),
    ARROW_FILE("application/vnd.apache.arrow.file", "application/vnd.apache.arrow.file", "arrow"),
    NDJSON("application/x-ndjson", "application/x-ndjson", "ndjson"),
    TSV("text/tab-separated-values", "text/tab-separated-values; charset=utf-8; header=present", "tsv");

    private final String mediaType;
    private final String contentType;
    private final String extension;

    DataFormat(String mediaType, String contentType, String extension) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The word for {@code format=}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** With parameters. */
    public String contentType() {
        return contentType;
    }

    /** Of a file with such an answer. */
    public String extension() {
        return extension;
    }

    /**
     * Whether an answer is a cube: one cell for each key, so that every dimension, the period and the value belong to
     * it whatever columns are asked for, and only one figure of each observation has a place.
     */
    public boolean isCube() {
        return switch (this) {
            case JSON, CSV, ARROW, ARROW_FILE, NDJSON, TSV -> false;
        };
    }

    /** Whether its messages can be compressed one by one: see {@link ArrowCodec}. */
    public boolean isArrow() {
        return this == ARROW || this == ARROW_FILE;
    }

    public static Optional<DataFormat> findById(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    public static Optional<DataFormat> findByMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(DataFormat::mediaType).toList();
    }
}
