package org.steppe.api.data;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.steppe.api.http.ContentCoding;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.store.ObservationCursor;

/**
 * The rows of one answer from their first batch on. Once they have become a response the response owns them; closing
 * gives them back when they have not. Used by one thread.
 */
final class AnswerRows implements AutoCloseable {

    private final Supplier<ObservationCursor> query;
    private final AnswerStreams streams;
    private final ObservationCursor cursor;
    private final int firstRows;
    private boolean handedOver;

    private AnswerRows(Supplier<ObservationCursor> query, AnswerStreams streams, ObservationCursor cursor, int rows) {
        this.query = query;
        this.streams = streams;
        this.cursor = cursor;
        this.firstRows = rows;
    }

    /** @param query run at once, and again by formats that go over the rows several times */
    static AnswerRows open(Supplier<ObservationCursor> query, AnswerStreams streams) {
        ObservationCursor cursor = query.get();
        try {
            int rows = cursor.next() ? cursor.batch().getRowCount() : 0;
            return new AnswerRows(query, streams, cursor, rows);
        } catch (RuntimeException | Error failed) {
            cursor.close();
            throw failed;
        }
    }

    /** On its first batch. */
    ObservationCursor cursor() {
        return cursor;
    }

    /** Rows of the first batch, 0 when there are none at all. */
    int firstRows() {
        return firstRows;
    }

    /**
     * What fits into one chunk becomes a whole body, the rest streams.
     *
     * @param limit rows at most
     * @param whenEmpty warnings for an answer without rows
     */
    MutableHttpResponse<?> respond(
            DataWriter writer, long limit, ContentCoding coding, List<Warning> warnings, List<Warning> whenEmpty) {
        var chunks = new AnswerChunks(cursor, firstRows, limit, query, writer, coding, warnings, whenEmpty);
        handedOver = true;
        try {
            ByteBuffer first = chunks.next();
            if (first == null || chunks.isFinished()) {
                chunks.close();
                return HttpResponse.ok(streams.whole(first, chunks.rows()));
            }
            return HttpResponse.ok(streams.stream(first, chunks));
        } catch (RuntimeException | Error failed) {
            chunks.close();
            throw failed;
        }
    }

    /** Writes up to the first chunk and forgets it, for what only the writing shows. */
    void tryOut(DataWriter writer, long limit) {
        handedOver = true;
        try (var chunks = new AnswerChunks(
                cursor, firstRows, limit, query, writer, ContentCoding.IDENTITY, List.of(), List.of())) {
            chunks.next();
        }
    }

    @Override
    public void close() {
        if (!handedOver) {
            cursor.close();
        }
    }
}
