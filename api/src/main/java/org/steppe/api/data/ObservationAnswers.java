package org.steppe.api.data;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.EntityTags;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.DataWriters;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
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

    private static final String DECIMALS = "DECIMALS";

    /** @param next address of the next page, null when there is none */
    private record Page(
            MutableHttpResponse<?> response, @Nullable String next) {}

    private final ObservationStore store;
    private final DataWriters writers;
    private final AnswerStreams streams;
    private final AnswerCache cache;
    private final PinnedAddresses addresses;

    ObservationAnswers(
            ObservationStore store,
            DataWriters writers,
            AnswerStreams streams,
            AnswerCache cache,
            PinnedAddresses addresses) {
        this.store = store;
        this.writers = writers;
        this.streams = streams;
        this.cache = cache;
        this.addresses = addresses;
    }

    /** An answer that caches may keep and clients may have already. */
    HttpResponse<?> answer(HttpRequest<?> http, ObservationRequest request, PageAddress pages) {
        ContentCoding coding = ContentCoding.choose(http);
        String tag = tag(request, pages, coding);
        CachedAnswer known = cache.find(tag).orElse(null);
        if (known != null && http.getMethod() == HttpMethod.GET) {
            return keep(http, request, known).respond(http);
        }
        if (EntityTags.matches(http, tag)) {
            return AddressHeaders.of(request, addresses, null)
                    .addTo(describe(HttpResponse.notModified(), request).header(HttpHeaders.ETAG, tag));
        }
        if (http.getMethod() == HttpMethod.HEAD) {
            return withAddresses(request, head(request, pages, coding)).header(HttpHeaders.ETAG, tag);
        }
        Page page = open(request, pages, coding);
        CachedAnswer.of(tag, page.response().header(HttpHeaders.ETAG, tag), page.next())
                .ifPresent(answer -> keep(http, request, answer));
        return withAddresses(request, page);
    }

    /** An answer to a selection in a body, which no address names. */
    HttpResponse<?> answerUncached(HttpRequest<?> http, ObservationRequest request, PageAddress pages) {
        Page page = open(request, pages, ContentCoding.choose(http));
        return AddressHeaders.ofPosted(request, addresses, page.next()).addTo(page.response());
    }

    private MutableHttpResponse<?> withAddresses(ObservationRequest request, Page page) {
        return AddressHeaders.of(request, addresses, page.next()).addTo(page.response());
    }

    private KnownAnswer keep(HttpRequest<?> http, ObservationRequest request, CachedAnswer answer) {
        var known = new KnownAnswer(answer, AddressHeaders.of(request, addresses, answer.next()));
        cache.put(http, request.selection().generation(), known);
        return known;
    }

    private static String tag(ObservationRequest request, PageAddress pages, ContentCoding coding) {
        Selection selection = request.selection();
        DataQuery query = selection.query();
        return EntityTags.of(
                coding,
                WIRE_REVISION,
                selection.version().contentDigest(),
                QueryText.of(query),
                query.offset() + " " + request.limit(),
                request.limit() == null ? "" : pages.toString(),
                request.format().id(),
                request.codec().id(),
                request.labelling(),
                selection.warnings().toString());
    }

    private Page head(ObservationRequest request, PageAddress pages, ContentCoding coding) {
        Long limit = request.limit();
        boolean more = limit != null && hasRowAfter(request, limit);
        return new Page(finish(HttpResponse.ok(), request, coding), more ? next(request, pages) : null);
    }

    private Page open(ObservationRequest request, PageAddress pages, ContentCoding coding) {
        DataQuery query = wireQuery(request);
        Generation generation = request.selection().generation();
        try (AnswerRows rows = streams.open(() -> store.open(generation, query))) {
            String next = hasNext(request, rows.firstRows()) ? next(request, pages) : null;
            Long limit = request.limit();
            MutableHttpResponse<?> response = rows.respond(
                    writer(request, rows.cursor(), next),
                    limit == null ? Long.MAX_VALUE : limit,
                    coding,
                    request.selection().warnings());
            return new Page(finish(response, request, coding), next);
        }
    }

    private DataWriter writer(ObservationRequest request, ObservationCursor cursor, @Nullable String next) {
        Selection selection = request.selection();
        var head = new AnswerHead(
                selection.description(),
                selection.version().version(),
                selection.version().publishedAt(),
                selection.query(),
                request.language(),
                addresses.exactAnswer(request).of(SelectionAddress.OBSERVATIONS),
                next,
                selection.generation()::findSource,
                Terms.metadata());
        return writers.create(
                request.format(), request.codec(), head, request.layout(), cursor.batch(), cursor.dictionaries());
    }

    /**
     * Columns that the format needs besides those asked for: text formats print a value with its decimals, and a cell
     * of a cube has its whole key.
     */
    private static DataQuery wireQuery(ObservationRequest request) {
        DataQuery query = request.selection().query();
        Long limit = request.limit();
        DataStructure structure = request.selection().description().dataflow().structure();
        var columns = new LinkedHashSet<>(query.columns());
        if (request.format().isCube()) {
            columns.addAll(ObservationColumns.cell(structure));
        }
        if (columns.contains(DataStructure.OBS_VALUE)
                && structure.findAttribute(DECIMALS).isPresent()) {
            columns.add(DECIMALS);
        }
        return query.columns(List.copyOf(columns)).page(query.offset(), limit == null ? null : oneMore(limit));
    }

    private static long oneMore(long limit) {
        return limit == Long.MAX_VALUE ? limit : limit + 1;
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
        Selection selection = request.selection();
        switch (request.format()) {
            case JSON -> {}
            case CSV, ARROW, ARROW_FILE, NDJSON, TSV ->
                response.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + selection.query().dataset() + "-"
                                + selection.query().version() + "."
                                + request.format().extension() + "\"");
        }
        return response;
    }

    private static <T> MutableHttpResponse<T> describe(MutableHttpResponse<T> response, ObservationRequest request) {
        return response.header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        MetadataAnswers.DATASET_VERSION,
                        request.selection().query().version().toString());
    }
}
