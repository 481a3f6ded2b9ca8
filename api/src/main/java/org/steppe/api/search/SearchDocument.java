package org.steppe.api.search;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Warning;

/** What fits some words, best first. */
@Serdeable
record SearchDocument(String query, int total, List<Result> results, List<Warning> warnings) {

    @Serdeable
    record Result(
            String type,
            String id,
            LabelText label,
            @Nullable String note,
            List<String> datasets,
            String href) {}
}
