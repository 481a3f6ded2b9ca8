package org.steppe.etl.extract.reader;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells the encoding of bytes: UTF-8 and UTF-16 by their marks and form, GB18030 otherwise. */
final class Charsets {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Charsets() {}

    static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        String gb = strict(bytes, GB18030);
        if (gb != null) {
            return gb;
        }
        // Broken in both: the reading with fewer broken places.
        String asUtf8 = new String(bytes, StandardCharsets.UTF_8);
        String asGb = new String(bytes, GB18030);
        String better = broken(asUtf8) <= broken(asGb) ? asUtf8 : asGb;
        if (broken(better) * 10L > better.length()) {
            throw new UnreadableDocumentException(
                    "The text is neither UTF-8 nor GB18030: more than a tenth of its characters are broken. Save it as UTF-8.");
        }
        return better;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static long broken(String text) {
        return text.chars().filter(c -> c == 0xFFFD).count();
    }
}
