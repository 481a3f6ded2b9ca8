package org.steppe.etl.extract.reader;

import java.util.Arrays;

/**
 * Text that has been rearranged, with the place of every char in the document as given. Places are code points, counted
 * from 0, half open.
 */
public final class MappedText {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private MappedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** A text that stands in the document as it is. */
    public static MappedText identity(String text) {
        Builder builder = new Builder(text.length());
        int point = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean pair = Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            builder.append(text.charAt(i), point, point + 1);
            if (pair) {
                builder.append(text.charAt(++i), point, point + 1);
            }
            point++;
        }
        return builder.build();
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** Where the char at an index begins in the document. */
    public int start(int index) {
        return starts[index];
    }

    /** Where the last char before an index ends in the document. */
    public int end(int index) {
        return ends[index - 1];
    }

    public MappedText slice(int from, int to) {
        return new MappedText(
                text.substring(from, to), Arrays.copyOfRange(starts, from, to), Arrays.copyOfRange(ends, from, to));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Collects chars with their places. */
    public static final class Builder {

        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        public Builder(int capacity) {
            text = new StringBuilder(capacity);
            starts = new int[Math.max(16, capacity)];
            ends = new int[Math.max(16, capacity)];
        }

        public Builder append(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            text.append(c);
            starts[at] = start;
            ends[at] = end;
            return this;
        }

        public Builder append(MappedText other) {
            for (int i = 0; i < other.length(); i++) {
                append(other.text.charAt(i), other.starts[i], other.ends[i]);
            }
            return this;
        }

        public int length() {
            return text.length();
        }

        public char last() {
            return text.charAt(text.length() - 1);
        }

        public MappedText build() {
            return new MappedText(
                    text.toString(), Arrays.copyOf(starts, text.length()), Arrays.copyOf(ends, text.length()));
        }
    }
}
