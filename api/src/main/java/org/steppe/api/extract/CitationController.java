package org.steppe.api.extract;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.ObservationRequestReader;
import org.steppe.api.data.PinnedAddresses;
import org.steppe.api.data.SelectionAddress;
import org.steppe.api.data.SelectionParameters;
import org.steppe.api.data.StreamThreads;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.QueryString;
import org.steppe.api.http.ServiceIdentity;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.store.ObservationStore;

/** Tells how to cite selections. */
@Controller("/v1/datasets/{dataset}/citation")
@Produces(MediaType.ALL)
@ExecuteOn(StreamThreads.NAME)
final class CitationController {

    private static final String ACCESSED = "accessed";

    private final ObservationStore store;
    private final Publications publications;
    private final PinnedAddresses addresses;
    private final ServiceIdentity identity;
    private final MetadataAnswers answers;

    CitationController(
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
        CitationFormat format = CitationFormat.of(http, arguments);
        LocalDate accessed = arguments.findDay(ACCESSED);
        ObservationRequest request = ObservationRequestReader.readBeside(
                store, dataset, arguments, List.of(SelectionParameters.FORMAT, ACCESSED), DataFormat.JSON);
        SelectionAddress pinned = addresses.selection(request);
        String address = pinned.of(SelectionAddress.OBSERVATIONS);
        Reference reference =
                Reference.of(request, identity.name(), pinned, identity.absolute(http, address), accessed);
        MutableHttpResponse<byte[]> response =
                answers.bytes(http, new MediaType(format.contentType()), content(format, request, reference, address));
        if (format.isFile()) {
            response.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + reference.key() + "." + format.extension() + "\"");
        }
        return response.header(
                MetadataAnswers.DATASET_VERSION,
                request.selection().version().version().toString());
    }

    private byte[] content(CitationFormat format, ObservationRequest request, Reference reference, String address) {
        return switch (format) {
            case JSON -> answers.write(CitationDocument.of(request, reference, address, publications.behind(request)));
            case GBT7714 -> text(GbT7714Text.of(reference, request.language()) + "\n");
            case BIBTEX -> text(BibtexText.of(reference, request.language()));
            case RIS -> text(RisText.of(reference, request.language()));
            case CSL_JSON -> answers.write(List.of(CslItem.of(reference, request.language())));
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
