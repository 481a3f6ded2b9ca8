package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.steppe.api.file.AnswerFile;
import org.steppe.api.file.AnswerFiles;
import org.steppe.api.file.ClientGoneException;
import org.steppe.api.file.FileAnswers;
import org.steppe.api.file.FileHead;
import org.steppe.api.file.OpenFile;
import org.steppe.api.http.ClientPresence;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;

/** Answers requests for observations in formats that are read in place: from a file that is made once. */
@Singleton
final class ObservationFiles {

    /** As other services log it; nobody receives it. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final ObservationStore store;
    private final DataWriters writers;
    private final AnswerFiles files;
    private final FileAnswers answers;
    private final StreamCounts counts;

    ObservationFiles(
            ObservationStore store, DataWriters writers, AnswerFiles files, FileAnswers answers, StreamCounts counts) {
        this.store = store;
        this.writers = writers;
        this.files = files;
        this.answers = answers;
        this.counts = counts;
    }

    /** The entity tag of a file of this key that the client has, whether it is still here or not. */
    Optional<String> findKnown(HttpRequest<?> http, String key) {
        return EntityTags.known(http)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .filter(tag -> tag.startsWith('"' + key + '.'))
                .findFirst();
    }

    /** @param described has the headers of the answer */
    HttpResponse<?> send(
            HttpRequest<?> http,
            ObservationRequest request,
            AnswerHead head,
            String key,
            MutableHttpResponse<?> described) {
        OpenFile file;
        try {
            file = files.open(
                    new AnswerFile(key, request.format().extension(), path -> make(request, head, path)),
                    ClientPresence.of(http));
        } catch (ClientGoneException gone) {
            return HttpResponse.status(CLIENT_CLOSED_REQUEST, "Client Closed Request");
        }
        var told = new FileHead(new MediaType(request.format().contentType()), null, headers(described));
        return http.getMethod() == HttpMethod.POST ? answers.answerWhole(file, told) : answers.answer(http, file, told);
    }

    /** All but the type, which parts of several do not have. */
    private static Map<String, String> headers(MutableHttpResponse<?> described) {
        var headers = new LinkedHashMap<String, String>();
        described.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.keySet().removeIf(name -> name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE));
        return headers;
    }

    private void make(ObservationRequest request, AnswerHead head, Path file) throws IOException {
        Generation generation = request.selection().generation();
        DataQuery query = head.query().page(head.query().offset(), request.limit());
        long rows = request.format() == DataFormat.PARQUET
                ? store.writeParquet(generation, head.query(query), request.layout(), file)
                : writeRows(request, head, query, file);
        counts.answered(rows);
    }

    private long writeRows(ObservationRequest request, AnswerHead head, DataQuery query, Path file) throws IOException {
        Generation generation = request.selection().generation();
        ObservationCursor cursor = store.open(generation, query);
        try {
            int first = cursor.next() ? cursor.batch().getRowCount() : 0;
            DataWriter writer = writers.create(
                    request.format(), request.options(), head, request.layout(), cursor.batch(), cursor.dictionaries());
            try (var chunks = new AnswerChunks(
                            cursor,
                            first,
                            Long.MAX_VALUE,
                            () -> store.open(generation, query),
                            writer,
                            ContentCoding.IDENTITY,
                            List.of(),
                            List.of());
                    FileChannel target =
                            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(chunks, target);
                return chunks.rows();
            }
        } finally {
            cursor.close();
        }
    }

    private static void write(AnswerChunks chunks, FileChannel target) throws IOException {
        for (ByteBuffer chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (Thread.interrupted()) {
                throw new SteppeException(ErrorCode.INTERNAL, "The answer was given up before it was complete.");
            }
            while (chunk.hasRemaining()) {
                target.write(chunk);
            }
        }
    }
}
