package org.steppe.warehouse.trail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.observation.Reading;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.TrailColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.vintage.Ground;
import org.steppe.warehouse.vintage.Judgement;

/**
 * One number as one publication printed it, taken out of the batch of a trail.
 *
 * @param key code of each dimension by its lower-case id, in order
 * @param printed what the figure says
 * @param against what the figure says that it was judged against; null for the first
 * @param ground null in a version published by an older program
 * @param authority the source behind the value that was current then; null where it is not known
 */
public record TrailFigure(
        String observationId,
        Map<String, String> key,
        String timePeriod,
        LocalDate periodStart,
        LocalDate periodEnd,
        Printed printed,
        String standing,
        Judgement judgement,
        @Nullable Ground ground,
        @Nullable Printed against,
        @Nullable String authority,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        LocalDate knownFrom,
        Reading reading,
        List<String> corrections) {

    private static final String SOURCE_ID = "SOURCE_ID";

    /**
     * What a figure says.
     *
     * @param occurrence counts the figures that its source has for the observation, from 1
     * @param texts coded and plain attributes by component id, those that have a value
     */
    public record Printed(
            String sourceId,
            int occurrence,
            @Nullable BigDecimal value,
            @Nullable Integer unitMultiplier,
            @Nullable Integer decimals,
            @Nullable LocalDate publishedOn,
            Map<String, String> texts) {

        public @Nullable String text(String component) {
            return texts.get(component);
        }

        /** Names the figure among those of its observation. */
        public String id(String observation) {
            return observation + "/" + sourceId + (occurrence == 1 ? "" : "/" + occurrence);
        }
    }

    public String id() {
        return printed.id(observationId);
    }

    static TrailFigure read(DataStructure structure, RowReader rows, int row) {
        var key = new LinkedHashMap<String, String>();
        for (Dimension dimension : structure.dimensions()) {
            key.put(dimension.id().toLowerCase(Locale.ROOT), rows.requireText(dimension.id(), row));
        }
        String ground = rows.text(TrailColumns.GROUND, row);
        String corrections = rows.text(TrailColumns.CORRECTIONS, row);
        boolean isJudged = rows.integer(TrailColumns.AGAINST + TrailColumns.OCCURRENCE, row) != null;
        return new TrailFigure(
                rows.requireText(ObservationColumns.OBSERVATION_ID, row),
                key,
                rows.requireText(DataStructure.TIME_PERIOD, row),
                requireDay(rows, ObservationColumns.PERIOD_START, row),
                requireDay(rows, ObservationColumns.PERIOD_END, row),
                printed(structure, rows, row, ""),
                rows.requireText(ObservationColumns.STANDING, row),
                judgement(rows.requireText(ObservationColumns.JUDGEMENT, row)),
                ground == null ? null : ground(ground),
                isJudged ? printed(structure, rows, row, TrailColumns.AGAINST) : null,
                rows.text(TrailColumns.AUTHORITY_SOURCE_ID, row),
                rows.day(ObservationColumns.VALID_FROM, row),
                rows.day(ObservationColumns.VALID_TO, row),
                requireDay(rows, TrailColumns.KNOWN_FROM, row),
                Reading.decode(rows.text(TrailColumns.READING, row)),
                corrections == null ? List.of() : List.of(corrections.split(" ", -1)));
    }

    private static Printed printed(DataStructure structure, RowReader rows, int row, String prefix) {
        var texts = new LinkedHashMap<String, String>();
        for (Attribute attribute : structure.attributes()) {
            ComponentType type = attribute.type();
            String text = switch (type) {
                case CODE, TEXT -> rows.text(prefix + attribute.id(), row);
                case INTEGER, DECIMAL, DATE -> null;
            };
            if (text != null) {
                texts.put(attribute.id(), text);
            }
        }
        Integer occurrence = rows.integer(prefix + TrailColumns.OCCURRENCE, row);
        return new Printed(
                rows.requireText(prefix + SOURCE_ID, row),
                occurrence == null ? 1 : occurrence,
                rows.value(prefix + DataStructure.OBS_VALUE, prefix + "DECIMALS", row),
                rows.integer(prefix + "UNIT_MULT", row),
                rows.integer(prefix + "DECIMALS", row),
                rows.day(prefix + "PUBLISHED_ON", row),
                texts);
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

    private static Ground ground(String id) {
        return Arrays.stream(Ground.values())
                .filter(ground -> ground.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No ground " + id));
    }
}
