package org.steppe.warehouse.format.row;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;

/**
 * A writer of rows one after the other. While it encodes one part of a long run of rows, a thread that is free encodes
 * the next; the parts leave in their order all the same.
 */
public abstract class RowDataWriter implements DataWriter {

    /** Parts that begin and end here share the bits that tell what is missing. */
    private static final int WHOLE_BYTES = ~7;

    private static final int FIRST_ROWS = 512;
    private static final int MOST_ROWS = 64 * 1024;

    private final RowEncoder encoder;
    private final @Nullable Supplier<RowEncoder> encoders;
    private final @Nullable HelpingThreads threads;
    private final ByteSink ahead = new ByteSink();
    private @Nullable RowEncoder helper;
    private @Nullable CompletableFuture<Void> help;

    /** The row after those that are encoded ahead. */
    private int aheadTo;

    /** So many rows fill a chunk, as far as was seen. */
    private int rowsOfChunk = FIRST_ROWS;

    /** @param encoder of all rows, as what it writes may depend on the rows before */
    protected RowDataWriter(RowEncoder encoder) {
        this.encoder = encoder;
        this.encoders = null;
        this.threads = null;
    }

    /** @param encoders make encoders that write a row alike, whatever the rows before */
    protected RowDataWriter(Supplier<RowEncoder> encoders, HelpingThreads threads) {
        this.encoder = encoders.get();
        this.encoders = encoders;
        this.threads = threads;
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        if (help != null) {
            awaitHelp();
            ahead.drainTo(out);
            return aheadTo;
        }
        int middle = Math.min(from + rowsThatFill(out), to);
        encodeAhead(batch, middle, Math.min(middle + rowsOfChunk, to));
        int start = out.length();
        encode(encoder, batch, from, middle, out);
        learn(middle - from, out.length() - start);
        return middle;
    }

    private int rowsThatFill(ByteSink out) {
        long room = Math.max(ByteSink.CHUNK - out.length(), 0);
        return Math.max((int) (rowsOfChunk * room / ByteSink.CHUNK) & WHOLE_BYTES, Byte.SIZE);
    }

    private void learn(int rows, int bytes) {
        if (rows >= FIRST_ROWS) {
            // Somewhat more than a chunk, as one that is not full would be filled up with few rows.
            long fitting = (long) rows * (ByteSink.CHUNK + ByteSink.CHUNK / 16) / Math.max(bytes, 1);
            rowsOfChunk = Math.clamp(fitting, FIRST_ROWS, MOST_ROWS) & WHOLE_BYTES;
        }
    }

    private void encodeAhead(VectorSchemaRoot batch, int from, int to) {
        if (threads == null || encoders == null || to - from < FIRST_ROWS) {
            return;
        }
        if (helper == null) {
            helper = encoders.get();
        }
        RowEncoder free = helper;
        help = threads.tryBegin(() -> encode(free, batch, from, to, ahead));
        aheadTo = to;
    }

    private void awaitHelp() {
        CompletableFuture<Void> begun = help;
        help = null;
        try {
            if (begun != null) {
                begun.join();
            }
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static void encode(RowEncoder encoder, VectorSchemaRoot batch, int from, int to, ByteSink out) {
        if (from == 0 && to == batch.getRowCount()) {
            writeAll(encoder, batch, out);
            return;
        }
        try (VectorSchemaRoot part = batch.slice(from, to - from)) {
            writeAll(encoder, part, out);
        }
    }

    private static void writeAll(RowEncoder encoder, VectorSchemaRoot rows, ByteSink out) {
        encoder.bind(rows);
        for (int row = 0; row < rows.getRowCount(); row++) {
            encoder.writeRow(row, out);
        }
    }

    /** Most formats have no place for warnings. */
    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        // The last row has its end already.
    }

    /** The batch of an answer that broke off may still be read by a helper. */
    @Override
    public void close() {
        awaitHelp();
    }
}
