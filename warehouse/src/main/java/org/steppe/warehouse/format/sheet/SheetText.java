package org.steppe.warehouse.format.sheet;

import java.util.regex.Pattern;

/** Texts as cells of a spreadsheet hold them. */
final class SheetText {

    /** Excel's limit for one cell. */
    static final int LONGEST = 32_767;

    private static final String CUT = "…";

    /** What would be taken for an escape, or is a character that XML cannot hold. */
    private static final Pattern TO_ESCAPE =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    /** From here on a character takes two columns. */
    private static final int FIRST_WIDE = 0x2E80;

    private SheetText() {}

    /** Control characters in the notation of the format, ends that do not fit cut off with a sign. */
    static String of(String text) {
        String shown = text.length() <= LONGEST ? text : cut(text);
        return TO_ESCAPE
                .matcher(shown)
                .replaceAll(match -> "_x%04X_".formatted((int) match.group().charAt(0)));
    }

    private static String cut(String text) {
        int end = LONGEST - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** In digits of a column's width. */
    static int width(String text) {
        return text.codePoints()
                .map(character -> character < FIRST_WIDE ? 1 : 2)
                .sum();
    }
}
