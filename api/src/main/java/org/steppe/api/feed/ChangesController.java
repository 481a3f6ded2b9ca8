package org.steppe.api.feed;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.ServiceLimits;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;

/** The feed of changes. */
@Controller("/v1/changes")
@Produces(MediaType.ALL)
final class ChangesController {

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final GenerationWatch watch;
    private final ServiceLimits limits;
    private final Clock clock = Clock.systemUTC();

    ChangesController(ObservationStore store, MetadataAnswers answers, GenerationWatch watch, ServiceLimits limits) {
        this.store = store;
        this.answers = answers;
        this.watch = watch;
        this.limits = limits;
    }

    @Get
    CompletableFuture<HttpResponse<byte[]>> list(HttpRequest<?> request) {
        FeedRequest feed = FeedRequestReader.read(store.generation(), request, limits.maxWaitSeconds(), clock);
        return answer(request, feed, clock.instant().plus(feed.patience()));
    }

    /** At once when there is something to tell or the time is over, otherwise after the next generation. */
    private CompletableFuture<HttpResponse<byte[]>> answer(HttpRequest<?> request, FeedRequest feed, Instant until) {
        Generation generation = store.generation();
        Optional<FeedStart> start = feed.since().in(generation.history());
        Optional<FeedPage> page =
                start.map(place -> FeedPage.of(generation.history(), place, feed.datasets(), feed.limit()));
        boolean isNews = page.isPresent() && !page.get().entries().isEmpty();
        if (!isNews && clock.instant().isBefore(until)) {
            return watch.await(generation, until).thenCompose(over -> answer(request, feed, until));
        }
        if (page.isEmpty()) {
            throw new RequestException(ahead());
        }
        List<Warning> warnings = start.stream()
                .filter(place -> !place.isComplete())
                .map(place -> incomplete(generation))
                .toList();
        return CompletableFuture.completedFuture(respond(request, feed, generation, page.get(), warnings));
    }

    private HttpResponse<byte[]> respond(
            HttpRequest<?> request, FeedRequest feed, Generation generation, FeedPage page, List<Warning> warnings) {
        String next = feed.addressAfter(page.end());
        Function<FeedEntry, ChangeEntryDocument> documents = entry -> ChangeEntryDocument.of(
                entry, (dataset, version) -> DatasetLookup.isStored(store, generation, dataset, version));
        byte[] content = switch (feed.format()) {
            case JSON ->
                answers.write(new ChangeFeedDocument(
                        page.end().warehouse(),
                        generation.number(),
                        page.entries().stream().map(documents).toList(),
                        page.more(),
                        page.end().encode(),
                        next,
                        warnings));
            case NDJSON -> lines(page.entries().stream().map(documents).toList());
            case ATOM -> AtomFeed.write(page, documents, request.getUri().toString(), next);
        };
        MutableHttpResponse<byte[]> response =
                answers.bytes(request, feed.format().mediaType(), content);
        return response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }

    private byte[] lines(List<ChangeEntryDocument> entries) {
        var out = new ByteArrayOutputStream();
        for (ChangeEntryDocument entry : entries) {
            out.writeBytes(answers.write(entry));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static Warning incomplete(Generation generation) {
        Instant first =
                generation.history().transitions().getFirst().transition().at();
        return Warning.of(
                Warning.Code.HISTORY_INCOMPLETE,
                FeedSince.PARAMETER,
                "The history goes back to " + first + " only. Take whole datasets for what was before.");
    }

    private static Problem ahead() {
        return Problem.of(
                        ErrorCode.CURSOR_AHEAD,
                        FeedSince.PARAMETER,
                        "This service has not yet seen as much as the cursor says.")
                .hint("Ask again in a second. If that does not help, the warehouse was restored from an older copy:"
                        + " begin again with whole datasets");
    }
}
