package org.steppe.warehouse.trail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a figure in its document, with a little of what stands around it: enough to judge the figure by, too
 * little to stand for the document.
 *
 * @param before at most {@value #AROUND} characters
 * @param words what the locator points to, at most {@value #AROUND} characters
 * @param after at most {@value #AROUND} characters
 */
public record Passage(String before, String words, String after) {

    static final int AROUND = 60;

    /** Positions lie between characters, counted from 0 (RFC 5147). */
    private static final Pattern LOCATOR = Pattern.compile("char=(\\d{1,9}),(\\d{1,9})");

    /** @return empty when the locator points to no place in the text */
    static Optional<Passage> find(String text, @Nullable String locator) {
        Matcher matcher = LOCATOR.matcher(locator == null ? "" : locator);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = Integer.parseInt(matcher.group(2));
        int length = text.codePointCount(0, text.length());
        if (from >= to || to > length) {
            return Optional.empty();
        }
        int start = text.offsetByCodePoints(0, from);
        int end = text.offsetByCodePoints(start, Math.min(to - from, AROUND));
        int rest = text.offsetByCodePoints(start, to - from);
        return Optional.of(new Passage(
                text.substring(text.offsetByCodePoints(start, -Math.min(from, AROUND)), start),
                text.substring(start, end),
                text.substring(rest, text.offsetByCodePoints(rest, Math.min(length - to, AROUND)))));
    }
}
