package org.steppe.warehouse.format.arrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;

/**
 * An Arrow IPC stream, or a file: the magic word, such a stream, and a footer that says where its messages are. Coded
 * columns stay dictionary-encoded; a column of labels shares its indexes with the column of codes and has a dictionary
 * of its own. The end-of-stream marker and the footer are written only at a true end.
 */
public final class ArrowDataWriter implements DataWriter {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private final ArrowMessages messages;
    private final boolean isFile;
    private final SinkChannel sink = new SinkChannel();
    private final WriteChannel channel = new WriteChannel(sink);

    private ArrowDataWriter(ArrowMessages messages, boolean isFile) {
        this.messages = messages;
        this.isFile = isFile;
    }

    public static ArrowDataWriter stream(ArrowMessages messages) {
        return new ArrowDataWriter(messages, false);
    }

    public static ArrowDataWriter file(ArrowMessages messages) {
        return new ArrowDataWriter(messages, true);
    }

    @Override
    public void begin(ByteSink out) {
        write(out, () -> {
            if (isFile) {
                channel.write(MAGIC);
                channel.align();
            }
            messages.writeSchema(channel);
        });
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        int count = Math.min(to - from, ArrowMessages.ROWS_PER_MESSAGE);
        write(out, () -> messages.writeRows(batch, from, count, channel));
        return from + count;
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        write(out, () -> {
            ArrowMessages.writeEnd(channel);
            if (isFile) {
                long start = channel.getCurrentPosition();
                channel.write(messages.footer(), false);
                channel.writeIntLittleEndian((int) (channel.getCurrentPosition() - start));
                channel.write(MAGIC);
            }
        });
    }

    @Override
    public void close() {
        messages.close();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(ByteSink out, Writing writing) {
        sink.turnTo(out);
        try {
            writing.run();
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
    }
}
