package org.steppe.api.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.ContentCoding;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.store.ObservationCursor;

/**
 * The bytes of one answer, chunk by chunk, as they are asked for. One thread at a time asks; {@link #abandon()} may come
 * from any.
 */
final class AnswerChunks implements AutoCloseable {

    private final Supplier<ObservationCursor> reopen;
    private final DataWriter writer;
    private final List<Warning> warnings;
    private final List<Warning> whenEmpty;
    private final ByteSink plain = new ByteSink();
    private final ByteSink coded = new ByteSink();
    private final @Nullable OutputStream encoder;

    private final long limit;
    private ObservationCursor cursor;
    private long rowsLeft;
    private long rows;
    private int position;
    private int end;
    private boolean begun;
    private boolean finished;
    private boolean loading;
    private boolean abandoned;

    /**
     * @param cursor on its first batch
     * @param firstRows rows of that batch, 0 when the answer has none
     * @param limit rows at most
     * @param whenEmpty told as well when there are no rows
     * @param reopen runs the same query again, for formats that go over the rows several times
     */
    AnswerChunks(
            ObservationCursor cursor,
            int firstRows,
            long limit,
            Supplier<ObservationCursor> reopen,
            DataWriter writer,
            ContentCoding coding,
            List<Warning> warnings,
            List<Warning> whenEmpty) {
        this.cursor = cursor;
        this.writer = writer;
        this.warnings = warnings;
        this.whenEmpty = whenEmpty;
        this.limit = limit;
        this.rowsLeft = limit;
        this.reopen = reopen;
        this.encoder = encoder(coding);
        take(firstRows);
    }

    private @Nullable OutputStream encoder(ContentCoding coding) {
        if (coding == ContentCoding.IDENTITY) {
            return null;
        }
        try {
            return coding.wrap(new SinkStream(coded));
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
    }

    /** Takes over a batch as far as the limit allows. */
    private void take(int batchRows) {
        position = 0;
        end = (int) Math.min(batchRows, rowsLeft);
        rowsLeft -= end;
        rows += end;
    }

    /** Whether the last chunk has been given out. */
    boolean isFinished() {
        return finished && plain.isEmpty();
    }

    long rows() {
        return rows;
    }

    /**
     * The next chunk, which may be empty while a coding collects. It is good until the next one is asked for.
     *
     * @return null after the last
     * @throws org.steppe.warehouse.error.SteppeException when the engine fails
     */
    @Nullable
    ByteBuffer next() {
        if (isFinished()) {
            return null;
        }
        if (!begun) {
            begun = true;
            writer.begin(plain);
        }
        while (!plain.isFull() && !finished) {
            if (position < end) {
                position = writer.writeRows(cursor.batch(), position, end, plain);
            } else if (rowsLeft == 0 || end == 0 || !load()) {
                endPass();
            }
        }
        return encode();
    }

    private void endPass() {
        if (writer.again(plain)) {
            beginPass();
        } else {
            finish();
        }
    }

    /** The rows of a version never change, so a second query gives the same in the same order. */
    private void beginPass() {
        cursor.close();
        ObservationCursor opened = reopen.get();
        synchronized (this) {
            cursor = opened;
        }
        rowsLeft = limit;
        rows = 0;
        end = 0;
        position = 0;
        load();
    }

    private void finish() {
        var told = new ArrayList<>(warnings);
        if (rows == 0) {
            told.addAll(whenEmpty);
        }
        writer.end(told, plain);
        finished = true;
    }

    private ByteBuffer encode() {
        OutputStream stream = encoder;
        if (stream == null) {
            return plain.takeChunk();
        }
        try {
            plain.drainTo(stream);
            if (finished) {
                stream.close();
            }
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
        return coded.takeChunk();
    }

    /**
     * Loading can take long, so it alone is broken off from outside. While a batch is being written its memory must
     * stay, but that takes milliseconds.
     */
    private boolean load() {
        synchronized (this) {
            if (abandoned) {
                return stop();
            }
            loading = true;
        }
        boolean more = cursor.next();
        synchronized (this) {
            loading = false;
            if (abandoned) {
                return stop();
            }
        }
        if (more) {
            take(cursor.batch().getRowCount());
        }
        return more && end > 0;
    }

    private static boolean stop() {
        throw new AbandonedException();
    }

    /** Nobody wants the rest: ends the query if it is working. Whoever asks for chunks closes as usual. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
            if (!loading) {
                return;
            }
        }
        current().close();
    }

    private synchronized ObservationCursor current() {
        return cursor;
    }

    @Override
    public void close() {
        try {
            writer.close();
            if (encoder != null && !finished) {
                encoder.close();
            }
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        } finally {
            cursor.close();
        }
    }

    /** The reader went away. */
    static final class AbandonedException extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("The reader went away", null, false, false);
        }
    }

    private static final class SinkStream extends OutputStream {

        private final ByteSink sink;

        SinkStream(ByteSink sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) {
            sink.put((byte) b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            sink.put(bytes, from, count);
        }
    }
}
