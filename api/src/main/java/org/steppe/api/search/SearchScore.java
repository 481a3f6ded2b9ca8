package org.steppe.api.search;

import java.util.List;

/** How well an entry fits some words. */
final class SearchScore {

    private static final int WHOLE = 100;
    private static final int BEGINNING = 70;
    private static final int WITHIN = 50;
    private static final int PREFIX = 45;
    private static final int SHARED = 30;
    private static final int NOTE = 15;

    private SearchScore() {}

    /** @return 0 when some word does not fit at all */
    static int of(SearchEntry entry, List<String> words) {
        int total = 0;
        for (String word : words) {
            int score = SearchWords.isHan(word.codePointAt(0)) ? chinese(entry, word) : latin(entry, word);
            if (score == 0) {
                return 0;
            }
            total += score;
        }
        boolean whole = entry.enWords().equals(words) || entry.idWords().equals(words);
        return whole ? total + WHOLE : total;
    }

    private static int chinese(SearchEntry entry, String word) {
        if (entry.zh().equals(word)) {
            return WHOLE;
        }
        if (entry.zh().startsWith(word)) {
            return BEGINNING;
        }
        if (entry.zh().contains(word)) {
            return WITHIN;
        }
        return entry.note().contains(word) ? NOTE : sharedPairs(entry.zh(), word);
    }

    /** More than half of the pairs of characters, so that a word in common alone is not enough. */
    private static int sharedPairs(String label, String word) {
        int pairs = word.length() - 1;
        int shared = 0;
        for (int i = 0; i < pairs; i++) {
            if (label.contains(word.substring(i, i + 2))) {
                shared++;
            }
        }
        return pairs >= 2 && shared * 2 > pairs ? SHARED * shared / pairs : 0;
    }

    private static int latin(SearchEntry entry, String word) {
        if (entry.idWords().contains(word) || entry.enWords().contains(word)) {
            return BEGINNING;
        }
        if (anyStartsWith(entry.enWords(), word) || anyStartsWith(entry.idWords(), word)) {
            return PREFIX;
        }
        return entry.zh().contains(word) || entry.note().contains(word) ? NOTE : 0;
    }

    private static boolean anyStartsWith(List<String> texts, String word) {
        return texts.stream().anyMatch(text -> text.startsWith(word));
    }
}
