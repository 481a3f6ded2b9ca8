package org.steppe.api.dataset;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.steppe.api.http.Accept;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.format.sdmx.SdmxStructureMessage;

/** The formats of structures; among equally welcome ones the first is chosen. */
enum StructureFormat {
    JSON("json", "application/json", "application/json"),
    SDMX_JSON("sdmx-json", SdmxStructureMessage.MEDIA_TYPE, SdmxStructureMessage.MEDIA_TYPE.replace(";", "; "));

    static final String PARAMETER = "format";

    private final String id;
    private final String mediaType;
    private final String contentType;

    StructureFormat(String id, String mediaType, String contentType) {
        this.id = id;
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** The parameter wins over the header. What is not available becomes a problem. */
    static StructureFormat read(Arguments arguments, HttpRequest<?> request) {
        String asked = arguments.findText(PARAMETER).orElse(null);
        if (asked != null) {
            return Stream.of(values())
                    .filter(format -> format.id.equals(asked))
                    .findFirst()
                    .orElseGet(() -> refuse(
                            arguments, PARAMETER, asked, Stream.of(values()).map(format -> format.id)));
        }
        List<String> mediaTypes =
                Stream.of(values()).map(format -> format.mediaType).toList();
        Optional<String> chosen = Accept.of(request).choose(mediaTypes);
        return chosen.map(type -> values()[mediaTypes.indexOf(type)])
                .orElseGet(() -> refuse(
                        arguments,
                        "Accept",
                        String.join(", ", request.getHeaders().getAll("Accept")),
                        mediaTypes.stream()));
    }

    private static StructureFormat refuse(Arguments arguments, String path, String found, Stream<String> available) {
        arguments.problems().add(MetadataAnswers.notAvailable(path, found, available.toList()));
        return JSON;
    }
}
