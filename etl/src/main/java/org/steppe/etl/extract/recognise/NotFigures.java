package org.steppe.etl.extract.recognise;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.extract.rule.RuleFile;

/** Marks the numerals of a paragraph that are no figures: dates, names, list numbers, slogans. */
public final class NotFigures {

    private static final Pattern QUOTED = Pattern.compile("“[^”“]{1,24}”|《[^》《]{1,60}》|‘[^’‘]{1,24}’");

    private final List<Pattern> names = RuleFile.rows("not-figures").stream()
            .map(row -> Pattern.compile(row.get(1)))
            .toList();

    /** The chars that belong to no figure, because of names. Only sentences that hold a numeral are looked at. */
    public BitSet names(String text) {
        var masked = new BitSet(text.length());
        int from = 0;
        while (from < text.length()) {
            int end = from;
            boolean numeral = false;
            while (end < text.length() && "。；！？".indexOf(text.charAt(end)) < 0) {
                numeral |= isNumeral(text.charAt(end));
                end++;
            }
            if (numeral) {
                sentence(text, from, end, masked);
            }
            from = end + 1;
        }
        return masked;
    }

    private void sentence(String text, int from, int end, BitSet masked) {
        for (Pattern name : names) {
            Matcher matcher = name.matcher(text);
            matcher.region(from, end).useTransparentBounds(true).useAnchoringBounds(false);
            mark(matcher, masked);
        }
        Matcher quoted = QUOTED.matcher(text).region(from, end);
        while (quoted.find()) {
            if (text.charAt(quoted.start()) == '《' || !holdsFigure(quoted.group())) {
                masked.set(quoted.start(), quoted.end());
            }
        }
    }

    private static boolean isNumeral(char c) {
        return (c >= '0' && c <= '9') || NumeralReader.isChinese(c);
    }

    /** A quotation that is a statement rather than a name. */
    private static boolean holdsFigure(String quotation) {
        return quotation.indexOf('%') > 0 || quotation.indexOf('，') > 0;
    }

    private static void mark(Matcher matcher, BitSet masked) {
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                masked.set(matcher.start(), matcher.end());
            }
        }
    }
}
