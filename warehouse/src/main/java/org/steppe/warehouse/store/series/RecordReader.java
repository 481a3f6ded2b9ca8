package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Reads parts of columns of an Arrow file. Each reader has the file open for itself: an interrupted thread closes its
 * channel, which must not disturb another, and a file that is deleted meanwhile can be read to its end. Used by one
 * thread.
 */
final class RecordReader implements AutoCloseable {

    private final RecordFile file;
    private final FileChannel channel;

    private RecordReader(RecordFile file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static RecordReader open(RecordFile file) throws IOException {
        return new RecordReader(file, FileChannel.open(file.path(), StandardOpenOption.READ));
    }

    RecordFile file() {
        return file;
    }

    /** Copies bytes of the file into memory outside the heap. */
    void read(long position, long count, ArrowBuf target, long at) throws IOException {
        readFully(target.nioBuffer(at, Math.toIntExact(count)), position);
    }

    /** Bytes of the file in the heap, in the byte order of Arrow. */
    ByteBuffer read(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        readFully(bytes, position);
        return bytes.flip();
    }

    private void readFully(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new IOException("The Arrow file ends within a column");
            }
            at += count;
        }
    }

    /** Whole numbers, days, or the indexes of a coded column, none missing, for rows of one block. */
    int[] numbers(RecordColumn column, RecordBlock block, int from, int count) throws IOException {
        int width = column.width();
        ByteBuffer bytes = read(block.position(column.values()) + (long) from * width, count * width);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (width) {
                case 1 -> bytes.get(i) & 0xff;
                case 2 -> bytes.getShort(2 * i) & 0xffff;
                default -> bytes.getInt(4 * i);
            };
        }
        return numbers;
    }

    /** Numbers as above, for rows of any number of blocks. */
    int[] numbers(RecordColumn column, RowRun run) throws IOException {
        int[] numbers = new int[Math.toIntExact(run.rows())];
        long row = run.from();
        while (row < run.to()) {
            RecordBlock block = file.blockOf(row);
            int count = (int) (Math.min(run.to(), block.endRow()) - row);
            int[] part = numbers(column, block, (int) (row - block.firstRow()), count);
            System.arraycopy(part, 0, numbers, (int) (row - run.from()), count);
            row += count;
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
