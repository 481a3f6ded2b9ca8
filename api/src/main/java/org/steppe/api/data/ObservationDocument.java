package org.steppe.api.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.vintage.Standing;

/** The record of one observation: its key, its value now, and every figure behind it. */
@Serdeable
record ObservationDocument(
        String id,
        String dataset,
        String version,
        Map<String, String> key,
        Map<String, LabelText> keyLabels,
        @JsonProperty("time_period") String timePeriod,
        String periodStart,
        String periodEnd,
        @JsonProperty("obs_value") @Nullable BigDecimal obsValue,
        @JsonProperty("unit_mult") @Nullable Integer unitMult,
        @Nullable Integer decimals,
        @JsonProperty("obs_status") @Nullable String obsStatus,
        @Nullable String qualifier,
        List<FigureDocument> figures,
        Links links) {

    @Serdeable
    record Links(String self, String dataset) {}

    /** @param figures at least one */
    static ObservationDocument of(
            Generation generation, String dataset, VersionEntry version, List<FigureRow> figures) {
        FigureRow current = figures.stream()
                .filter(figure -> figure.standing().equals(Standing.CURRENT.id()))
                .findFirst()
                .orElse(figures.getFirst());
        return new ObservationDocument(
                current.observationId(),
                dataset,
                version.version().toString(),
                current.key(),
                labels(generation.getDescription(dataset, version.version()), current.key()),
                current.timePeriod(),
                current.periodStart().toString(),
                current.periodEnd().toString(),
                current.value(),
                current.unitMultiplier(),
                current.decimals(),
                current.attribute("OBS_STATUS"),
                current.attribute("QUALIFIER"),
                FigureMapper.ofObservation(generation, figures),
                new Links("/v1/observations/" + current.observationId(), "/v1/datasets/" + dataset));
    }

    private static Map<String, LabelText> labels(DatasetDescription description, Map<String, String> key) {
        var labels = new LinkedHashMap<String, LabelText>();
        for (Dimension dimension : description.dataflow().structure().dimensions()) {
            String name = SelectionParameters.lower(dimension.id());
            description
                    .getCodelist(dimension.codelist())
                    .findCode(key.getOrDefault(name, ""))
                    .map(Code::label)
                    .ifPresent(label -> labels.put(name, LabelText.of(label)));
        }
        return labels;
    }
}
