package org.steppe.etl.extract.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The {@code source.yaml} of a publication. */
public record PublicationDescription(
        String id,
        String title,
        String publisher,
        String publisherKind,
        @Nullable LocalDate publishedOn,
        String sha256) {

    public String yaml() {
        var yaml = new StringBuilder();
        line(yaml, "id", id);
        line(yaml, "title", title);
        line(yaml, "publisher", publisher);
        line(yaml, "publisher_kind", publisherKind);
        if (publishedOn != null) {
            line(yaml, "published_on", publishedOn.toString());
        }
        line(yaml, "language", "zh");
        line(yaml, "licence", "not stated; figures taken as facts");
        line(yaml, "sha256", sha256);
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append(key)
                .append(": \"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n");
    }
}
