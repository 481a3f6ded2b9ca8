package org.steppe.etl.harmonise;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads values: digits with at most one point, and a minus sign. Nothing else is a value, not even {@code 1,200}. */
final class Decimals {

    /** Longer than any published number; bounds the work that a broken cell can cause. */
    private static final int LENGTH = 40;

    private Decimals() {}

    static Optional<BigDecimal> parse(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        boolean point = false;
        if (text.length() == start || text.length() > LENGTH) {
            return Optional.empty();
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i > start && i < text.length() - 1) {
                point = true;
            } else if (c < '0' || c > '9') {
                return Optional.empty();
            }
        }
        return Optional.of(new BigDecimal(text));
    }
}
