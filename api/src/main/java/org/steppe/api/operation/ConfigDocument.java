package org.steppe.api.operation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.ContentCoding;
import org.steppe.api.http.ServiceVersion;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.structure.Language;

/** Every setting that a reader can notice. */
@Serdeable
record ConfigDocument(
        Service service,
        String apiVersion,
        List<Format> formats,
        String defaultFormat,
        List<String> encodings,
        List<String> codecs,
        List<String> languages,
        String defaultLanguage,
        List<String> labels,
        Limits limits) {

    @Serdeable
    record Service(String name, String version) {}

    @Serdeable
    record Format(String id, String mediaType) {}

    @Serdeable
    record Limits(
            long maxUrlBytes,
            long maxHeaderBytes,
            long maxBodyBytes,
            int concurrentQueries,
            int waitingQueries,
            int maxWaitSeconds,
            int maxVintageColumns) {}

    static ConfigDocument of(Limits limits) {
        List<String> languages = Arguments.words(Language.class);
        return new ConfigDocument(
                new Service(ServiceVersion.NAME, ServiceVersion.VERSION),
                "v1",
                Arrays.stream(DataFormat.values())
                        .map(format -> new Format(format.id(), format.mediaType()))
                        .toList(),
                DataFormat.JSON.id(),
                List.of(ContentCoding.GZIP.id(), ContentCoding.ZSTD.id()),
                ArrowCodec.ids(),
                languages,
                languages.getFirst(),
                Arguments.words(LabelMode.class),
                limits);
    }
}
