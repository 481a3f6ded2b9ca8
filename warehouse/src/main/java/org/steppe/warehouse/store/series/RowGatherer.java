package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** Fetches some rows of an Arrow file into vectors. Used by one thread. */
final class RowGatherer {

    private static final int OFFSET = Integer.BYTES;

    private final RecordReader reader;
    private final BufferAllocator memory;

    RowGatherer(RecordReader reader, BufferAllocator memory) {
        this.reader = reader;
        this.memory = memory;
    }

    /**
     * Rows of one block.
     *
     * @param from first row within the block
     */
    record Piece(RecordBlock block, int from, int count) {}

    /** Fills a vector with a column of the pieces, one behind the other. */
    void load(RecordColumn column, List<Piece> pieces, FieldVector vector) throws IOException {
        int rows = 0;
        boolean isComplete = true;
        for (Piece piece : pieces) {
            rows += piece.count();
            isComplete &= piece.block().nullCount(column) == 0;
        }
        // An empty validity buffer says that nothing is missing.
        try (ArrowBuf validity = isComplete ? memory.getEmpty() : validity(column, pieces, rows)) {
            int missing = isComplete ? 0 : BitVectorHelper.getNullCount(validity, rows);
            var node = new ArrowFieldNode(rows, missing);
            if (column.isText()) {
                loadTexts(column, pieces, vector, node, validity);
            } else {
                loadValues(column, pieces, vector, node, validity);
            }
        }
    }

    private void loadValues(
            RecordColumn column, List<Piece> pieces, FieldVector vector, ArrowFieldNode node, ArrowBuf validity)
            throws IOException {
        long width = column.width();
        try (ArrowBuf values = memory.buffer(node.getLength() * width)) {
            long at = 0;
            for (Piece piece : pieces) {
                long count = piece.count() * width;
                reader.read(piece.block().position(column.values()) + piece.from() * width, count, values, at);
                at += count;
            }
            values.writerIndex(at);
            vector.loadFieldBuffers(node, List.of(validity, values));
        }
    }

    private void loadTexts(
            RecordColumn column, List<Piece> pieces, FieldVector vector, ArrowFieldNode node, ArrowBuf validity)
            throws IOException {
        var starts = new long[pieces.size()];
        var lengths = new long[pieces.size()];
        try (ArrowBuf offsets = memory.buffer((node.getLength() + 1L) * OFFSET)) {
            offsets.setInt(0, 0);
            int row = 0;
            long total = 0;
            for (int i = 0; i < starts.length; i++) {
                Piece piece = pieces.get(i);
                ByteBuffer read = reader.read(
                        piece.block().position(column.values()) + (long) piece.from() * OFFSET,
                        (piece.count() + 1) * OFFSET);
                int first = read.getInt(0);
                int shift = Math.toIntExact(total) - first;
                for (int k = 1; k <= piece.count(); k++) {
                    row++;
                    offsets.setInt((long) row * OFFSET, read.getInt(k * OFFSET) + shift);
                }
                starts[i] = first;
                lengths[i] = (long) read.getInt(piece.count() * OFFSET) - first;
                total += lengths[i];
            }
            offsets.writerIndex((row + 1L) * OFFSET);
            try (ArrowBuf bytes = memory.buffer(total)) {
                long at = 0;
                for (int i = 0; i < starts.length; i++) {
                    reader.read(pieces.get(i).block().position(column.bytes()) + starts[i], lengths[i], bytes, at);
                    at += lengths[i];
                }
                bytes.writerIndex(total);
                vector.loadFieldBuffers(node, List.of(validity, offsets, bytes));
            }
        }
    }

    private ArrowBuf validity(RecordColumn column, List<Piece> pieces, int rows) throws IOException {
        long bytes = BitVectorHelper.getValidityBufferSizeFromCount(rows);
        ArrowBuf bits = memory.buffer(bytes);
        try {
            bits.setZero(0, bytes);
            int row = 0;
            for (Piece piece : pieces) {
                copyBits(column, piece, bits, row);
                row += piece.count();
            }
            bits.writerIndex(bytes);
            return bits;
        } catch (IOException | RuntimeException e) {
            bits.close();
            throw e;
        }
    }

    private void copyBits(RecordColumn column, Piece piece, ArrowBuf target, int at) throws IOException {
        RecordBlock block = piece.block();
        if (block.nullCount(column) == 0) {
            for (int i = 0; i < piece.count(); i++) {
                BitVectorHelper.setBit(target, at + (long) i);
            }
            return;
        }
        int firstByte = piece.from() / 8;
        long position = block.position(column.validity()) + firstByte;
        int copied = 0;
        if (piece.from() % 8 == 0 && at % 8 == 0) {
            // Whole bytes only: the bits behind them belong to the next piece.
            copied = piece.count() / 8 * 8;
            reader.read(position, copied / 8, target, at / 8);
        }
        if (copied == piece.count()) {
            return;
        }
        int lastByte = (piece.from() + piece.count() - 1) / 8;
        ByteBuffer read = reader.read(position, lastByte - firstByte + 1);
        for (int i = copied; i < piece.count(); i++) {
            int bit = piece.from() + i - firstByte * 8;
            if ((read.get(bit / 8) >> (bit % 8) & 1) != 0) {
                BitVectorHelper.setBit(target, at + (long) i);
            }
        }
    }
}
