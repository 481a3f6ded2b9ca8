package org.steppe.api.extract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.Language;

/** A reference as an item of the Citation Style Language. */
@Serdeable
record CslItem(
        String id,
        String type,
        String title,
        List<Name> author,
        String publisher,
        String version,
        Day issued,
        @Nullable Day accessed,
        @JsonProperty("URL") String url,
        String language,
        @Nullable String note) {

    /** A body, whose name has no parts. */
    @Serdeable
    record Name(String literal) {}

    @Serdeable
    record Day(@JsonProperty("date-parts") List<List<Integer>> parts) {

        static Day of(LocalDate day) {
            return new Day(List.of(List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth())));
        }
    }

    static CslItem of(Reference reference, Language language) {
        String note = reference.note(language);
        return new CslItem(
                reference.key(),
                "dataset",
                reference.title().in(language),
                List.of(new Name(reference.author())),
                reference.author(),
                reference.version().toString(),
                Day.of(reference.issued()),
                reference.accessed() == null ? null : Day.of(reference.accessed()),
                reference.url(),
                Reference.tag(language),
                note.isEmpty() ? null : note);
    }
}
