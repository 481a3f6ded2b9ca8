package org.steppe.etl.harmonise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The notation {@code key=value;key=value}. A value may hold every sign but {@code ;}. */
final class BreakdownPairs {

    record Pair(String key, String value) {

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    private BreakdownPairs() {}

    /** The pairs in order, each once; empty when the text is not of this notation. */
    static Optional<List<Pair>> parse(String text) {
        var pairs = new ArrayList<Pair>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(';', start);
            if (end < 0) {
                end = text.length();
            }
            int equals = text.indexOf('=', start);
            if (equals <= start || equals >= end - 1) {
                return Optional.empty();
            }
            var pair = new Pair(text.substring(start, equals), text.substring(equals + 1, end));
            if (!pairs.contains(pair)) {
                pairs.add(pair);
            }
            start = end + 1;
        }
        return text.endsWith(";") ? Optional.empty() : Optional.of(pairs);
    }
}
