package org.steppe.api.codelist;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.steppe.warehouse.structure.Codelist;

/** All codelists without their codes. */
@Serdeable
record CodelistListDocument(List<Summary> codelists) {

    @Serdeable
    record Summary(String id, int codes, List<String> dimensions, List<String> datasets, Links links) {

        static Summary of(Codelist codelist, CodelistUse use) {
            String id = codelist.id().toLowerCase(Locale.ROOT);
            return new Summary(
                    id,
                    codelist.listCodes().size(),
                    use.components(codelist.id()),
                    use.datasets(codelist.id()),
                    new Links("/v1/codelists/" + id));
        }
    }

    @Serdeable
    record Links(String self) {}
}
