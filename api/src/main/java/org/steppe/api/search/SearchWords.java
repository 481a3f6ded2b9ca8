package org.steppe.api.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits texts into words: runs of letters and digits, Chinese ones apart from others. */
final class SearchWords {

    private SearchWords() {}

    /** In lower case. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean wasHan = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean isWord = Character.isLetterOrDigit(c);
            boolean isHan = isHan(c);
            if (!word.isEmpty() && (!isWord || isHan != wasHan)) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (isWord) {
                word.appendCodePoint(c);
                wasHan = isHan;
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return List.copyOf(words);
    }

    static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
