package org.steppe.warehouse.format;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Language;

/**
 * What an answer says besides its rows.
 *
 * @param description titles, structure and codes of the version that is answered from
 * @param publishedAt when that version was published
 * @param query what was selected
 * @param language of the texts for people
 * @param address of this answer in its exact version, from the root of the service
 * @param next address of the next page, null on the last
 * @param sources finds a publication by its id
 * @param metadata for formats that carry such pairs: licence, citation
 */
public record AnswerHead(
        DatasetDescription description,
        DatasetVersion version,
        Instant publishedAt,
        DataQuery query,
        Language language,
        String address,
        @Nullable String next,
        Function<String, Optional<Source>> sources,
        Map<String, String> metadata) {

    public AnswerHead {
        metadata = Map.copyOf(metadata);
    }

    public String dataset() {
        return description.dataflow().id();
    }

    /** The same for other rows, such as those of one page. */
    public AnswerHead query(DataQuery newQuery) {
        return new AnswerHead(description, version, publishedAt, newQuery, language, address, next, sources, metadata);
    }

    /** What formats say of an answer that carry such pairs, by name: equal answers say it in the same order. */
    public SortedMap<String, String> pairs() {
        var pairs = new TreeMap<>(metadata);
        pairs.put("dataset", dataset());
        pairs.put("version", version.toString());
        pairs.put("title_zh", description.dataflow().title().zh());
        pairs.put("title_en", description.dataflow().title().en());
        pairs.put("address", address);
        if (query.asOf() != null) {
            pairs.put("as_of", query.asOf().toString());
        }
        return pairs;
    }

    /** As asked for. */
    public @Nullable LocalDate asOf() {
        return query.asOf();
    }
}
