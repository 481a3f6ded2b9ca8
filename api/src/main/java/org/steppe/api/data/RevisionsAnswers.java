package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.RevisionsHead;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.store.ObservationStore;

/** Answers requests for revision statistics, streamed as observations are. */
@Singleton
final class RevisionsAnswers {

    /** The preferred first. */
    static final List<DataFormat> FORMATS = List.of(DataFormat.JSON, DataFormat.CSV, DataFormat.NDJSON, DataFormat.TSV);

    /** Counts up when a format changes, so that old tags stop matching. */
    private static final String WIRE_REVISION = "1";

    private static final List<Warning> NOTHING_FOUND =
            List.of(Warning.of(Warning.Code.NO_OBSERVATIONS, null, "No observation fits this selection."));

    private final ObservationStore store;
    private final DataWriters writers;
    private final AnswerStreams streams;

    RevisionsAnswers(ObservationStore store, DataWriters writers, AnswerStreams streams) {
        this.store = store;
        this.writers = writers;
        this.streams = streams;
    }

    HttpResponse<?> answer(HttpRequest<?> http, Selection selection, List<String> groups, DataFormat format) {
        ContentCoding coding = ContentCoding.choose(http);
        String tag = EntityTags.of(
                coding,
                WIRE_REVISION,
                selection.version().contentDigest(),
                QueryText.of(selection.query()),
                groups.toString(),
                format.id(),
                selection.warnings().toString());
        if (EntityTags.matches(http, tag)) {
            return describe(HttpResponse.notModified(), selection, tag);
        }
        MutableHttpResponse<?> response =
                http.getMethod() == HttpMethod.HEAD ? HttpResponse.ok() : open(selection, groups, format, coding);
        describe(response, selection, tag).contentType(new MediaType(format.contentType()));
        if (coding != ContentCoding.IDENTITY) {
            response.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return response.header(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"" + selection.query().dataset() + "-"
                        + selection.query().version() + "-revisions." + format.extension() + "\"");
    }

    private MutableHttpResponse<?> open(
            Selection selection, List<String> groups, DataFormat format, ContentCoding coding) {
        try (AnswerRows rows =
                streams.open(() -> store.openRevisions(selection.generation(), selection.query(), groups))) {
            var head = new RevisionsHead(
                    selection.query().dataset(),
                    selection.query().version(),
                    selection.query().asOf(),
                    groups);
            DataWriter writer = writers.create(
                    format, head, rows.cursor().batch(), rows.cursor().dictionaries());
            return rows.respond(writer, Long.MAX_VALUE, coding, selection.warnings(), NOTHING_FOUND);
        }
    }

    private static <T> MutableHttpResponse<T> describe(
            MutableHttpResponse<T> response, Selection selection, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        MetadataAnswers.DATASET_VERSION,
                        selection.query().version().toString());
    }
}
