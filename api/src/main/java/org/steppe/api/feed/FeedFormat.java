package org.steppe.api.feed;

import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Locale;
import org.steppe.api.http.FormatChoice;

/** The formats of the feed, the preferred first. */
enum FeedFormat {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    /** RFC 4287. */
    ATOM("application/atom+xml");

    static final FormatChoice<FeedFormat> CHOICE =
            new FormatChoice<>(List.of(values()), FeedFormat::id, FeedFormat::mediaTypeName);

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String mediaTypeName() {
        return mediaType;
    }

    MediaType mediaType() {
        return new MediaType(mediaType);
    }
}
