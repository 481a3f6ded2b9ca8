package org.steppe.api.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.observation.Source;

/**
 * One number as one publication printed it. Members named like columns of observations are in lower snake case.
 *
 * @param observationId to {@code timePeriod}: what it is a number of, left out in the record of that observation
 * @param source left out in the list of figures of that source
 */
@Serdeable
public record FigureDocument(
        @JsonProperty("observation_id") @Nullable String observationId,
        @Nullable String dataset,
        @Nullable Map<String, String> key,
        @JsonProperty("time_period") @Nullable String timePeriod,
        String standing,
        String judgement,
        LabelText reason,
        @Nullable String validFrom,
        @Nullable String validTo,
        @JsonProperty("published_on") @Nullable String publishedOn,
        @JsonProperty("obs_value") @Nullable BigDecimal obsValue,
        @JsonProperty("unit_mult") @Nullable Integer unitMult,
        @Nullable Integer decimals,
        @JsonProperty("obs_status") @Nullable String obsStatus,
        @Nullable String qualifier,
        @JsonProperty("base_period") @Nullable String basePeriod,
        @JsonProperty("occasion_dates") @Nullable String occasionDates,
        @JsonProperty("source_id") String sourceId,
        @Nullable String locator,
        @JsonProperty("published_value") @Nullable String publishedValue,
        @JsonProperty("published_unit") @Nullable String publishedUnit,
        @JsonProperty("published_text") @Nullable String publishedText,
        @Nullable SourceReference source) {

    /** The publication in short. */
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
                    FigureMapper.text(source.publishedOn()),
                    source.address());
        }
    }
}
