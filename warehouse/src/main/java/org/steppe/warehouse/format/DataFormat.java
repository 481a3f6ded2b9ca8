package org.steppe.warehouse.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The formats of observations; among equally welcome ones the first is chosen. */
public enum DataFormat {
    JSON("application/json", "application/json", "json"),
    CSV("text/csv", "text/csv; charset=utf-8; header=present", "csv"),
    ARROW("application/vnd.apache.arrow.stream", "application/vnd.apache.arrow.stream", "arrows"),
    ARROW_FILE("application/vnd.apache.arrow.file", "application/vnd.apache.arrow.file", "arrow"),
    PARQUET("application/vnd.apache.parquet", "application/vnd.apache.parquet", "parquet"),
    NDJSON("application/x-ndjson", "application/x-ndjson", "ndjson"),
    TSV("text/tab-separated-values", "text/tab-separated-values; charset=utf-8; header=present", "tsv"),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx"),
    /** No media type of JSON-stat is registered; both in use are understood. */
    JSONSTAT("application/json-stat+json", "application/json-stat+json", "jsonstat.json", "application/jsonstat+json"),
    SDMX_CSV(
            "application/vnd.sdmx.data+csv;version=2.0.0",
            "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
            "csv"),
    SDMX_JSON("application/vnd.sdmx.data+json;version=2.0.0", "application/vnd.sdmx.data+json; version=2.0.0", "json");

    /** What a sheet holds besides its header. */
    private static final long ROWS_OF_SHEET = Worksheet.MAX_ROWS - 1L;

    private static final List<String> MEDIA_TYPES = Stream.concat(
                    Arrays.stream(values()).map(DataFormat::mediaType),
                    Arrays.stream(values()).flatMap(format -> Stream.ofNullable(format.otherMediaType)))
            .toList();

    private final String mediaType;
    private final String contentType;
    private final String extension;
    private final @Nullable String otherMediaType;

    DataFormat(String mediaType, String contentType, String extension) {
        this(mediaType, contentType, extension, null);
    }

    DataFormat(String mediaType, String contentType, String extension, @Nullable String otherMediaType) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.extension = extension;
        this.otherMediaType = otherMediaType;
    }

    /** The word for {@code format=}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without parameters but the version of a standard that has several. */
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
            case JSON, CSV, ARROW, ARROW_FILE, PARQUET, NDJSON, TSV, XLSX -> false;
            case JSONSTAT, SDMX_CSV, SDMX_JSON -> true;
        };
    }

    /** Whether answers name their dataset and columns, or tell their address, whatever labels are asked for. */
    public boolean isSelfDescribing() {
        return switch (this) {
            case JSON, CSV, NDJSON, TSV -> false;
            case ARROW, ARROW_FILE, PARQUET, XLSX, JSONSTAT, SDMX_CSV, SDMX_JSON -> true;
        };
    }

    /**
     * Whether an answer has titles, sources and its own address in it, in one language, also where columns show codes
     * alone.
     */
    public boolean isDescribed() {
        return switch (this) {
            case JSON, CSV, ARROW, ARROW_FILE, PARQUET, NDJSON, TSV, SDMX_CSV, SDMX_JSON -> false;
            case XLSX, JSONSTAT -> true;
        };
    }

    /** Whether spreadsheets guess the encoding of such a file unless it begins with a byte order mark. */
    public boolean isSeparatedText() {
        return this == CSV || this == TSV;
    }

    /** Whether another compression on the way would only cost time. */
    public boolean isCompressed() {
        return this == XLSX;
    }

    /** Rows that fit into one answer. */
    public long mostRows() {
        return this == XLSX ? ROWS_OF_SHEET : Long.MAX_VALUE;
    }

    /** Whether its messages can be compressed one by one: see {@link ArrowCodec}. */
    public boolean isArrow() {
        return this == ARROW || this == ARROW_FILE;
    }

    /** Whether readers look for parts of it here and there, so that it is sent as a file and not as a stream. */
    public boolean isReadInPlace() {
        return this == ARROW_FILE || this == PARQUET;
    }

    public static Optional<DataFormat> findById(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    public static Optional<DataFormat> findByMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType) || mediaType.equals(format.otherMediaType))
                .findFirst();
    }

    /** All that are understood; among equally welcome ones the first is chosen. */
    public static List<String> mediaTypes() {
        return MEDIA_TYPES;
    }
}
