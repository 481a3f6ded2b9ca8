package org.steppe.warehouse.observation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One number as one publication printed it, brought to the key and the canonical power of ten of its series.
 *
 * @param dataset id of the dataflow
 * @param key in the order of the dataset's structure
 * @param value in units of {@code 10^unitMultiplier}; the scale tells the printed precision and may be negative
 *     (2.46 trillion in units of 10^8 is 246 × 10^2)
 * @param unitMultiplier power of ten
 * @param basePeriod the period a ratio or growth compares with, where printed
 * @param occasionDates first and last day of a holiday, {@code yyyy-MM-dd/yyyy-MM-dd}
 * @param sourceId the publication
 * @param locator the place in the document (RFC 5147 for text), where known
 * @param publishedValue digits as printed
 * @param publishedUnit unit with magnitude as printed or as collected
 * @param publishedText the words as printed, about 20 characters
 * @param reading the steps from the printed number to the value
 * @param corrections ids of the corrections that were applied to it, in their order
 */
public record Figure(
        String dataset,
        SeriesKey key,
        TimePeriod period,
        BigDecimal value,
        int unitMultiplier,
        ObservationStatus status,
        Qualifier qualifier,
        @Nullable String basePeriod,
        @Nullable String occasionDates,
        String sourceId,
        @Nullable String locator,
        String publishedValue,
        String publishedUnit,
        @Nullable String publishedText,
        Reading reading,
        List<String> corrections) {

    public Figure {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(qualifier, "qualifier");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(publishedValue, "publishedValue");
        Objects.requireNonNull(publishedUnit, "publishedUnit");
        Objects.requireNonNull(reading, "reading");
        corrections = List.copyOf(corrections);
    }

    /** A figure that came as it is stored. */
    public Figure(
            String dataset,
            SeriesKey key,
            TimePeriod period,
            BigDecimal value,
            int unitMultiplier,
            ObservationStatus status,
            Qualifier qualifier,
            @Nullable String basePeriod,
            @Nullable String occasionDates,
            String sourceId,
            @Nullable String locator,
            String publishedValue,
            String publishedUnit,
            @Nullable String publishedText) {
        this(
                dataset,
                key,
                period,
                value,
                unitMultiplier,
                status,
                qualifier,
                basePeriod,
                occasionDates,
                sourceId,
                locator,
                publishedValue,
                publishedUnit,
                publishedText,
                Reading.NONE,
                List.of());
    }

    /** How many decimals print the published digits of {@link #value}: its scale, at least 0. */
    public int decimals() {
        return Math.max(0, value.scale());
    }
}
