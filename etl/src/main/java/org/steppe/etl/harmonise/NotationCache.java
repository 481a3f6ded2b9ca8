package org.steppe.etl.harmonise;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers how notations were read. Sources repeat a few notations over millions of lines; a source that does not must
 * not fill the heap, so the memory is emptied when it is full.
 */
final class NotationCache<K, V> {

    private static final int ENTRIES = 50_000;

    private final Map<K, V> entries = new HashMap<>();
    private final Function<K, V> reading;

    NotationCache(Function<K, V> reading) {
        this.reading = reading;
    }

    V get(K notation) {
        V known = entries.get(notation);
        if (known != null) {
            return known;
        }
        V read = reading.apply(notation);
        if (entries.size() >= ENTRIES) {
            entries.clear();
        }
        entries.put(notation, read);
        return read;
    }
}
