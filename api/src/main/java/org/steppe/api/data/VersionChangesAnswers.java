package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import org.steppe.api.error.HttpErrorCode;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.format.ChangesHead;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.StructureChange;
import org.steppe.warehouse.generation.StructureComparison;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.Dimension;

/** Answers requests for the difference of two versions, streamed as observations are. */
@Singleton
final class VersionChangesAnswers {

    /** The preferred first. */
    static final List<DataFormat> FORMATS = List.of(
            DataFormat.JSON,
            DataFormat.CSV,
            DataFormat.ARROW,
            DataFormat.ARROW_FILE,
            DataFormat.NDJSON,
            DataFormat.TSV,
            DataFormat.SDMX_CSV);

    /** Counts up when a format changes, so that old tags stop matching. */
    private static final String WIRE_REVISION = "1";

    private final ObservationStore store;
    private final DataWriters writers;
    private final AnswerStreams streams;

    VersionChangesAnswers(ObservationStore store, DataWriters writers, AnswerStreams streams) {
        this.store = store;
        this.writers = writers;
        this.streams = streams;
    }

    HttpResponse<?> answer(HttpRequest<?> http, VersionPair versions, DataFormat format) {
        if (format == DataFormat.SDMX_CSV) {
            requireSameKey(versions);
        }
        ContentCoding coding = ContentCoding.choose(http);
        String tag =
                EntityTags.of(coding, WIRE_REVISION, versions.version().dataset(), versions.identity(), format.id());
        if (EntityTags.matches(http, tag)) {
            return describe(HttpResponse.notModified(), versions, tag);
        }
        MutableHttpResponse<?> response =
                http.getMethod() == HttpMethod.HEAD ? HttpResponse.ok() : open(versions, format, coding);
        describe(response, versions, tag).contentType(new MediaType(format.contentType()));
        if (coding != ContentCoding.IDENTITY) {
            response.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        if (format != DataFormat.JSON) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(versions, format));
        }
        return response;
    }

    /** An action names an observation by its key, which has to be the same in both versions. */
    private static void requireSameKey(VersionPair versions) {
        StoredVersion since = versions.since();
        if (since == null || dimensions(since).equals(dimensions(versions.version()))) {
            return;
        }
        List<String> others = FORMATS.stream()
                .filter(format -> format != DataFormat.SDMX_CSV)
                .map(DataFormat::id)
                .toList();
        throw new RequestException(Problem.of(
                        HttpErrorCode.FORMAT_NOT_AVAILABLE,
                        "format",
                        "The dimensions of versions " + since.entry().version() + " and "
                                + versions.version().entry().version()
                                + " differ, so that actions cannot lead from one to the other. Take the newer one whole.")
                .found(DataFormat.SDMX_CSV.id())
                .allowed(others));
    }

    private static List<String> dimensions(StoredVersion version) {
        return version.description().dataflow().structure().dimensions().stream()
                .map(Dimension::id)
                .toList();
    }

    private MutableHttpResponse<?> open(VersionPair versions, DataFormat format, ContentCoding coding) {
        try (AnswerRows rows = streams.open(() -> store.openChanges(versions.since(), versions.version()))) {
            DataWriter writer = writers.create(
                    format, head(versions), rows.cursor().batch(), rows.cursor().dictionaries());
            return rows.respond(writer, Long.MAX_VALUE, coding, List.of(), List.of());
        }
    }

    private static ChangesHead head(VersionPair versions) {
        StoredVersion since = versions.since();
        List<StructureChange> structure = since == null
                ? List.of()
                : StructureComparison.compare(
                        since.description(), versions.version().description());
        return new ChangesHead(
                versions.version(), since == null ? null : since.entry().version(), structure, Terms.metadata());
    }

    private static String fileName(VersionPair versions, DataFormat format) {
        StoredVersion since = versions.since();
        return versions.version().dataset() + "-" + versions.version().entry().version() + "-since-"
                + (since == null ? "none" : since.entry().version()) + "." + format.extension() + "\"";
    }

    private static <T> MutableHttpResponse<T> describe(
            MutableHttpResponse<T> response, VersionPair versions, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        MetadataAnswers.DATASET_VERSION,
                        versions.version().entry().version().toString());
    }
}
