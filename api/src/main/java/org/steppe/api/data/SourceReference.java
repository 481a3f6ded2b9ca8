package org.steppe.api.data;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Source;

/** A publication in short. */
@Serdeable
public record SourceReference(
        String id,
        String title,
        String publisher,
        String publisherKind,
        @Nullable String publishedOn,
        @Nullable String address) {

    public static SourceReference of(Source source) {
        return new SourceReference(
                source.id(),
                source.title(),
                source.publisher(),
                source.publisherKind().id(),
                source.publishedOn() == null ? null : source.publishedOn().toString(),
                source.address());
    }
}
