package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The rows of a {@link VintagesFile} whose values held on a day. Days are read only where the index does not tell which
 * do. Observations are asked for in ascending order. Used by one thread.
 */
final class DayRows {

    /** Has no value on the day. */
    static final int NONE = -1;

    private final VintageIndex index;
    private final int day;
    private final boolean readsPeriods;
    private final RecordReader values;
    private final RecordReader keys;
    private final RecordColumn observation;
    private final RecordColumn validFrom;
    private final RecordColumn period;
    private int chunk = -1;
    /** What is known of the chunk: from which observation on, counted from its first. */
    private int knownFrom;

    private int[] rows = {};
    private int[] periods = {};

    /** @param readsPeriods whether {@link #values(RowRun)} will be asked for */
    DayRows(VintageIndex index, int day, boolean readsPeriods, RecordReaders files) throws IOException {
        this.index = index;
        this.day = day;
        this.readsPeriods = readsPeriods;
        this.values = files.values();
        this.keys = files.keys();
        this.observation = values.file().getNumberColumn(VintagesFile.OBSERVATION);
        this.validFrom = values.file().getNumberColumn(ObservationColumns.VALID_FROM);
        this.period = keys.file().getCodedColumn(DataStructure.TIME_PERIOD);
    }

    /** The last of some observations that is in the chunk of the first, and one more. */
    long endOfChunk(RowRun observations) {
        return Math.min(observations.to(), index.endObservation(index.chunkOf(observations.from())));
    }

    /** Adds the rows of observations of one chunk. */
    void add(RowRun observations, List<AnswerRun> runs) throws IOException {
        int number = index.chunkOf(observations.from());
        int from = (int) (observations.from() - index.firstObservation(number));
        int to = (int) (observations.to() - index.firstObservation(number));
        long firstRow = values.file().blocks()[number].firstRow();
        VintageIndex.Wave only = onlyWave(number, from, to);
        if (only != null) {
            long row = firstRow + only.row() - only.first();
            AnswerRun.add(runs, row + from, observations.from(), to - from);
            return;
        }
        find(number, from, to);
        for (int i = from - knownFrom; i < to - knownFrom; ) {
            int begin = rows[i];
            int length = 1;
            while (i + length < to - knownFrom && begin != NONE && rows[i + length] == begin + length) {
                length++;
            }
            if (begin != NONE) {
                AnswerRun.add(runs, firstRow + begin, index.firstObservation(number) + knownFrom + i, length);
            }
            i += length;
        }
    }

    /** The one wave that has the values of all these observations, if the index tells that there is one. */
    private VintageIndex.@Nullable Wave onlyWave(int number, int from, int to) {
        for (int i = index.firstWave(number); i < index.endWave(number); i++) {
            VintageIndex.Wave wave = index.wave(i);
            if (!wave.holdsNoneOn(day) && wave.first() < to && wave.last() >= from) {
                boolean hasAll = wave.isDense() && wave.first() <= from && wave.last() >= to - 1;
                return hasAll && wave.holdsAllOn(day) ? wave : null;
            }
        }
        return null;
    }

    /**
     * The rows of some observations, or {@link #NONE}, and their periods as ordinals.
     *
     * @param observations any number of chunks
     */
    Values values(RowRun observations) throws IOException {
        int count = Math.toIntExact(observations.rows());
        var found = new Values(count);
        int done = 0;
        while (done < count) {
            var rest = new RowRun(observations.from() + done, observations.to());
            var part = new RowRun(rest.from(), endOfChunk(rest));
            addValues(part, found, done);
            done += (int) part.rows();
        }
        return found;
    }

    /** Some observations on the day. */
    static final class Values {

        private final long[] rows;
        private final int[] periods;

        private Values(int count) {
            this.rows = new long[count];
            this.periods = new int[count];
        }

        /** The row of an observation, or {@link #NONE}. */
        long row(int position) {
            return rows[position];
        }

        int[] periods() {
            return periods;
        }
    }

    private void addValues(RowRun observations, Values found, int at) throws IOException {
        int number = index.chunkOf(observations.from());
        int from = (int) (observations.from() - index.firstObservation(number));
        int to = (int) (observations.to() - index.firstObservation(number));
        find(number, from, to);
        long firstRow = values.file().blocks()[number].firstRow();
        for (int i = from; i < to; i++) {
            int row = rows[i - knownFrom];
            found.rows[at + i - from] = row == NONE ? NONE : firstRow + row;
            found.periods[at + i - from] = periods[i - knownFrom];
        }
    }

    /** Makes known what there is to know of some observations of a chunk; of all that follow, when it is asked again. */
    private void find(int number, int from, int to) throws IOException {
        if (number == chunk && from >= knownFrom && to <= knownFrom + rows.length) {
            return;
        }
        boolean again = number == chunk;
        chunk = number;
        knownFrom = from;
        int until = again ? (int) (index.endObservation(number) - index.firstObservation(number)) : to;
        RecordBlock block = values.file().blocks()[number];
        rows = new int[until - from];
        Arrays.fill(rows, NONE);
        if (readsPeriods) {
            long first = index.firstObservation(number);
            periods = keys.numbers(period, new RowRun(first + from, first + until));
        }
        int left = rows.length;
        for (int i = index.firstWave(number); i < index.endWave(number) && left > 0; i++) {
            VintageIndex.Wave wave = index.wave(i);
            if (!wave.holdsNoneOn(day) && wave.first() < until && wave.last() >= from) {
                left -= find(block, wave, until);
            }
        }
    }

    /** @return how many values of the wave hold on the day */
    private int find(RecordBlock block, VintageIndex.Wave wave, int until) throws IOException {
        // Observations ascend, so a value cannot lie before or behind these.
        int first = Math.max(0, wave.rows() - 1 - (wave.last() - knownFrom));
        int end = Math.min(wave.rows(), until - wave.first());
        if (wave.isDense()) {
            first = Math.max(0, knownFrom - wave.first());
        }
        if (first >= end) {
            return 0;
        }
        int count = end - first;
        int[] which = wave.isDense() ? null : values.numbers(observation, block, wave.row() + first, count);
        int[] begins = wave.holdsAllOn(day) ? null : values.numbers(validFrom, block, wave.row() + first, count);
        int before = Math.toIntExact(index.firstObservation(chunk)) + knownFrom;
        int found = 0;
        for (int i = 0; i < count; i++) {
            int at = which == null ? wave.first() + first + i - knownFrom : which[i] - before;
            // Of the values that had begun, the one that began last holds, which is in the first wave that has one.
            if (at >= 0 && at < rows.length && rows[at] == NONE && (begins == null || begins[i] <= day)) {
                rows[at] = wave.row() + first + i;
                found++;
            }
        }
        return found;
    }
}
