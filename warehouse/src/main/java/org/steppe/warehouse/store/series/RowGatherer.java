package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * Fetches some rows of an Arrow file into vectors, in the order in which they are asked for, and reads them in the order
 * in which they lie. Used by one thread.
 */
final class RowGatherer implements AutoCloseable {

    private static final int OFFSET = Integer.BYTES;

    /** Room for the place of a piece in a number that sorts by its row. */
    private static final int PLACE_BITS = 20;

    private final BufferAllocator memory;
    private final Piece[] pieces;
    /** The first row of each piece within the vectors. */
    private final int[] targets;
    /** The pieces in the order of the file. */
    private final int[] order;

    private final int rows;
    private final SpanReader spans;

    /**
     * Rows of one block.
     *
     * @param from first row within the block
     */
    record Piece(RecordBlock block, int from, int count) {

        /** Adds rows behind those of a list, of which they may continue the last piece. */
        static void add(List<Piece> pieces, RecordBlock block, int from, int count) {
            if (!pieces.isEmpty()) {
                Piece last = pieces.getLast();
                if (last.block == block && last.from + last.count == from) {
                    pieces.removeLast();
                    pieces.add(new Piece(block, last.from, last.count + count));
                    return;
                }
            }
            pieces.add(new Piece(block, from, count));
        }
    }

    /** @param pieces whose rows follow each other in the vectors; at most a million */
    RowGatherer(RecordReader reader, List<Piece> pieces, BufferAllocator memory) {
        this.memory = memory;
        this.pieces = pieces.toArray(Piece[]::new);
        this.targets = new int[this.pieces.length];
        int target = 0;
        for (int i = 0; i < targets.length; i++) {
            targets[i] = target;
            target += this.pieces[i].count();
        }
        this.rows = target;
        this.order = inFile(this.pieces);
        this.spans = new SpanReader(reader, this.pieces.length, memory);
    }

    private static int[] inFile(Piece[] pieces) {
        long[] keys = new long[pieces.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((pieces[i].block().firstRow() + pieces[i].from()) << PLACE_BITS) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i] & ((1 << PLACE_BITS) - 1);
        }
        return order;
    }

    int rows() {
        return rows;
    }

    /** Fills a vector with a column of the pieces, one behind the other. */
    void load(RecordColumn column, FieldVector vector) throws IOException {
        boolean isComplete = true;
        boolean isEmpty = true;
        for (Piece piece : pieces) {
            isComplete &= piece.block().nullCount(column) == 0;
            isEmpty &= piece.block().isEmpty(column);
        }
        if (isEmpty) {
            loadNothing(column, vector);
            return;
        }
        // An empty validity buffer says that nothing is missing.
        try (ArrowBuf validity = isComplete ? memory.getEmpty() : validity(column)) {
            int missing = isComplete ? 0 : BitVectorHelper.getNullCount(validity, rows);
            var node = new ArrowFieldNode(rows, missing);
            if (column.isText()) {
                loadTexts(column, vector, node, validity);
            } else {
                loadValues(column, vector, node, validity);
            }
        }
    }

    /** A column without a value is zeros only, and need not be read. */
    private void loadNothing(RecordColumn column, FieldVector vector) {
        var node = new ArrowFieldNode(rows, rows);
        long width = column.isText() ? OFFSET : column.width();
        try (ArrowBuf validity = zeros(BitVectorHelper.getValidityBufferSizeFromCount(rows));
                ArrowBuf values = zeros((rows + 1L) * width)) {
            vector.loadFieldBuffers(
                    node, column.isText() ? List.of(validity, values, memory.getEmpty()) : List.of(validity, values));
        }
    }

    private ArrowBuf zeros(long bytes) {
        ArrowBuf zeros = memory.buffer(bytes);
        zeros.setZero(0, bytes);
        zeros.writerIndex(bytes);
        return zeros;
    }

    private void loadValues(RecordColumn column, FieldVector vector, ArrowFieldNode node, ArrowBuf validity)
            throws IOException {
        int width = column.width();
        try (ArrowBuf values = memory.buffer((long) rows * width)) {
            for (int i : order) {
                Piece piece = pieces[i];
                long target = (long) targets[i] * width;
                if (piece.block().isEmpty(column)) {
                    values.setZero(target, (long) piece.count() * width);
                    continue;
                }
                long position = piece.block().position(column.values()) + (long) piece.from() * width;
                spans.add(position, (long) piece.count() * width, target);
            }
            spans.readInto(values);
            values.writerIndex((long) rows * width);
            vector.loadFieldBuffers(node, List.of(validity, values));
        }
    }

    private void loadTexts(RecordColumn column, FieldVector vector, ArrowFieldNode node, ArrowBuf validity)
            throws IOException {
        int[] stored = storedOffsets(column);
        int[] offsets = shifted(stored);
        int total = offsets[rows];
        try (ArrowBuf made = memory.buffer((rows + 1L) * OFFSET);
                ArrowBuf bytes = memory.buffer(total)) {
            ints(made, rows + 1).put(offsets);
            made.writerIndex((rows + 1L) * OFFSET);
            for (int i : order) {
                Piece piece = pieces[i];
                int begin = offsets[targets[i]];
                int end = offsets[targets[i] + piece.count()];
                spans.add(piece.block().position(column.bytes()) + stored[targets[i] + i], (long) end - begin, begin);
            }
            spans.readInto(bytes);
            bytes.writerIndex(total);
            vector.loadFieldBuffers(node, List.of(validity, made, bytes));
        }
    }

    /** The offsets of all pieces as they stand in the file, one more for each piece than it has rows. */
    private int[] storedOffsets(RecordColumn column) throws IOException {
        int count = rows + pieces.length;
        try (ArrowBuf read = memory.buffer((long) count * OFFSET)) {
            for (int i : order) {
                Piece piece = pieces[i];
                long target = ((long) targets[i] + i) * OFFSET;
                if (piece.block().isEmpty(column)) {
                    read.setZero(target, (piece.count() + 1L) * OFFSET);
                    continue;
                }
                long position = piece.block().position(column.values()) + (long) piece.from() * OFFSET;
                spans.add(position, (piece.count() + 1L) * OFFSET, target);
            }
            spans.readInto(read);
            return numbers(read, count);
        }
    }

    /** Makes one list of offsets of those of all pieces. */
    private int[] shifted(int[] stored) {
        int[] offsets = new int[rows + 1];
        int total = 0;
        for (int i = 0; i < pieces.length; i++) {
            int from = targets[i] + i;
            int to = targets[i];
            int shift = Math.subtractExact(total, stored[from]);
            int count = pieces[i].count();
            for (int k = 1; k <= count; k++) {
                offsets[to + k] = stored[from + k] + shift;
            }
            total = Math.addExact(stored[from + count], shift);
        }
        return offsets;
    }

    /** In the heap, where loops over them are several times as fast. */
    private static int[] numbers(ArrowBuf buffer, int count) {
        int[] numbers = new int[count];
        ints(buffer, count).get(numbers);
        return numbers;
    }

    private static IntBuffer ints(ArrowBuf buffer, int count) {
        return buffer.nioBuffer(0, count * OFFSET)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
    }

    private ArrowBuf validity(RecordColumn column) throws IOException {
        long[] stored = new long[pieces.length];
        long size = 0;
        for (int i = 0; i < stored.length; i++) {
            stored[i] = size;
            size += bytesOfBits(pieces[i]);
        }
        long bytes = BitVectorHelper.getValidityBufferSizeFromCount(rows);
        ArrowBuf bits = memory.buffer(bytes);
        // One byte more, because bits are taken from two at a time.
        try (ArrowBuf read = memory.buffer(size + 1)) {
            for (int i : order) {
                Piece piece = pieces[i];
                if (piece.block().nullCount(column) > 0) {
                    long position = piece.block().position(column.validity()) + piece.from() / Byte.SIZE;
                    spans.add(position, bytesOfBits(piece), stored[i]);
                }
            }
            spans.readInto(read);
            bits.setZero(0, bytes);
            for (int i = 0; i < pieces.length; i++) {
                boolean isComplete = pieces[i].block().nullCount(column) == 0;
                long from = stored[i] * Byte.SIZE + pieces[i].from() % Byte.SIZE;
                Bits.copy(isComplete ? null : read, from, bits, targets[i], pieces[i].count());
            }
            bits.writerIndex(bytes);
            return bits;
        } catch (IOException | RuntimeException e) {
            bits.close();
            throw e;
        }
    }

    private static int bytesOfBits(Piece piece) {
        return (piece.from() % Byte.SIZE + piece.count() + Byte.SIZE - 1) / Byte.SIZE;
    }

    @Override
    public void close() {
        spans.close();
    }
}
