package org.steppe.warehouse.format.cube;

import java.util.Arrays;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.VintageColumns;

/** In which multiples and with how many decimals the values of each unit come. */
final class CubeUnits {

    /** The dimension whose categories are units. */
    static final String COMPONENT = "UNIT_MEASURE";

    private static final String UNIT_MULT = "UNIT_MULT";
    private static final int NONE = Integer.MIN_VALUE;
    private static final int SEVERAL = Integer.MAX_VALUE;

    private final CubeDimension dimension;
    private final int[] multipliers;
    private final int[] decimals;
    private @Nullable IntVector rowMultipliers;
    private @Nullable IntVector rowDecimals;

    private CubeUnits(CubeDimension dimension) {
        this.dimension = dimension;
        this.multipliers = new int[dimension.dictionarySize()];
        this.decimals = new int[dimension.dictionarySize()];
        Arrays.fill(multipliers, NONE);
    }

    /** Null when no dimension tells the unit. */
    static @Nullable CubeUnits find(Cube cube) {
        return cube.dimensions().stream()
                .filter(dimension -> dimension.component().equals(COMPONENT))
                .findFirst()
                .map(CubeUnits::new)
                .orElse(null);
    }

    CubeDimension dimension() {
        return dimension;
    }

    void bind(VectorSchemaRoot batch) {
        rowMultipliers = batch.getVector(UNIT_MULT) instanceof IntVector vector ? vector : null;
        rowDecimals = batch.getVector(VintageColumns.DECIMALS) instanceof IntVector vector ? vector : null;
    }

    void survey(int row) {
        int unit = dimension.index(row);
        int multiplier = number(rowMultipliers, row);
        if (multipliers[unit] == NONE) {
            multipliers[unit] = multiplier;
        } else if (multipliers[unit] != multiplier) {
            multipliers[unit] = SEVERAL;
        }
        decimals[unit] = Math.max(decimals[unit], number(rowDecimals, row));
    }

    private static int number(@Nullable IntVector numbers, int row) {
        return numbers == null || numbers.isNull(row) ? 0 : numbers.get(row);
    }

    /** The power of ten of all values in a unit, null when they have several. */
    @Nullable
    Integer multiplier(int unit) {
        return multipliers[unit] == SEVERAL ? null : Integer.valueOf(multipliers[unit]);
    }

    /** The most of any value in a unit. */
    int decimals(int unit) {
        return decimals[unit];
    }
}
