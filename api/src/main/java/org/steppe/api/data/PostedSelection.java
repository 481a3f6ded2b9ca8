package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.HttpErrorCode;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.api.http.Argument;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;

/** Reads a selection that was posted: a JSON object with the names of the parameters, and a cursor in the address. */
final class PostedSelection {

    private PostedSelection() {}

    /** @throws RequestException when the body is no JSON object at all */
    static Arguments read(Generation generation, String dataset, HttpRequest<byte[]> request, Problems problems) {
        DatasetEntry entry = DatasetLookup.getDataset(generation, dataset);
        requireJson(request);
        var structure = generation
                .getDescription(dataset, entry.latest().version())
                .dataflow()
                .structure();
        var arguments = new ArrayList<Argument>(new SelectionBody(SelectionParameters.selecting(structure), problems)
                .read(request.getBody().orElse(new byte[0])));
        var inAddress = new Problems();
        List<Argument> parameters = QueryString.parse(request.getUri().getRawQuery(), inAddress);
        inAddress.throwIfAny();
        Arguments.of(parameters, problems)
                .requireKnown(List.of(SelectionParameters.CURSOR), "The address of a posted selection");
        parameters.stream()
                .filter(parameter -> parameter.name().equals(SelectionParameters.CURSOR))
                .forEach(arguments::add);
        return Arguments.of(arguments, problems);
    }

    private static void requireJson(HttpRequest<?> request) {
        Optional<MediaType> type = request.getContentType();
        boolean isJson = type.filter(PostedSelection::isJson).isPresent();
        if (!isJson) {
            String found = request.getHeaders().findFirst("Content-Type").orElse("none");
            throw new RequestException(Problem.of(
                            HttpErrorCode.MEDIA_TYPE_UNSUPPORTED,
                            "Content-Type",
                            "A selection is posted as application/json in UTF-8, found '" + Problem.cut(found) + "'.")
                    .found(found)
                    .expected("application/json"));
        }
    }

    private static boolean isJson(MediaType type) {
        Charset charset = type.getCharset().orElse(StandardCharsets.UTF_8);
        return type.getName().equals(MediaType.APPLICATION_JSON) && charset.equals(StandardCharsets.UTF_8);
    }
}
