package org.steppe.api.data;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.store.ObservationCursor;

/** Makes the bodies of answers of rows, and counts what they send. */
@Singleton
final class AnswerStreams {

    private final ExecutorService threads;
    private final StreamCounts counts;

    AnswerStreams(@Named(StreamThreads.NAME) ExecutorService threads, StreamCounts counts) {
        this.threads = threads;
        this.counts = counts;
    }

    /** Runs a query to its first batch. */
    AnswerRows open(Supplier<ObservationCursor> query) {
        return AnswerRows.open(query, this);
    }

    /** A body that is one chunk. */
    byte[] whole(@Nullable ByteBuffer chunk, long rows) {
        counts.answered(rows);
        if (chunk == null) {
            return new byte[0];
        }
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        return bytes;
    }

    /** A body that goes on after its first chunk. */
    StreamedAnswer stream(ByteBuffer first, AnswerChunks chunks) {
        counts.streamBegan();
        return new StreamedAnswer(new AnswerPump(first, chunks, threads, () -> counts.streamEnded(chunks.rows())));
    }
}
