package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.message.ArrowBlock;

/** One record batch of an Arrow file: where the buffers of its columns lie. */
final class RecordBlock {

    /** Before the metadata of a message stand a marker and its length. */
    private static final int PREFIX = 8;

    private final long firstRow;
    private final int rows;
    private final long[] nullCounts;
    private final long[] positions;

    private RecordBlock(long firstRow, int rows, long[] nullCounts, long[] positions) {
        this.firstRow = firstRow;
        this.rows = rows;
        this.nullCounts = nullCounts;
        this.positions = positions;
    }

    /** @param firstRow of the batch within the file */
    static RecordBlock read(FileChannel channel, ArrowBlock block, long firstRow) throws IOException {
        ByteBuffer metadata = ByteBuffer.allocate(block.getMetadataLength()).order(ByteOrder.LITTLE_ENDIAN);
        while (metadata.hasRemaining()) {
            if (channel.read(metadata, block.getOffset() + metadata.position()) < 0) {
                throw new IOException("The Arrow file ends within a message");
            }
        }
        metadata.position(PREFIX);
        var batch = (RecordBatch) Message.getRootAsMessage(metadata.slice().order(ByteOrder.LITTLE_ENDIAN))
                .header(new RecordBatch());
        if (batch == null || batch.compression() != null) {
            throw new IOException("Not a plain record batch");
        }
        long body = block.getOffset() + block.getMetadataLength();
        long[] nulls = new long[batch.nodesLength()];
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = batch.nodes(i).nullCount();
        }
        long[] positions = new long[batch.buffersLength()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = body + batch.buffers(i).offset();
        }
        return new RecordBlock(firstRow, Math.toIntExact(batch.length()), nulls, positions);
    }

    long firstRow() {
        return firstRow;
    }

    int rows() {
        return rows;
    }

    long endRow() {
        return firstRow + rows;
    }

    /** How many values of a column are missing. */
    long nullCount(RecordColumn column) {
        return nullCounts[column.node()];
    }

    /** Whether all values of a column are missing; then it may be without buffers. */
    boolean isEmpty(RecordColumn column) {
        return nullCount(column) == rows;
    }

    /** Where a buffer begins in the file; buffers are counted over all columns. */
    long position(int buffer) {
        return positions[buffer];
    }
}
