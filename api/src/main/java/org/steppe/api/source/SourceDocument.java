package org.steppe.api.source;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.trail.SourceFigures;

/** A publication from which figures were taken. */
@Serdeable
record SourceDocument(
        String id,
        String title,
        String publisher,
        String publisherKind,
        @Nullable String publishedOn,
        @Nullable String address,
        String language,
        @Nullable String licence,
        List<String> alsoKnownAs,
        @Nullable String sha256,
        @Nullable String firstLoadedOn,
        List<String> datasets,
        Links links) {

    @Serdeable
    record Links(String self, String figures) {}

    static SourceDocument of(Generation generation, Source source) {
        String self = "/v1/sources/" + source.id();
        return new SourceDocument(
                source.id(),
                source.title(),
                source.publisher(),
                source.publisherKind().id(),
                text(source.publishedOn()),
                source.address(),
                source.language(),
                source.licence(),
                source.alsoKnownAs(),
                source.sha256(),
                text(source.firstLoadedOn()),
                datasets(generation, source),
                new Links(self, self + "/figures"));
    }

    /** Those that hold figures of it, in the order of the catalogue. */
    private static List<String> datasets(Generation generation, Source source) {
        return SourceFigures.versions(generation, source).stream()
                .map(StoredVersion::dataset)
                .toList();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
