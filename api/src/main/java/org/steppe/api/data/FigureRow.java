package org.steppe.api.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.RowReader;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.vintage.Judgement;

/**
 * A row of an answer with history, taken out of its batch.
 *
 * @param key code of each dimension by its lower-case id, in order
 * @param attributes by component id, those that have a value
 */
record FigureRow(
        String observationId,
        Map<String, String> key,
        String timePeriod,
        LocalDate periodStart,
        LocalDate periodEnd,
        @Nullable BigDecimal value,
        @Nullable Integer unitMultiplier,
        @Nullable Integer decimals,
        @Nullable LocalDate publishedOn,
        Map<String, String> attributes,
        String standing,
        Judgement judgement,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    static FigureRow read(DataStructure structure, RowReader rows, int row) {
        var key = new LinkedHashMap<String, String>();
        for (Dimension dimension : structure.dimensions()) {
            key.put(SelectionParameters.lower(dimension.id()), rows.requireText(dimension.id(), row));
        }
        var attributes = new LinkedHashMap<String, String>();
        structure.attributes().forEach(attribute -> {
            String text = switch (attribute.type()) {
                case CODE, TEXT -> rows.text(attribute.id(), row);
                case INTEGER, DECIMAL, DATE -> null;
            };
            if (text != null) {
                attributes.put(attribute.id(), text);
            }
        });
        return new FigureRow(
                rows.requireText(ObservationColumns.OBSERVATION_ID, row),
                key,
                rows.requireText(DataStructure.TIME_PERIOD, row),
                requireDay(rows, ObservationColumns.PERIOD_START, row),
                requireDay(rows, ObservationColumns.PERIOD_END, row),
                rows.value(row),
                rows.integer("UNIT_MULT", row),
                rows.integer("DECIMALS", row),
                rows.day("PUBLISHED_ON", row),
                attributes,
                rows.requireText(ObservationColumns.STANDING, row),
                judgement(rows.requireText(ObservationColumns.JUDGEMENT, row)),
                rows.day(ObservationColumns.VALID_FROM, row),
                rows.day(ObservationColumns.VALID_TO, row));
    }

    private static LocalDate requireDay(RowReader rows, String column, int row) {
        LocalDate day = rows.day(column, row);
        if (day == null) {
            throw new IllegalStateException("Column " + column + " has no value in row " + row);
        }
        return day;
    }

    private static Judgement judgement(String id) {
        return Arrays.stream(Judgement.values())
                .filter(judgement -> judgement.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No judgement " + id));
    }

    @Nullable
    String attribute(String component) {
        return attributes.get(component);
    }

    String sourceId() {
        String id = attribute(SelectionParameters.SOURCE_ID);
        if (id == null) {
            throw new IllegalStateException("A figure of observation " + observationId + " has no source");
        }
        return id;
    }
}
