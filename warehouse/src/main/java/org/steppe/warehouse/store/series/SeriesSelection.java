package org.steppe.warehouse.store.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.structure.DataStructure;

/** Finds the series that a query selects, where the index alone can tell. Used by one thread. */
final class SeriesSelection {

    /** So many keys are looked up one by one; beyond, all series are gone through. */
    private static final int MOST_LOOKUPS = 2048;

    private final SeriesIndex index;
    private final DataQuery query;

    SeriesSelection(SeriesIndex index, DataQuery query) {
        this.index = index;
        this.query = query;
    }

    /**
     * Whether the rows are values in stored order, current ones or those of a day, selected by nothing but codes of the
     * key and periods.
     */
    static boolean isFor(DataQuery query, DataStructure structure) {
        return !query.history()
                && query.changedSince() == null
                && query.sort().isEmpty()
                && query.filters().stream().allMatch(filter -> structure.positionOf(filter.component()) >= 0);
    }

    /** The series whose codes all filters accept, in stored order. */
    IntStream find() {
        int dimensions = index.dimensions().size();
        int[][] accepted = new int[dimensions][];
        long keys = 1;
        for (int i = 0; i < dimensions; i++) {
            accepted[i] = accepted(i);
            keys = Math.min(Integer.MAX_VALUE, keys * accepted[i].length);
        }
        if (keys == 0) {
            return IntStream.empty();
        }
        return keys <= Math.min(MOST_LOOKUPS, index.count()) ? lookedUp(accepted) : goneThrough(accepted);
    }

    private int[] accepted(int dimension) {
        String component = index.dimensions().get(dimension);
        for (ComponentFilter filter : query.filters()) {
            if (filter.component().equals(component)) {
                return filter.values().stream()
                        .map(code -> index.findOrdinal(dimension, code))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
            }
        }
        return IntStream.range(0, index.codeCount(dimension)).toArray();
    }

    /** Counts through all combinations like the digits of a number, the last dimension fastest. */
    private IntStream lookedUp(int[][] accepted) {
        var found = IntStream.builder();
        int[] digits = new int[accepted.length];
        int[] key = new int[accepted.length];
        int changed;
        do {
            for (int i = 0; i < key.length; i++) {
                key[i] = accepted[i][digits[i]];
            }
            int series = index.find(key);
            if (series >= 0) {
                found.add(series);
            }
            changed = digits.length - 1;
            while (changed >= 0 && ++digits[changed] == accepted[changed].length) {
                digits[changed--] = 0;
            }
        } while (changed >= 0);
        return found.build();
    }

    private IntStream goneThrough(int[][] accepted) {
        boolean[][] accepts = new boolean[accepted.length][];
        var filtered = new ArrayList<Integer>();
        for (int i = 0; i < accepted.length; i++) {
            accepts[i] = new boolean[index.codeCount(i)];
            for (int code : accepted[i]) {
                accepts[i][code] = true;
            }
            if (accepted[i].length < accepts[i].length) {
                filtered.add(i);
            }
        }
        int[] dimensions = filtered.stream().mapToInt(Integer::intValue).toArray();
        return IntStream.range(0, index.count())
                .filter(series -> Arrays.stream(dimensions).allMatch(i -> accepts[i][index.code(i, series)]));
    }
}
