package org.steppe.api.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;

/**
 * The description of a table by the W3C's Metadata Vocabulary for Tabular Data. Members with a colon are those of Dublin
 * Core and schema.org under the prefixes that the vocabulary knows.
 *
 * @param url of the table; a reader takes the description only for the table at exactly this address
 * @param issued when the version was published; nothing in it changes afterwards
 */
@Serdeable
record CsvwDocument(
        @JsonProperty("@context") List<Object> context,
        @JsonProperty("@type") String type,
        String url,
        @JsonProperty("dc:title") List<Text> title,
        @JsonProperty("dc:description") List<Text> description,
        @JsonProperty("dc:publisher") Agent publisher,
        @JsonProperty("dc:issued") Typed issued,
        @JsonProperty("dc:modified") Typed modified,
        @JsonProperty("dc:isVersionOf") Resource isVersionOf,
        @JsonProperty("schema:version") String version,
        @JsonProperty("dc:license") Resource licence,
        @JsonProperty("dc:rights") List<Text> rights,
        @JsonProperty("dc:source") List<Publication> sources,
        Dialect dialect,
        Schema tableSchema,
        List<Note> notes) {

    @Serdeable
    record Text(
            @JsonProperty("@value") String value,
            @JsonProperty("@language") String language) {

        static List<Text> of(LabelText text) {
            return List.of(new Text(text.zh(), "zh"), new Text(text.en(), "en"));
        }
    }

    @Serdeable
    record Typed(
            @JsonProperty("@value") String value,
            @JsonProperty("@type") String type) {}

    @Serdeable
    record Resource(@JsonProperty("@id") String id) {}

    @Serdeable
    record Agent(@JsonProperty("schema:name") String name) {}

    /** A publication that printed values of the table. */
    @Serdeable
    record Publication(
            @JsonProperty("@id") String id,
            @JsonProperty("dc:title") Text title,
            @JsonProperty("dc:publisher") Agent publisher,
            @JsonProperty("dc:date") @Nullable String date,
            @JsonProperty("schema:url") @Nullable String url) {}

    @Serdeable
    record Dialect(
            String encoding,
            String delimiter,
            boolean header,
            List<String> lineTerminators,
            String quoteChar,
            boolean doubleQuote) {}

    /**
     * @param aboutUrl template of what a row is about, null where the table does not show it
     * @param primaryKey null where the table has no key
     */
    @Serdeable
    record Schema(@Nullable String aboutUrl, @Nullable List<String> primaryKey, List<Column> columns) {}

    /** @param lang of labels, null for all else */
    @Serdeable
    record Column(
            String name,
            Titles titles,
            @Nullable String lang,
            Datatype datatype,
            String propertyUrl,
            @Nullable String valueUrl,
            boolean required) {}

    /** @param und as in the header of the table, which has no language */
    @Serdeable
    record Titles(String und, String zh, String en) {}

    @Serdeable
    record Datatype(String base, @Nullable String format) {}

    /**
     * @param subject the column
     * @param identifier the code that is explained, null for the column as a whole
     */
    @Serdeable
    record Note(
            @JsonProperty("dc:subject") String subject,
            @JsonProperty("dc:identifier") @Nullable String identifier,
            @JsonProperty("dc:description") List<Text> description) {}
}
