package org.steppe.api.search;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.PerGeneration;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.store.ObservationStore;

/** Finding things by words. */
@Controller("/v1/search")
@Produces(MediaType.ALL)
final class SearchController {

    private static final String QUERY = "q";
    private static final String LIMIT = "limit";
    private static final int LONGEST_QUERY = 200;
    private static final long USUAL_LIMIT = 20;

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final PerGeneration<SearchIndex> index = new PerGeneration<>(SearchIndex::of);

    SearchController(ObservationStore store, MetadataAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> search(HttpRequest<?> request) {
        var problems = new Problems();
        Arguments arguments =
                Arguments.of(QueryString.parse(request.getUri().getRawQuery(), QUERY, problems), problems);
        arguments.requireKnown(List.of(QUERY, LIMIT), "The search");
        String query = arguments.findText(QUERY).orElse("");
        if (query.isBlank() || query.length() > LONGEST_QUERY) {
            problems.add(Problem.of(
                            ErrorCode.PARAMETER_INVALID,
                            QUERY,
                            "The search needs words: 1 to " + LONGEST_QUERY + " characters in parameter 'q'.")
                    .found(query)
                    .expected("Chinese or English words"));
        }
        Long limit = arguments.findPositive(LIMIT, ErrorCode.LIMIT_INVALID);
        problems.throwIfAny();
        List<SearchDocument.Result> found = index.of(store.generation()).find(query);
        return answers.json(
                request,
                new SearchDocument(
                        query,
                        found.size(),
                        found.stream()
                                .limit(limit == null ? USUAL_LIMIT : limit)
                                .toList(),
                        List.of()));
    }
}
