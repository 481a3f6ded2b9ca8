package org.steppe.api.dataset;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.steppe.api.http.FormatChoice;
import org.steppe.api.http.MetadataAnswers;

/** The formats of a TimeMap, the preferred first: that of RFC 7089, which every client of it reads. */
public enum TimeMapFormat {
    LINK(TimeMapDocument.LINK_FORMAT),
    JSON(MediaType.APPLICATION_JSON);

    public static final FormatChoice<TimeMapFormat> CHOICE =
            new FormatChoice<>(List.of(values()), TimeMapFormat::id, TimeMapFormat::mediaTypeName);

    private final String mediaType;

    TimeMapFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String mediaTypeName() {
        return mediaType;
    }

    public HttpResponse<byte[]> answer(MetadataAnswers answers, HttpRequest<?> request, TimeMapDocument timeMap) {
        byte[] body = switch (this) {
            case LINK -> timeMap.links().getBytes(StandardCharsets.UTF_8);
            case JSON -> answers.write(timeMap);
        };
        return answers.bytes(request, new MediaType(mediaType), body);
    }
}
