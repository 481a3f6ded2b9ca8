package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.DataStructure;

/**
 * Answers requests for observations. The query runs to its first chunk before a status is chosen; what fits into one
 * chunk is sent whole, the rest streams.
 */
@Singleton
final class ObservationAnswers {

    /** Counts up when a format changes, so that old tags stop matching. */
    private static final String WIRE_REVISION = "3";

    private static final List<Warning> NOTHING_FOUND =
            List.of(Warning.of(Warning.Code.NO_OBSERVATIONS, null, "No observation fits this selection."));

    /** @param next address of the next page, null when there is none */
    private record Page(
            MutableHttpResponse<?> response, @Nullable String next) {}

    private final ObservationStore store;
    private final DataWriters writers;
    private final AnswerStreams streams;
    private final AnswerCache cache;
    private final PinnedAddresses addresses;
    private final ObservationFiles files;

    ObservationAnswers(
            ObservationStore store,
            DataWriters writers,
            AnswerStreams streams,
            AnswerCache cache,
            PinnedAddresses addresses,
            ObservationFiles files) {
        this.store = store;
        this.writers = writers;
        this.streams = streams;
        this.cache = cache;
        this.addresses = addresses;
        this.files = files;
    }

    /** An answer that caches may keep and clients may have already. */
    HttpResponse<?> answer(HttpRequest<?> http, ObservationRequest request, PageAddress pages) {
        if (request.format().isReadInPlace()) {
            return inPlace(http, request, pages);
        }
        ContentCoding coding = coding(http, request);
        String tag = EntityTags.of(coding, identity(request, pages));
        CachedAnswer known = cache.find(tag).orElse(null);
        if (known != null && http.getMethod() == HttpMethod.GET) {
            return keep(http, request, known, headers(request, known.next())).respond(http);
        }
        if (EntityTags.matches(http, tag)) {
            return notModified(request, tag);
        }
        if (http.getMethod() == HttpMethod.HEAD) {
            return withAddresses(request, head(request, pages, coding)).header(HttpHeaders.ETAG, tag);
        }
        Page page = open(request, pages, coding);
        AddressHeaders headers = headers(request, page.next());
        CachedAnswer.of(tag, page.response().header(HttpHeaders.ETAG, tag), page.next())
                .ifPresent(answer -> keep(http, request, answer, headers));
        return headers.addTo(page.response());
    }

    private HttpResponse<?> notModified(ObservationRequest request, String tag) {
        return headers(request, null)
                .addTo(describe(HttpResponse.notModified(), request).header(HttpHeaders.ETAG, tag));
    }

    /** Files of one key have the same rows, if not the same bytes: a client that has any of them is up to date. */
    private HttpResponse<?> inPlace(HttpRequest<?> http, ObservationRequest request, PageAddress pages) {
        String key = EntityTags.key(identity(request, pages));
        Optional<String> known = files.findKnown(http, key);
        if (known.isPresent()) {
            return notModified(request, known.get());
        }
        String next = findNext(request, pages);
        return files.send(
                http,
                request,
                head(request, next),
                key,
                withAddresses(request, new Page(finish(HttpResponse.ok(), request, ContentCoding.IDENTITY), next)));
    }

    /** A file for a selection in a body. */
    private HttpResponse<?> fileUncached(HttpRequest<?> http, ObservationRequest request, PageAddress pages) {
        String next = findNext(request, pages);
        return files.send(
                http,
                request,
                head(request, next),
                EntityTags.key(identity(request, pages)),
                AddressHeaders.ofPosted(request, addresses, next)
                        .addTo(finish(HttpResponse.ok(), request, ContentCoding.IDENTITY)));
    }

    private @Nullable String findNext(ObservationRequest request, PageAddress pages) {
        Long limit = request.limit();
        return limit != null && hasRowAfter(request, limit) ? next(request, pages) : null;
    }

    /** An answer to a selection in a body, which no address names. */
    HttpResponse<?> answerUncached(HttpRequest<?> http, ObservationRequest request, PageAddress pages) {
        if (request.format().isReadInPlace()) {
            return fileUncached(http, request, pages);
        }
        Page page = open(request, pages, coding(http, request));
        return AddressHeaders.ofPosted(request, addresses, page.next()).addTo(page.response());
    }

    private MutableHttpResponse<?> withAddresses(ObservationRequest request, Page page) {
        return headers(request, page.next()).addTo(page.response());
    }

    private AddressHeaders headers(ObservationRequest request, @Nullable String next) {
        return AddressHeaders.of(request, addresses, next);
    }

    private KnownAnswer keep(
            HttpRequest<?> http, ObservationRequest request, CachedAnswer answer, AddressHeaders headers) {
        var known = new KnownAnswer(answer, headers);
        cache.put(http, request.selection().generation(), known);
        return known;
    }

    private static ContentCoding coding(HttpRequest<?> http, ObservationRequest request) {
        return request.format().isCompressed() ? ContentCoding.IDENTITY : ContentCoding.choose(http);
    }

    /** What determines an answer. Files are kept without their headers, so that downloads share them. */
    private String[] identity(ObservationRequest request, PageAddress pages) {
        Selection selection = request.selection();
        DataQuery query = selection.query();
        boolean isDownload = request.download() && !request.format().isReadInPlace();
        return new String[] {
            WIRE_REVISION,
            selection.version().contentDigest(),
            QueryText.of(query),
            query.offset() + " " + request.limit(),
            request.limit() == null ? "" : pages.toString(),
            request.format().isSelfDescribing() ? addresses.exactAnswer(request).of(SelectionAddress.OBSERVATIONS) : "",
            request.format().id() + " " + isDownload,
            request.options().toString(),
            request.labelling(),
            selection.warnings().toString()
        };
    }

    private Page head(ObservationRequest request, PageAddress pages, ContentCoding coding) {
        requireRoom(request);
        if (request.format().isCube()) {
            return headOfCube(request, pages, coding);
        }
        return new Page(finish(HttpResponse.ok(), request, coding), findNext(request, pages));
    }

    /** Only the rows tell whether their cube can be written. */
    private Page headOfCube(ObservationRequest request, PageAddress pages, ContentCoding coding) {
        try (AnswerRows rows = rows(request)) {
            String next = hasNext(request, rows.firstRows()) ? next(request, pages) : null;
            rows.tryOut(writer(request, rows.cursor(), next), limit(request));
            return new Page(finish(HttpResponse.ok(), request, coding), next);
        } catch (SteppeException failed) {
            throw told(failed);
        }
    }

    private Page open(ObservationRequest request, PageAddress pages, ContentCoding coding) {
        requireRoom(request);
        try (AnswerRows rows = rows(request)) {
            String next = hasNext(request, rows.firstRows()) ? next(request, pages) : null;
            MutableHttpResponse<?> response = rows.respond(
                    writer(request, rows.cursor(), next),
                    limit(request),
                    coding,
                    request.selection().warnings(),
                    NOTHING_FOUND);
            return new Page(finish(response, request, coding), next);
        } catch (SteppeException failed) {
            throw told(failed);
        }
    }

    private AnswerRows rows(ObservationRequest request) {
        DataQuery query = WireQuery.of(request);
        Generation generation = request.selection().generation();
        return streams.open(() -> store.open(generation, query));
    }

    private static long limit(ObservationRequest request) {
        Long limit = request.limit();
        return limit == null ? Long.MAX_VALUE : limit;
    }

    /** What does not fit into the format is a problem of the request, and other formats have room. */
    private static RuntimeException told(SteppeException failed) {
        String message = failed.getMessage();
        return failed.code() == ErrorCode.SELECTION_TOO_LARGE && message != null
                ? new RequestException(tooLarge(message))
                : failed;
    }

    private static Problem tooLarge(String message) {
        return Problem.of(ErrorCode.SELECTION_TOO_LARGE, SelectionParameters.FORMAT, message)
                .expected("fewer observations, or a format without such a limit")
                .hint("Ask for format=csv, or select less; availability tells how much a selection holds");
    }

    /** Counts only where the format has a limit that the dataset exceeds. */
    private void requireRoom(ObservationRequest request) {
        long room = request.format().mostRows();
        Selection selection = request.selection();
        DataQuery query = selection.query();
        long stored = query.history() && !query.vintages().isRowPerObservation()
                ? selection.version().figures()
                : selection.version().observations();
        if (Math.min(stored, limit(request)) <= room) {
            return;
        }
        long rows = store.availability(selection.generation(), query).observations() - query.offset();
        if (Math.min(rows, limit(request)) > room) {
            throw new RequestException(tooLarge("Format " + request.format().id() + " holds " + room
                    + " observations, and this selection has " + rows + "."));
        }
    }

    private DataWriter writer(ObservationRequest request, ObservationCursor cursor, @Nullable String next) {
        DataWriter writer = writers.create(
                request.format(),
                request.options(),
                head(request, next),
                request.layout(),
                cursor.batch(),
                cursor.dictionaries());
        return request.download() && request.format().isSeparatedText() ? new MarkedDataWriter(writer) : writer;
    }

    private AnswerHead head(ObservationRequest request, @Nullable String next) {
        Selection selection = request.selection();
        return new AnswerHead(
                selection.description(),
                selection.version().version(),
                selection.version().publishedAt(),
                selection.query(),
                request.language(),
                addresses.exactAnswer(request).of(SelectionAddress.OBSERVATIONS),
                next,
                selection.generation()::findSource,
                request.format().isDescribed() ? Terms.metadata(request.language()) : Terms.metadata());
    }

    /** The first batch often shows that there is a row beyond the page; otherwise the store is asked for that row. */
    private boolean hasNext(ObservationRequest request, int firstRows) {
        Long limit = request.limit();
        if (limit == null || firstRows == 0) {
            return false;
        }
        return firstRows > limit || hasRowAfter(request, limit);
    }

    private boolean hasRowAfter(ObservationRequest request, long limit) {
        DataQuery query = request.selection().query();
        if (limit > Long.MAX_VALUE - query.offset()) {
            return false;
        }
        DataQuery probe = query.columns(List.of(DataStructure.TIME_PERIOD)).page(query.offset() + limit, 1L);
        try (ObservationCursor cursor = store.open(request.selection().generation(), probe)) {
            return cursor.next() && cursor.batch().getRowCount() > 0;
        }
    }

    private static String next(ObservationRequest request, PageAddress pages) {
        DataQuery query = request.selection().query();
        Long limit = request.limit();
        long offset = query.offset() + (limit == null ? 0 : limit);
        return pages.with(PageCursor.of(query, offset).encode());
    }

    private static MutableHttpResponse<?> finish(
            MutableHttpResponse<?> response, ObservationRequest request, ContentCoding coding) {
        describe(response, request).contentType(new MediaType(request.format().contentType()));
        if (coding != ContentCoding.IDENTITY) {
            response.header(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return response.header(HttpHeaders.CONTENT_DISPOSITION, disposition(request));
    }

    /** The name is for whoever keeps the answer; only a download asks a browser to do so. */
    private static String disposition(ObservationRequest request) {
        DataQuery query = request.selection().query();
        return (request.download() ? "attachment" : "inline") + "; filename=\"" + query.dataset() + "-"
                + query.version() + "." + request.format().extension() + "\"";
    }

    private static <T> MutableHttpResponse<T> describe(MutableHttpResponse<T> response, ObservationRequest request) {
        return response.header(HttpHeaders.VARY, "Accept, Accept-Encoding, Accept-Datetime")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        MetadataAnswers.DATASET_VERSION,
                        request.selection().query().version().toString());
    }
}
