package org.steppe.warehouse.format;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * A writer of rows one after the other. Long runs of rows are encoded in two parts at once where a thread is free for
 * the second, and stand in their order all the same.
 */
abstract class RowDataWriter implements DataWriter {

    /** Slices that begin and end here share the bits that tell what is missing. */
    private static final int WHOLE_BYTES = ~7;

    private static final int FIRST_ROWS = 512;
    private static final int MOST_ROWS = 64 * 1024;

    private final RowEncoder encoder;
    private final @Nullable HelpingThreads threads;
    private final @Nullable Supplier<RowEncoder> encoders;
    private final ByteSink secondPart = new ByteSink();
    private @Nullable RowEncoder second;

    /** So many rows filled a chunk last. */
    private int rowsOfChunk = FIRST_ROWS;

    /** @param encoder of all rows, as what it writes may depend on the rows before */
    RowDataWriter(RowEncoder encoder) {
        this.encoder = encoder;
        this.encoders = null;
        this.threads = null;
    }

    /** @param encoders make encoders that write a row alike, whatever the rows before */
    RowDataWriter(Supplier<RowEncoder> encoders, HelpingThreads threads) {
        this.encoder = encoders.get();
        this.encoders = encoders;
        this.threads = threads;
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        int middle = Math.min(from + rowsOfChunk, to);
        int end = Math.min(middle + rowsOfChunk, to);
        CompletableFuture<Void> help = end - middle < FIRST_ROWS ? null : tryHelp(batch, middle, end);
        int start = out.length();
        try {
            encode(encoder, batch, from, middle, out);
        } finally {
            if (help != null) {
                await(help);
            }
        }
        learn(middle - from, out.length() - start);
        if (help == null) {
            return middle;
        }
        secondPart.drainTo(out);
        return end;
    }

    private void learn(int rows, int bytes) {
        long fitting = (long) rows * ByteSink.CHUNK / Math.max(bytes, 1);
        rowsOfChunk = Math.clamp(fitting, Byte.SIZE, MOST_ROWS) & WHOLE_BYTES;
    }

    private @Nullable CompletableFuture<Void> tryHelp(VectorSchemaRoot batch, int from, int to) {
        if (threads == null || encoders == null) {
            return null;
        }
        if (second == null) {
            second = encoders.get();
        }
        RowEncoder helper = second;
        return threads.tryBegin(() -> encode(helper, batch, from, to, secondPart));
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

    private static void await(CompletableFuture<Void> help) {
        try {
            help.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Most formats have no place for warnings. */
    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        // The last row has its end already.
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
