package org.steppe.warehouse.observation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A publication from which figures were taken.
 *
 * @param id stable, lower case
 * @param title as printed, or descriptive where the page has none
 * @param publisher as shown by the page
 * @param publishedOn null where the page shows no date
 * @param address null where none is known
 * @param language BCP 47 tag
 * @param licence the terms under which the figures are passed on
 * @param alsoKnownAs other ids under which the same publication was collected
 * @param sha256 of the document's bytes where a snapshot was read, else null
 * @param firstLoadedOn the day on which this warehouse first published figures of it; an undated source is known from
 *     that day on
 */
public record Source(
        String id,
        String title,
        String publisher,
        PublisherKind publisherKind,
        @Nullable LocalDate publishedOn,
        @Nullable String address,
        String language,
        @Nullable String licence,
        List<String> alsoKnownAs,
        @Nullable String sha256,
        @Nullable LocalDate firstLoadedOn) {

    public Source {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(publisherKind, "publisherKind");
        Objects.requireNonNull(language, "language");
        alsoKnownAs = List.copyOf(alsoKnownAs);
    }

    public Source firstLoadedOn(LocalDate day) {
        return new Source(
                id, title, publisher, publisherKind, publishedOn, address, language, licence, alsoKnownAs, sha256, day);
    }
}
