package org.steppe.etl.extract.meaning;

/** Slices of the document as given, by code points. */
final class Quotes {

    private final String given;
    private final boolean plain;

    Quotes(String given) {
        this.given = given;
        this.plain = given.length() == given.codePointCount(0, given.length());
    }

    String slice(int start, int end) {
        if (plain) {
            return given.substring(start, end);
        }
        int from = given.offsetByCodePoints(0, start);
        return given.substring(from, given.offsetByCodePoints(from, end - start));
    }
}
