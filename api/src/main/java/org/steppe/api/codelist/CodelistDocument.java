package org.steppe.api.codelist;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.structure.Codelist;

/** A codelist with all its codes. */
@Serdeable
record CodelistDocument(String id, List<String> dimensions, List<String> datasets, List<CodeDocument> codes) {

    @Serdeable
    record CodeDocument(
            String code,
            @Nullable String parent,
            LabelText label,
            @Nullable String note) {}

    static CodelistDocument of(Codelist codelist, CodelistUse use) {
        return new CodelistDocument(
                codelist.id().toLowerCase(Locale.ROOT),
                use.components(codelist.id()),
                use.datasets(codelist.id()),
                codelist.listCodes().stream()
                        .map(code ->
                                new CodeDocument(code.id(), code.parent(), LabelText.of(code.label()), code.note()))
                        .toList());
    }
}
