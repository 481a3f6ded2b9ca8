package org.steppe.api.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes an address out of what stands in a request line. Clients send Chinese words, blanks of their own making and
 * stray percent signs as they are; strictly none of it is an address, and a framework that insists can only say that it
 * is none, not which parameter is wrong.
 */
final class RequestLine {

    private static final String LEGAL = "-_.!~*'();/?:@&=+$,[]";

    /** Never part of UTF-8, so that reading the parameter fails, and by its name. */
    private static final String NOT_UTF8 = "%FF";

    private RequestLine() {}

    /** The same address with everything percent-encoded that has to be; a malformed escape stays malformed text. */
    static String repair(String sent) {
        int query = sent.indexOf('?');
        int i = 0;
        while (i < sent.length() && isFine(sent, i, query)) {
            i++;
        }
        return i == sent.length() ? sent : repairFrom(sent, i, query);
    }

    private static String repairFrom(String sent, int first, int query) {
        var repaired = new StringBuilder(sent.length() + 32).append(sent, 0, first);
        int i = first;
        while (i < sent.length()) {
            if (isFine(sent, i, query)) {
                repaired.append(sent.charAt(i));
                i++;
            } else if (sent.charAt(i) == '%') {
                repaired.append(NOT_UTF8);
                i++;
            } else {
                int end = i + 1;
                while (end < sent.length() && !isFine(sent, end, query) && sent.charAt(end) != '%') {
                    end++;
                }
                encode(sent.substring(i, end), repaired);
                i = end;
            }
        }
        return repaired.toString();
    }

    private static boolean isFine(String sent, int position, int query) {
        char c = sent.charAt(position);
        if (c == '%') {
            return position + 2 < sent.length()
                    && HexFormat.isHexDigit(sent.charAt(position + 1))
                    && HexFormat.isHexDigit(sent.charAt(position + 2));
        }
        boolean bracket = c == '[' || c == ']';
        if (bracket) {
            return query >= 0 && position > query;
        }
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || LEGAL.indexOf(c) >= 0;
    }

    /** The server hands on bytes of the request line as characters below 256. */
    private static void encode(String text, StringBuilder out) {
        boolean bytesAsCharacters = text.chars().allMatch(c -> c < 0x100);
        byte[] bytes = bytesAsCharacters ? text.getBytes(StandardCharsets.ISO_8859_1) : utf8(text);
        for (byte b : bytes) {
            out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
    }

    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException halfACharacter) {
            return new byte[] {(byte) 0xff};
        }
    }
}
