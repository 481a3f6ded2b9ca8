package org.steppe.warehouse.trail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * What an observation is and its value now.
 *
 * @param key code of each dimension by its lower-case id, in order
 */
public record ObservationHead(
        String id,
        Map<String, String> key,
        String timePeriod,
        @Nullable LocalDate periodStart,
        @Nullable LocalDate periodEnd,
        @Nullable BigDecimal value,
        @Nullable Integer unitMultiplier,
        @Nullable Integer decimals,
        @Nullable String status,
        @Nullable String qualifier) {

    /** From the first row. */
    static ObservationHead read(DataStructure structure, RowReader rows) {
        var key = new LinkedHashMap<String, String>();
        for (Dimension dimension : structure.dimensions()) {
            key.put(dimension.id().toLowerCase(Locale.ROOT), rows.requireText(dimension.id(), 0));
        }
        return new ObservationHead(
                rows.requireText(ObservationColumns.OBSERVATION_ID, 0),
                key,
                rows.requireText(DataStructure.TIME_PERIOD, 0),
                rows.day(ObservationColumns.PERIOD_START, 0),
                rows.day(ObservationColumns.PERIOD_END, 0),
                rows.value(0),
                rows.integer("UNIT_MULT", 0),
                rows.integer("DECIMALS", 0),
                rows.has("OBS_STATUS") ? rows.text("OBS_STATUS", 0) : null,
                rows.has("QUALIFIER") ? rows.text("QUALIFIER", 0) : null);
    }
}
