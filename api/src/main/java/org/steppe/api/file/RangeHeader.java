package org.steppe.api.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header {@code Range} (RFC 9110, 14.2). What is no list of byte ranges, and what no sound reader would ask for,
 * counts as not sent, which the same section allows: the whole file answers it.
 */
final class RangeHeader {

    /** More ranges than this are not answered one by one. */
    static final int MOST_RANGES = 64;

    /** Of ranges that share bytes with others; beyond it a small request would ask for many times the file. */
    static final int MOST_OVERLAPPING = 2;

    private static final String UNIT = "bytes=";

    private static final Pattern RANGE = Pattern.compile("(?<first>[0-9]+)-(?<last>[0-9]*)|-(?<suffix>[0-9]+)");

    private static final int LONGEST_NUMBER = 18;

    private RangeHeader() {}

    /**
     * @param headers the values of all headers of that name
     * @param length of the file
     */
    static WantedBytes read(List<String> headers, long length) {
        if (headers.size() != 1 || length == 0) {
            return new WantedBytes.Everything();
        }
        return specifiers(headers.getFirst())
                .flatMap(specifiers -> ranges(specifiers, length))
                .map(RangeHeader::judged)
                .orElseGet(WantedBytes.Everything::new);
    }

    /** Empty for another unit and for more ranges than are answered. Empty elements of a list are allowed in any. */
    private static Optional<List<String>> specifiers(String header) {
        String text = header.strip();
        if (!text.toLowerCase(Locale.ROOT).startsWith(UNIT)) {
            return Optional.empty();
        }
        var specifiers = new ArrayList<String>();
        for (String part : text.substring(UNIT.length()).split(",", -1)) {
            String specifier = stripped(part);
            if (!specifier.isEmpty()) {
                specifiers.add(specifier);
            }
        }
        return specifiers.isEmpty() || specifiers.size() > MOST_RANGES ? Optional.empty() : Optional.of(specifiers);
    }

    /** Without the blanks and tabs that may stand around an element. */
    private static String stripped(String part) {
        int from = 0;
        int to = part.length();
        while (from < to && isBlank(part.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(part.charAt(to - 1))) {
            to--;
        }
        return part.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Those that the file has; empty when one of them is none at all. */
    private static Optional<List<ByteRange>> ranges(List<String> specifiers, long length) {
        var ranges = new ArrayList<ByteRange>();
        for (String specifier : specifiers) {
            Matcher matcher = RANGE.matcher(specifier);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String suffix = matcher.group("suffix");
            if (suffix != null) {
                long count = Math.min(number(suffix), length);
                if (count > 0) {
                    ranges.add(new ByteRange(length - count, length - 1));
                }
                continue;
            }
            long first = number(matcher.group("first"));
            String end = matcher.group("last");
            long last = end.isEmpty() ? Long.MAX_VALUE : number(end);
            if (last < first) {
                return Optional.empty();
            }
            if (first < length) {
                ranges.add(new ByteRange(first, Math.min(last, length - 1)));
            }
        }
        return Optional.of(ranges);
    }

    /** A number that is too large for any file is one all the same. */
    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > LONGEST_NUMBER ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    private static WantedBytes judged(List<ByteRange> ranges) {
        if (ranges.isEmpty()) {
            return new WantedBytes.Beyond();
        }
        long overlapping = ranges.stream()
                .filter(range ->
                        ranges.stream().filter(other -> other.overlaps(range)).count() > 1)
                .count();
        return overlapping > MOST_OVERLAPPING ? new WantedBytes.Everything() : new WantedBytes.Parts(ranges);
    }
}
