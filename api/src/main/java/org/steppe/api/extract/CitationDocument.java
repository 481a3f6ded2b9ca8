package org.steppe.api.extract;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.SourceReference;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Language;

/** A reference in every style and both languages, with the publications that printed the values. */
@Serdeable
record CitationDocument(
        String dataset,
        String version,
        LabelText title,
        String author,
        String address,
        String url,
        String selection,
        @Nullable String accessed,
        LabelText gbt7714,
        LabelText bibtex,
        LabelText ris,
        CslLabel cslJson,
        List<SourceReference> publications,
        List<Warning> warnings) {

    @Serdeable
    record CslLabel(CslItem zh, CslItem en) {}

    /** @param address of the selection in its exact version, from the root of the service */
    static CitationDocument of(
            ObservationRequest request, Reference reference, String address, List<Source> publications) {
        return new CitationDocument(
                request.selection().query().dataset(),
                reference.version().toString(),
                LabelText.of(reference.title()),
                reference.author(),
                address,
                reference.url(),
                reference.selection(),
                reference.accessed() == null ? null : reference.accessed().toString(),
                both(language -> GbT7714Text.of(reference, language)),
                both(language -> BibtexText.of(reference, language)),
                both(language -> RisText.of(reference, language)),
                new CslLabel(CslItem.of(reference, Language.ZH), CslItem.of(reference, Language.EN)),
                publications.stream().map(SourceReference::of).toList(),
                request.selection().warnings());
    }

    private static LabelText both(Function<Language, String> style) {
        return new LabelText(style.apply(Language.ZH), style.apply(Language.EN));
    }
}
