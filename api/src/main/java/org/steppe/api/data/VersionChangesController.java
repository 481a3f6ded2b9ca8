package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.FormatChoice;
import org.steppe.api.http.QueryString;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.store.ObservationStore;

/** How a version of a dataset differs from an older one. */
@Controller("/v1/datasets/{dataset}/versions/{version}/changes")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class VersionChangesController {

    private static final FormatChoice<DataFormat> FORMATS =
            new FormatChoice<>(VersionChangesAnswers.FORMATS, DataFormat::id, DataFormat::mediaType);

    private final ObservationStore store;
    private final VersionChangesAnswers answers;

    VersionChangesController(ObservationStore store, VersionChangesAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    @Get
    HttpResponse<?> get(HttpRequest<?> request, String dataset, String version) {
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(request.getUri().getRawQuery(), problems), problems);
        arguments.requireKnown(List.of(VersionPairReader.SINCE, FormatChoice.FORMAT), "The changes of a version");
        DataFormat format = FORMATS.choose(arguments, request);
        VersionPair versions = VersionPairReader.read(
                store,
                dataset,
                version,
                arguments.findText(VersionPairReader.SINCE).orElse(null),
                problems);
        return answers.answer(request, versions, format);
    }
}
