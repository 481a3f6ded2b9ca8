package org.steppe.api.codelist;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.Locale;
import org.steppe.api.error.Problem;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.PerGeneration;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.NearestNames;

/** Codes, their hierarchy and their labels. */
@Controller("/v1/codelists")
@Produces(MediaType.ALL)
final class CodelistsController {

    private static final int MOST_NEAREST = 5;

    private final ObservationStore store;
    private final MetadataAnswers answers;
    private final PerGeneration<CodelistUse> use = new PerGeneration<>(CodelistUse::of);

    CodelistsController(ObservationStore store, MetadataAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        return answers.json(
                request,
                new CodelistListDocument(generation.listCodelists().stream()
                        .map(codelist -> CodelistListDocument.Summary.of(codelist, use.of(generation)))
                        .toList()));
    }

    @Get("/{codelist}")
    HttpResponse<byte[]> get(HttpRequest<?> request, String codelist) {
        Arguments.requireNone(request.getUri().getRawQuery());
        Generation generation = store.generation();
        return answers.json(
                request,
                generation.listCodelists().stream()
                        .filter(list -> list.id().toLowerCase(Locale.ROOT).equals(codelist))
                        .findFirst()
                        .map(list -> CodelistDocument.of(list, use.of(generation)))
                        .orElseThrow(() -> new RequestException(unknown(generation, codelist))));
    }

    private static Problem unknown(Generation generation, String id) {
        List<String> ids = generation.listCodelists().stream()
                .map(codelist -> codelist.id().toLowerCase(Locale.ROOT))
                .toList();
        return Problem.of(
                        ErrorCode.CODELIST_UNKNOWN,
                        "codelist",
                        "There is no codelist '" + Problem.cut(id) + "'. Codelists: /v1/codelists")
                .found(id)
                .nearest(NearestNames.among(ids, id, MOST_NEAREST))
                .allowed(ids)
                .see("/v1/codelists");
    }
}
