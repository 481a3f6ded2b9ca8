package org.steppe.api.extract;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.stream.Stream;
import org.steppe.api.data.ExtractLinks;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.ObservationRequestReader;
import org.steppe.api.data.SelectionParameters;
import org.steppe.api.data.StreamThreads;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.api.http.ServiceIdentity;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.store.ObservationStore;

/** Describes tables of observations. */
@Controller("/v1/datasets/{dataset}/csvw")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class CsvwController {

    private static final List<String> TYPES = List.of(ExtractLinks.CSVW_TYPE, MediaType.APPLICATION_JSON);

    private static final List<String> FORMATS = Stream.of(DataFormat.values())
            .filter(DataFormat::isSeparatedText)
            .map(DataFormat::id)
            .toList();

    private final ObservationStore store;
    private final Publications publications;
    private final ServiceIdentity identity;
    private final MetadataAnswers answers;

    CsvwController(
            ObservationStore store, Publications publications, ServiceIdentity identity, MetadataAnswers answers) {
        this.store = store;
        this.publications = publications;
        this.identity = identity;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> get(HttpRequest<?> http, String dataset) {
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(http.getUri().getRawQuery(), problems), problems);
        String type = MetadataAnswers.chooseAccepted(http, TYPES, problems);
        ObservationRequest request = ObservationRequestReader.readBeside(
                store, dataset, arguments, List.of(SelectionParameters.FORMAT), format(arguments));
        CsvwDocument document = CsvwMapper.document(request, identity.name(), publications.behind(request));
        return answers.bytes(http, new MediaType(type), answers.write(document))
                .header(
                        MetadataAnswers.DATASET_VERSION,
                        request.selection().version().version().toString());
    }

    private static DataFormat format(Arguments arguments) {
        String asked = arguments.findText(SelectionParameters.FORMAT).orElse(DataFormat.CSV.id());
        return DataFormat.findById(asked).filter(DataFormat::isSeparatedText).orElseGet(() -> {
            arguments.problems().add(MetadataAnswers.notAvailable(SelectionParameters.FORMAT, asked, FORMATS));
            return DataFormat.CSV;
        });
    }
}
