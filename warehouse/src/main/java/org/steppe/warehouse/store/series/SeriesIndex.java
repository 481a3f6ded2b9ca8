package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.structure.DataStructure;

/**
 * From the codes of a key to the observations of its series, and the days of the periods. Observations are counted in
 * stored order, so that those of a series follow each other and series come in the order of their codes. Immutable.
 */
final class SeriesIndex {

    private static final int FREE = -1;

    private final List<String> dimensions;
    private final List<Map<String, Integer>> ordinals;
    private final int[][] codes;
    private final long[] starts;
    private final int[] table;
    private final long[] periodStart;
    private final long[] periodEnd;
    private final Map<String, Integer> periodOrdinals;

    private SeriesIndex(List<String> dimensions, RecordFile file, int[][] codes, long[] starts) throws IOException {
        this.dimensions = List.copyOf(dimensions);
        this.codes = codes;
        this.starts = starts;
        this.ordinals = dimensions.stream()
                .map(dimension -> ordinals(file.entries(dimension)))
                .toList();
        this.table = hashed();
        List<String> periods = file.entries(DataStructure.TIME_PERIOD);
        this.periodOrdinals = ordinals(periods);
        this.periodStart = new long[periods.size()];
        this.periodEnd = new long[periods.size()];
        for (int i = 0; i < periods.size(); i++) {
            String code = periods.get(i);
            // An empty text stands in the dictionary of a dataset without rows.
            TimePeriod period = code.isEmpty()
                    ? null
                    : TimePeriod.parse(code).orElseThrow(() -> new IOException("Not a period: " + code));
            periodStart[i] = period == null ? 0 : period.start().toEpochDay();
            periodEnd[i] = period == null ? 0 : period.end().toEpochDay();
        }
    }

    private static Map<String, Integer> ordinals(List<String> entries) {
        var ordinals = new HashMap<String, Integer>();
        for (int i = 0; i < entries.size(); i++) {
            ordinals.put(entries.get(i), i);
        }
        return ordinals;
    }

    /** Reads the columns of the key once, of a file whose rows are the observations. */
    static SeriesIndex build(RecordReader reader, List<String> dimensions) throws IOException {
        RecordFile file = reader.file();
        var keys = new Keys(file, dimensions);
        for (RecordBlock block : file.blocks()) {
            keys.addAll(reader, block);
        }
        return keys.index(file.rows());
    }

    /** Keys and their first observations as they are met. */
    private static final class Keys {

        private final RecordFile file;
        private final List<String> dimensions;
        private final List<RecordColumn> columns = new ArrayList<>();
        private final int[][] codes;
        private long[] starts = new long[1024];
        private int count;

        private Keys(RecordFile file, List<String> dimensions) throws IOException {
            this.file = file;
            this.dimensions = dimensions;
            for (String dimension : dimensions) {
                columns.add(file.getCodedColumn(dimension));
            }
            codes = new int[dimensions.size()][1024];
        }

        private void addAll(RecordReader reader, RecordBlock block) throws IOException {
            int[][] indexes = new int[columns.size()][];
            for (int i = 0; i < indexes.length; i++) {
                indexes[i] = reader.numbers(columns.get(i), block, 0, block.rows());
            }
            for (int row = 0; row < block.rows(); row++) {
                if (count == 0 || isNew(indexes, row)) {
                    begin(indexes, row, block.firstRow() + row);
                }
            }
        }

        private boolean isNew(int[][] indexes, int row) {
            for (int i = 0; i < codes.length; i++) {
                if (codes[i][count - 1] != indexes[i][row]) {
                    return true;
                }
            }
            return false;
        }

        /** Adds a series with the codes of a row, and its first observation. */
        private void begin(int[][] indexes, int row, long first) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = Arrays.copyOf(codes[i], count * 2);
                }
            }
            starts[count] = first;
            for (int i = 0; i < codes.length; i++) {
                codes[i][count] = indexes[i][row];
            }
            count++;
        }

        private SeriesIndex index(long observations) throws IOException {
            int[][] exact = new int[codes.length][];
            for (int i = 0; i < codes.length; i++) {
                exact[i] = Arrays.copyOf(codes[i], count);
            }
            long[] bounds = Arrays.copyOf(starts, count + 1);
            bounds[count] = observations;
            return new SeriesIndex(dimensions, file, exact, bounds);
        }
    }

    private int[] hashed() {
        int[] slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, count())) * 4)];
        Arrays.fill(slots, FREE);
        int[] key = new int[codes.length];
        for (int series = 0; series < count(); series++) {
            for (int i = 0; i < key.length; i++) {
                key[i] = codes[i][series];
            }
            int slot = slot(key, slots.length);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = series;
        }
        return slots;
    }

    private static int slot(int[] key, int size) {
        int hash = 0;
        for (int code : key) {
            hash = (hash ^ code) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash & (size - 1);
    }

    int count() {
        return starts.length - 1;
    }

    List<String> dimensions() {
        return dimensions;
    }

    /** How many codes a dimension has. */
    int codeCount(int dimension) {
        return ordinals.get(dimension).size();
    }

    /** @return null for a code that no series has */
    @Nullable
    Integer findOrdinal(int dimension, String code) {
        return ordinals.get(dimension).get(code);
    }

    int code(int dimension, int series) {
        return codes[dimension][series];
    }

    /** @return the series with these ordinals, -1 when there is none */
    int find(int[] key) {
        int slot = slot(key, table.length);
        while (table[slot] != FREE) {
            if (hasKey(table[slot], key)) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    private boolean hasKey(int series, int[] key) {
        for (int i = 0; i < key.length; i++) {
            if (codes[i][series] != key[i]) {
                return false;
            }
        }
        return true;
    }

    RowRun observations(int series) {
        return new RowRun(starts[series], starts[series + 1]);
    }

    /** The observations of several series in ascending order, those of neighbours in one run. */
    List<RowRun> observations(int[] series) {
        var runs = new ArrayList<RowRun>();
        for (int ordinal : series) {
            RowRun.add(runs, starts[ordinal], starts[ordinal + 1]);
        }
        return runs;
    }

    int periodCount() {
        return periodStart.length;
    }

    /** @return null for a period that no row has */
    @Nullable
    Integer findPeriod(String code) {
        return periodOrdinals.get(code);
    }

    /** First day of a period, since 1970. */
    long periodStart(int ordinal) {
        return periodStart[ordinal];
    }

    long periodEnd(int ordinal) {
        return periodEnd[ordinal];
    }
}
