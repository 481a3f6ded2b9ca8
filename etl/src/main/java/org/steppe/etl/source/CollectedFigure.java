package org.steppe.etl.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a {@code figures.csv}: a figure in the notation in which it was collected. Cells that are empty are empty
 * texts.
 *
 * @param sourceId the publication
 * @param file the file it stands in, as issues call it
 * @param line from 1
 * @param breakdown further dimensions as {@code key=value;...}
 * @param period in collected notation such as {@code 2023-M01/2023-M09}
 * @param measure such as {@code YOY_PCT}
 * @param unit notation or printed words, with the magnitude
 * @param status {@code A}, {@code P}, {@code E}, or {@code T} for a target
 * @param corrections ids of those that were applied
 */
public record CollectedFigure(
        String sourceId,
        String file,
        long line,
        String indicator,
        String breakdown,
        String area,
        String period,
        String measure,
        String value,
        String unit,
        String qualifier,
        String status,
        String locator,
        String publishedText,
        List<String> corrections) {

    public CollectedFigure {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(file, "file");
        corrections = List.copyOf(corrections);
    }

    /** As it stands in the file. */
    public CollectedFigure(
            String sourceId,
            String file,
            long line,
            String indicator,
            String breakdown,
            String area,
            String period,
            String measure,
            String value,
            String unit,
            String qualifier,
            String status,
            String locator,
            String publishedText) {
        this(
                sourceId,
                file,
                line,
                indicator,
                breakdown,
                area,
                period,
                measure,
                value,
                unit,
                qualifier,
                status,
                locator,
                publishedText,
                List.of());
    }

    /** All cells that are not empty, by column. */
    Map<String, String> cells() {
        var cells = new LinkedHashMap<String, String>();
        for (String column : FigureReader.COLUMNS) {
            if (!cell(column).isEmpty()) {
                cells.put(column, cell(column));
            }
        }
        return cells;
    }

    /** The cell of a column. */
    String cell(String column) {
        return switch (column) {
            case "indicator" -> indicator;
            case "breakdown" -> breakdown;
            case "area" -> area;
            case "period" -> period;
            case "measure" -> measure;
            case "value" -> value;
            case "unit" -> unit;
            case "qualifier" -> qualifier;
            case "status" -> status;
            case "locator" -> locator;
            case "published_text" -> publishedText;
            default -> throw new IllegalArgumentException("figures.csv has no column '" + column + "'");
        };
    }

    /** This figure with other cells in some columns, as a correction has it. */
    CollectedFigure with(Map<String, String> cells, String correction) {
        var applied = new ArrayList<>(corrections);
        applied.add(correction);
        return new CollectedFigure(
                sourceId,
                file,
                line,
                cells.getOrDefault("indicator", indicator),
                cells.getOrDefault("breakdown", breakdown),
                cells.getOrDefault("area", area),
                cells.getOrDefault("period", period),
                cells.getOrDefault("measure", measure),
                cells.getOrDefault("value", value),
                cells.getOrDefault("unit", unit),
                cells.getOrDefault("qualifier", qualifier),
                cells.getOrDefault("status", status),
                cells.getOrDefault("locator", locator),
                cells.getOrDefault("published_text", publishedText),
                applied);
    }
}
