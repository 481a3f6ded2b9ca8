package org.steppe.api.http;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.warehouse.error.ErrorCode;

/**
 * Reads and writes query strings. Percent signs are decoded exactly once and must stand before two hexadecimal digits; every
 * other character, {@code +} among them, is itself, because it occurs in codes.
 */
public final class QueryString {

    /** What an encoded text shows as it is. */
    private static final BitSet PLAIN = new BitSet();

    static {
        PLAIN.set('a', 'z' + 1);
        PLAIN.set('A', 'Z' + 1);
        PLAIN.set('0', '9' + 1);
        "_-.*,".chars().forEach(PLAIN::set);
    }

    private QueryString() {}

    /** @param raw as it stands after the question mark, null when there is none */
    public static List<Argument> parse(@Nullable String raw, Problems problems) {
        return parse(raw, "", problems);
    }

    /** @param words the name of the parameter in which {@code +} is a blank, as in forms */
    public static List<Argument> parse(@Nullable String raw, String words, Problems problems) {
        var arguments = new ArrayList<Argument>();
        if (raw == null) {
            return arguments;
        }
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String rawName = equals < 0 ? pair : pair.substring(0, equals);
                String rawValue = equals < 0 ? "" : pair.substring(equals + 1);
                addPair(rawName, rawValue, words, arguments, problems);
            }
        }
        return arguments;
    }

    private static void addPair(
            String rawName, String rawValue, String words, List<Argument> arguments, Problems problems) {
        String name = decode(rawName);
        if (name == null) {
            problems.add(malformed(rawName, rawName));
            return;
        }
        String value = decode(name.equals(words) ? rawValue.replace('+', ' ') : rawValue);
        if (value == null) {
            problems.add(malformed(name, rawValue));
            return;
        }
        arguments.add(Argument.text(name, value));
    }

    private static Problem malformed(String path, String found) {
        return Problem.of(
                        ErrorCode.PARAMETER_INVALID,
                        Problem.cut(path),
                        "Parameter '" + Problem.cut(path) + "' is not percent-encoded UTF-8.")
                .found(found)
                .expected("percent signs before two hexadecimal digits, forming UTF-8");
    }

    private static @Nullable String decode(String raw) {
        if (raw.indexOf('%') < 0 && raw.chars().allMatch(c -> c < 0x80)) {
            return raw;
        }
        // A server that does not decode the request line hands on its bytes as characters below 256.
        boolean bytesAsCharacters = raw.chars().allMatch(c -> c < 0x100);
        byte[] sent = raw.getBytes(bytesAsCharacters ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] != '%') {
                bytes.put(sent[i]);
                continue;
            }
            int high = i + 2 < sent.length ? Character.digit(sent[i + 1], 16) : -1;
            int low = i + 2 < sent.length ? Character.digit(sent[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        return utf8(bytes.flip());
    }

    private static @Nullable String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** As a form would, but with a blank as {@code %20}, since {@code +} is itself here; commas and stars stay readable. */
    public static String encode(String text) {
        return isPlain(text) ? text : encodeAll(text);
    }

    /** Whether nothing would be encoded: so it is with nearly all names and codes. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!PLAIN.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String encodeAll(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
