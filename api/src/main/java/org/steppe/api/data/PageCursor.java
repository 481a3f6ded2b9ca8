package org.steppe.api.data;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * Where the next page begins. Readers see an opaque text; it names the exact version, so that all pages come from one
 * state of the dataset, and the query, so that it cannot be used for another one.
 *
 * @param query digest of the query
 * @param offset rows to pass over
 */
record PageCursor(String dataset, DatasetVersion version, String query, long offset) {

    private static final Pattern FORM =
            Pattern.compile("1\\|([a-z0-9-]{1,64})\\|([0-9.]{3,16})\\|([0-9a-f]{16})\\|(\\d{1,18})\\|([0-9a-f]{8})");

    static PageCursor of(DataQuery query, long offset) {
        return new PageCursor(query.dataset(), query.version(), QueryText.digest(query), offset);
    }

    boolean isFor(DataQuery other) {
        return QueryText.digest(other).equals(query);
    }

    String encode() {
        String text = content() + "|" + checksum();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String content() {
        return "1|" + dataset + "|" + version + "|" + query + "|" + offset;
    }

    private String checksum() {
        return QueryText.digest("page " + content(), 4);
    }

    /** Empty when the text is none that {@link #encode} made. */
    static Optional<PageCursor> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(new String(bytes, StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return DatasetVersion.parse(matcher.group(2))
                .map(version ->
                        new PageCursor(matcher.group(1), version, matcher.group(3), Long.parseLong(matcher.group(4))))
                .filter(cursor -> cursor.checksum().equals(matcher.group(5)));
    }
}
