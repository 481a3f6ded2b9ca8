package org.steppe.warehouse.store.series;

import java.io.IOException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Reads spans of bytes of a file to where each belongs. Spans that lie near each other are read together with what is
 * between them, which takes less time than a call of the system for each. Used by one thread.
 */
final class SpanReader implements AutoCloseable {

    /** To copy so many bytes from the memory of the system takes about as long as to ask for them. */
    private static final long GAP = 8 * 1024;

    private static final long MOST_TOGETHER = 256 * 1024;

    private final RecordReader reader;
    private final BufferAllocator memory;
    private final long[] positions;
    private final long[] lengths;
    private final long[] targets;
    private int count;
    private ArrowBuf scratch;

    /** @param spans at most as many are read at a time */
    SpanReader(RecordReader reader, int spans, BufferAllocator memory) {
        this.reader = reader;
        this.memory = memory;
        this.positions = new long[spans];
        this.lengths = new long[spans];
        this.targets = new long[spans];
        this.scratch = memory.getEmpty();
    }

    /**
     * Adds a span to those to be read, in ascending order of positions.
     *
     * @param target where it belongs
     */
    void add(long position, long length, long target) {
        if (length > 0) {
            positions[count] = position;
            lengths[count] = length;
            targets[count++] = target;
        }
    }

    /** Reads all spans that were added, and forgets them. */
    void readInto(ArrowBuf target) throws IOException {
        for (int i = 0; i < count; ) {
            int last = i;
            while (last + 1 < count && isNear(last, i)) {
                last++;
            }
            if (last == i) {
                reader.read(positions[i], lengths[i], target, targets[i]);
            } else {
                readTogether(i, last, target);
            }
            i = last + 1;
        }
        count = 0;
    }

    private boolean isNear(int span, int first) {
        return positions[span + 1] - (positions[span] + lengths[span]) <= GAP
                && positions[span + 1] + lengths[span + 1] - positions[first] <= MOST_TOGETHER;
    }

    private void readTogether(int first, int last, ArrowBuf target) throws IOException {
        if (scratch.capacity() == 0) {
            scratch = memory.buffer(MOST_TOGETHER);
        }
        long begin = positions[first];
        reader.read(begin, positions[last] + lengths[last] - begin, scratch, 0);
        for (int i = first; i <= last; i++) {
            copy(positions[i] - begin, lengths[i], target, targets[i]);
        }
    }

    private void copy(long from, long length, ArrowBuf target, long to) {
        switch ((int) length) {
            case Byte.BYTES -> target.setByte(to, scratch.getByte(from));
            case Short.BYTES -> target.setShort(to, scratch.getShort(from));
            case Integer.BYTES -> target.setInt(to, scratch.getInt(from));
            case Long.BYTES -> target.setLong(to, scratch.getLong(from));
            default -> target.setBytes(to, scratch, from, length);
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
