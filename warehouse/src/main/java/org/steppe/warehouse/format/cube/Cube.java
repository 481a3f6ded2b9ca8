package org.steppe.warehouse.format.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.batch.DictionaryColumn;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * The dimensions of an answer as a cube, with time as the last. A first pass over the rows finds the categories; then
 * every row has the number of its cell, counted with the last dimension fastest.
 */
final class Cube {

    /** Above it numbers that are whole become even ones in most readers. */
    private static final long MOST_CELLS = 1L << 53;

    private final List<CubeDimension> dimensions;
    private final long[] strides;
    private final int[] last;
    private long rows;
    private boolean ordered = true;
    private long cells;

    private Cube(List<CubeDimension> dimensions) {
        this.dimensions = dimensions;
        this.strides = new long[dimensions.size()];
        this.last = new int[dimensions.size()];
    }

    static Cube of(DatasetDescription description, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        DataStructure structure = description.dataflow().structure();
        var dimensions = new ArrayList<CubeDimension>();
        for (Dimension dimension : structure.dimensions()) {
            dimensions.add(new CubeDimension(
                    dimension.id(),
                    dimension.label(),
                    description.getCodelist(dimension.codelist()),
                    codes(dimension.id(), batch, dictionaries)));
        }
        dimensions.add(new CubeDimension(
                DataStructure.TIME_PERIOD,
                ColumnLabels.of(structure, DataStructure.TIME_PERIOD),
                null,
                codes(DataStructure.TIME_PERIOD, batch, dictionaries)));
        return new Cube(List.copyOf(dimensions));
    }

    private static DictionaryColumn codes(String component, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        return DictionaryColumn.find(component, batch, dictionaries)
                .orElseThrow(() -> new IllegalStateException("The batch has no codes of " + component));
    }

    List<CubeDimension> dimensions() {
        return dimensions;
    }

    void bind(VectorSchemaRoot batch) {
        for (CubeDimension dimension : dimensions) {
            dimension.bind(batch);
        }
    }

    /** Takes the codes of a row among the categories. */
    void survey(int row) {
        int comparison = rows == 0 ? 1 : 0;
        for (int i = 0; i < last.length; i++) {
            int index = dimensions.get(i).meet(row);
            if (comparison == 0) {
                comparison = Integer.compare(index, last[i]);
            }
            last[i] = index;
        }
        ordered &= comparison > 0;
        rows++;
    }

    /**
     * Ends the survey.
     *
     * @throws SteppeException {@code SELECTION_TOO_LARGE} when the cells cannot be numbered
     */
    void close() {
        cells = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            CubeDimension dimension = dimensions.get(i);
            dimension.close();
            strides[i] = cells;
            if (dimension.size() > 0 && cells > MOST_CELLS / dimension.size()) {
                throw tooLarge();
            }
            cells *= dimension.size();
        }
    }

    private SteppeException tooLarge() {
        String sizes = dimensions.stream()
                .filter(dimension -> dimension.size() > 1)
                .map(dimension -> dimension.id() + " " + dimension.size())
                .collect(Collectors.joining(", "));
        return new SteppeException(
                ErrorCode.SELECTION_TOO_LARGE,
                "The cube of this selection has more than 2^53 cells, and JSON-stat has to number them. Codes that"
                        + " occur: " + sizes + ".");
    }

    /** Rows that were surveyed. */
    long rows() {
        return rows;
    }

    /** The product of all sizes. */
    long cells() {
        return cells;
    }

    /** Whether the rows come by the numbers of their cells. */
    boolean isOrdered() {
        return ordered;
    }

    /** The number of a row's cell. */
    long cell(int row) {
        long cell = 0;
        for (int i = 0; i < strides.length; i++) {
            cell += dimensions.get(i).position(row) * strides[i];
        }
        return cell;
    }
}
