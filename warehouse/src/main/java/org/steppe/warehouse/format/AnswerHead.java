package org.steppe.warehouse.format;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says besides its rows.
 *
 * @param asOf as asked for
 * @param next address of the next page, null on the last
 * @param metadata for formats that carry such pairs: licence, citation
 */
public record AnswerHead(
        String dataset,
        String version,
        @Nullable LocalDate asOf,
        @Nullable String next,
        Map<String, String> metadata) {

    public AnswerHead {
        metadata = Map.copyOf(metadata);
    }
}
