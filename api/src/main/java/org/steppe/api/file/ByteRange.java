package org.steppe.api.file;

/**
 * Bytes of a file, counted from 0.
 *
 * @param last the last one, not the one after it
 */
record ByteRange(long first, long last) {

    ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("A range has at least one byte, found " + first + " to " + last);
        }
    }

    static ByteRange whole(long length) {
        return new ByteRange(0, length - 1);
    }

    long length() {
        return last - first + 1;
    }

    boolean overlaps(ByteRange other) {
        return first <= other.last && other.first <= last;
    }

    /** As {@code Content-Range} tells it. */
    String of(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
