package org.steppe.etl.extract.figure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a steward knows of a document that it does not say itself; null where nothing was given. */
public record Hints(
        @Nullable LocalDate publishedOn,
        @Nullable String area,
        @Nullable String period,
        @Nullable String title) {

    public static final Hints NONE = new Hints(null, null, null, null);
}
