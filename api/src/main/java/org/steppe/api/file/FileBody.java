package org.steppe.api.file;

import java.util.List;

/**
 * The body of an answer from a file.
 *
 * @param file owned by the body
 * @param pieces in their order, each of at least one byte
 */
record FileBody(OpenFile file, List<Piece> pieces) {

    FileBody {
        pieces = List.copyOf(pieces);
    }

    sealed interface Piece {
        long length();
    }

    /** Bytes of the file. */
    record Region(long position, long length) implements Piece {

        static Region of(ByteRange range) {
            return new Region(range.first(), range.length());
        }
    }

    /** Words between bytes of the file. */
    @SuppressWarnings("ArrayRecordComponent") // Only sent, never compared.
    record Words(byte[] bytes) implements Piece {

        @Override
        public long length() {
            return bytes.length;
        }
    }

    long length() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }
}
