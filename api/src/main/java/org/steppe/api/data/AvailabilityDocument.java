package org.steppe.api.data;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.store.Availability;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dimension;

/** What a selection holds and what it leaves to choose from. */
@Serdeable
record AvailabilityDocument(
        String dataset,
        String version,
        @Nullable String asOf,
        long observations,
        long series,
        List<DimensionDocument> dimensions,
        TimePeriodDocument timePeriod,
        List<Warning> warnings) {

    @Serdeable
    record DimensionDocument(String id, List<CodeDocument> codes) {}

    @Serdeable
    record CodeDocument(String code, LabelText label, long observations) {}

    @Serdeable
    record TimePeriodDocument(
            @Nullable String first, @Nullable String last, int count, List<String> periods) {}

    static AvailabilityDocument of(Selection selection, Availability availability) {
        var warnings = new ArrayList<>(selection.warnings());
        if (availability.observations() == 0) {
            warnings.add(Warning.of(Warning.Code.NO_OBSERVATIONS, null, "No observation fits this selection."));
        }
        return new AvailabilityDocument(
                selection.query().dataset(),
                selection.query().version().toString(),
                text(selection.query().asOf()),
                availability.observations(),
                availability.series(),
                selection.description().dataflow().structure().dimensions().stream()
                        .map(dimension -> dimension(selection, availability, dimension))
                        .toList(),
                new TimePeriodDocument(
                        availability.firstPeriod(),
                        availability.lastPeriod(),
                        availability.periods().size(),
                        availability.periods()),
                warnings);
    }

    private static DimensionDocument dimension(Selection selection, Availability availability, Dimension dimension) {
        SortedMap<String, Long> counts =
                availability.codes().getOrDefault(dimension.id(), Collections.emptySortedMap());
        Codelist codelist = selection.description().getCodelist(dimension.codelist());
        return new DimensionDocument(
                SelectionParameters.lower(dimension.id()),
                codelist.listCodes().stream()
                        .filter(code -> counts.containsKey(code.id()))
                        .map(code -> new CodeDocument(
                                code.id(), LabelText.of(code.label()), counts.getOrDefault(code.id(), 0L)))
                        .toList());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
