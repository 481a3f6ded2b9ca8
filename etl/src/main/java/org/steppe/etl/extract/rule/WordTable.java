package org.steppe.etl.extract.rule;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words with a meaning each, found by the longest match at a place of a text. A set of plain words has itself as meaning.
 *
 * @param <V> what a word means
 */
public final class WordTable<V> {

    private final Map<String, V> meanings;
    private final int longest;

    public WordTable(Map<String, V> meanings) {
        this.meanings = Map.copyOf(meanings);
        this.longest = meanings.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    public static WordTable<String> of(Iterable<String> words) {
        Map<String, String> table = new HashMap<>();
        words.forEach(word -> table.put(word, word));
        return new WordTable<>(table);
    }

    /** Length of the longest word that begins at a place, 0 for none. */
    public int lengthAt(String text, int from) {
        for (int length = Math.min(longest, text.length() - from); length > 0; length--) {
            if (meanings.containsKey(text.substring(from, from + length))) {
                return length;
            }
        }
        return 0;
    }

    /** Length of the longest word that ends before a place and does not begin before another, 0 for none. */
    public int lengthBefore(String text, int end, int floor) {
        for (int length = Math.min(longest, end - floor); length > 0; length--) {
            if (meanings.containsKey(text.substring(end - length, end))) {
                return length;
            }
        }
        return 0;
    }

    public @Nullable V meaning(String word) {
        return meanings.get(word);
    }

    public boolean contains(String word) {
        return meanings.containsKey(word);
    }
}
