package org.steppe.api.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.generation.RecordedTransition;

/**
 * A point in the history of a warehouse. Readers see an opaque text.
 *
 * @param warehouse its identity
 * @param transition number of the last transition of which something was read
 * @param digest the beginning of the digest of that transition, which covers all before it
 * @param entries how many of its entries were read
 */
record FeedCursor(String warehouse, long transition, String digest, int entries) {

    private static final int DIGEST_CHARACTERS = 16;
    private static final int CHECKSUM_CHARACTERS = 8;

    private static final Pattern FORM =
            Pattern.compile("1\\|([0-9a-f-]{36})\\|(\\d{1,18})\\|([0-9a-f]{16})\\|(\\d{1,6})\\|([0-9a-f]{8})");

    static FeedCursor of(RecordedTransition recorded, int entries) {
        return new FeedCursor(
                recorded.transition().warehouse(),
                recorded.transition().number(),
                shortened(recorded.file().sha256()),
                entries);
    }

    /** Whether the cursor comes from a history in which this transition has that digest. */
    boolean isOf(String sha256) {
        return shortened(sha256).equals(digest);
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, DIGEST_CHARACTERS);
    }

    String encode() {
        String text = content() + "|" + checksum();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String content() {
        return "1|" + warehouse + "|" + transition + "|" + digest + "|" + entries;
    }

    private String checksum() {
        return Digests.of(("feed " + content()).getBytes(StandardCharsets.US_ASCII))
                .substring(0, CHECKSUM_CHARACTERS);
    }

    /** Empty when the text is none that {@link #encode} made. */
    static Optional<FeedCursor> decode(String text) {
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
        var cursor = new FeedCursor(
                matcher.group(1),
                Long.parseLong(matcher.group(2)),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)));
        return Optional.of(cursor).filter(decoded -> decoded.checksum().equals(matcher.group(5)));
    }
}
