package org.steppe.api.extract;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor by the Data Package standard. All addresses in it are full ones: a descriptor is kept as a file, and
 * readers refuse addresses that are relative to a root.
 *
 * @param id the address by which to cite the selection
 * @param created when the version of the dataset was published
 * @param sources the publications that printed the values
 */
@Serdeable
record DataPackageDocument(
        String profile,
        String name,
        String id,
        String title,
        String description,
        String version,
        String created,
        String homepage,
        List<Licence> licenses,
        List<Publication> sources,
        List<Contributor> contributors,
        List<Resource> resources) {

    @Serdeable
    record Licence(String path, String title) {}

    @Serdeable
    record Publication(String title, String path) {}

    @Serdeable
    record Contributor(String title, @Nullable String path, String role) {}

    /** @param encoding to {@code schema}: null for what is no table in text */
    @Serdeable
    record Resource(
            String name,
            String path,
            String profile,
            String format,
            String mediatype,
            @Nullable String encoding,
            @Nullable Dialect dialect,
            @Nullable Schema schema) {}

    @Serdeable
    record Dialect(
            String delimiter,
            String lineTerminator,
            String quoteChar,
            boolean doubleQuote,
            boolean skipInitialSpace,
            boolean header) {

        static final Dialect CSV = new Dialect(",", "\r\n", "\"", true, false, true);
    }

    /** @param primaryKey null where the table has no key */
    @Serdeable
    record Schema(List<Field> fields, @Nullable List<String> primaryKey, List<String> missingValues) {}

    @Serdeable
    record Field(
            String name,
            String title,
            String type,
            @Nullable Constraints constraints) {}

    /** @param values that can occur, where they are few */
    @Serdeable
    record Constraints(
            @Nullable Boolean required,
            @Nullable String pattern,

            @com.fasterxml.jackson.annotation.JsonProperty("enum") @Nullable
            List<String> values) {}
}
