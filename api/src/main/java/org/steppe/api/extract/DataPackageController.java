package org.steppe.api.extract;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.steppe.api.data.ExtractLinks;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.ObservationRequestReader;
import org.steppe.api.data.PinnedAddresses;
import org.steppe.api.data.StreamThreads;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.api.http.ServiceIdentity;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.store.ObservationStore;

/** Describes extracts as data packages. */
@Controller("/v1/datasets/{dataset}/datapackage")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class DataPackageController {

    private static final List<String> TYPES = List.of(ExtractLinks.DATA_PACKAGE_TYPE, MediaType.APPLICATION_JSON);

    private final ObservationStore store;
    private final Publications publications;
    private final PinnedAddresses addresses;
    private final ServiceIdentity identity;
    private final MetadataAnswers answers;

    DataPackageController(
            ObservationStore store,
            Publications publications,
            PinnedAddresses addresses,
            ServiceIdentity identity,
            MetadataAnswers answers) {
        this.store = store;
        this.publications = publications;
        this.addresses = addresses;
        this.identity = identity;
        this.answers = answers;
    }

    @Get
    HttpResponse<byte[]> get(HttpRequest<?> http, String dataset) {
        var problems = new Problems();
        Arguments arguments = Arguments.of(QueryString.parse(http.getUri().getRawQuery(), problems), problems);
        String type = MetadataAnswers.chooseAccepted(http, TYPES, problems);
        ObservationRequest request =
                ObservationRequestReader.readBeside(store, dataset, arguments, List.of(), DataFormat.CSV);
        var mapper = new DataPackageMapper(request, addresses, address -> identity.absolute(http, address));
        DataPackageDocument document = mapper.document(identity, publications.behind(request));
        return answers.bytes(http, new MediaType(type), answers.write(document))
                .header(
                        MetadataAnswers.DATASET_VERSION,
                        request.selection().version().version().toString());
    }
}
