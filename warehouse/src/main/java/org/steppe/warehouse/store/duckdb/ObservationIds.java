package org.steppe.warehouse.store.duckdb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.steppe.warehouse.generation.Digests;

/**
 * Names observations so that a name never changes: {@code <dataset>.<13 characters>}, the characters being the first 64
 * bits of SHA-256 over dataset, key and period in base 32 (RFC 4648, extended hex alphabet, lower case). Used by one
 * thread.
 */
final class ObservationIds {

    private static final char[] ALPHABET = "0123456789abcdefghijklmnopqrstuv".toCharArray();
    private static final int CHARACTERS = 13;

    private final String prefix;
    private final MessageDigest digest = Digests.sha256();
    private final char[] characters = new char[CHARACTERS];

    ObservationIds(String dataset) {
        this.prefix = dataset + ".";
    }

    String idOf(List<String> codes, String period) {
        String name = prefix.substring(0, prefix.length() - 1) + "|" + String.join(".", codes) + "|" + period;
        byte[] hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (hash[i] & 0xff);
        }
        for (int i = CHARACTERS - 1; i >= 0; i--) {
            characters[i] = ALPHABET[(int) (bits & 31)];
            bits >>>= 5;
        }
        return prefix + new String(characters);
    }
}
