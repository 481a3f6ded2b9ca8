package org.steppe.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/** Strong entity tags: equal tags promise equal bytes. */
public final class EntityTags {

    private static final int DIGEST_BYTES = 16;

    private EntityTags() {}

    /** The tag of an answer that these parts determine completely. */
    public static String of(ContentCoding coding, String... parts) {
        return tag(digest(parts), coding);
    }

    /** A name for what these parts determine: letters, digits, {@code -} and {@code _}. */
    public static String key(String... parts) {
        return text(digest(parts));
    }

    private static byte[] digest(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return digest.digest();
    }

    /** The tag of these bytes, before their coding, as that type: one for each type in which they can be had. */
    public static String of(ContentCoding coding, String mediaType, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(mediaType.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return tag(digest.digest(content), coding);
    }

    private static String text(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    }

    private static String tag(byte[] digest, ContentCoding coding) {
        String text = text(digest);
        return coding == ContentCoding.IDENTITY ? '"' + text + '"' : '"' + text + '.' + coding.id() + '"';
    }

    /** Whether the client has the answer already (RFC 9110, 13.1.2: compared weakly). */
    public static boolean matches(HttpRequest<?> request, String tag) {
        return known(request).anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** The tags of answers that the client has. */
    public static Stream<String> known(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
