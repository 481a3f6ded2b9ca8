package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.Arrays;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.query.ObservationColumns;

/**
 * Goes once over the days of all values of a {@link VintagesFile}. What is not as that describes it is refused, so that a
 * selection may rely on it.
 */
final class VintageIndexing {

    private final RecordReader reader;
    private final VintageIndex.Builder waves = new VintageIndex.Builder();
    private final RecordColumn observation;
    private final RecordColumn validFrom;

    VintageIndexing(RecordReader reader) throws IOException {
        this.reader = reader;
        this.observation = reader.file().getNumberColumn(VintagesFile.OBSERVATION);
        this.validFrom = reader.file().getNumberColumn(ObservationColumns.VALID_FROM);
    }

    /**
     * Reads the file.
     *
     * @param observations how many current values there are
     */
    VintageIndex index(long observations) throws IOException {
        for (RecordBlock block : reader.file().blocks()) {
            if (block.nullCount(observation) + block.nullCount(validFrom) > 0) {
                throw unexpected(block, "a row without observation or first day");
            }
            waves.beginChunk();
            new Chunk(block, waves.observations()).addWaves();
        }
        if (waves.observations() != observations) {
            throw new IOException("A file of vintages has %d observations beside %d current values"
                    .formatted(waves.observations(), observations));
        }
        return waves.index();
    }

    private static IOException unexpected(RecordBlock block, String what) {
        return new IOException("The chunk at row " + block.firstRow() + " of a file of vintages has " + what);
    }

    private final class Chunk {

        private final RecordBlock block;
        private final int[] observations;
        private final int[] from;
        /** When the value of each observation in the wave before began. */
        private int[] to = {};

        private Chunk(RecordBlock block, long first) throws IOException {
            this.block = block;
            this.observations = reader.numbers(observation, block, 0, block.rows());
            this.from = reader.numbers(validFrom, block, 0, block.rows());
            for (int row = 0; row < observations.length; row++) {
                observations[row] -= Math.toIntExact(first);
            }
        }

        private void addWaves() throws IOException {
            int rows = lengthOfFirst();
            to = new int[rows];
            Arrays.fill(to, VintageIndex.NEVER);
            for (int row = 0; row < from.length; ) {
                row = addWave(row);
            }
        }

        private int lengthOfFirst() throws IOException {
            int rows = 0;
            while (rows < observations.length && observations[rows] == rows) {
                rows++;
            }
            if (rows == 0) {
                throw unexpected(block, "another beginning than its first observation");
            }
            return rows;
        }

        /**
         * Adds the wave that begins at a row.
         *
         * @return the row after its last
         */
        private int addWave(int row) throws IOException {
            int end = row;
            int earliestFrom = Integer.MAX_VALUE;
            int latestFrom = Integer.MIN_VALUE;
            int earliestTo = Integer.MAX_VALUE;
            int latestTo = Integer.MIN_VALUE;
            while (end < from.length && (end == row || observations[end] > observations[end - 1])) {
                int which = observations[end];
                requireEarlier(which, from[end]);
                earliestFrom = Math.min(earliestFrom, from[end]);
                latestFrom = Math.max(latestFrom, from[end]);
                earliestTo = Math.min(earliestTo, to[which]);
                latestTo = Math.max(latestTo, to[which]);
                to[which] = from[end];
                end++;
            }
            waves.add(new VintageIndex.Wave(
                    row,
                    end - row,
                    observations[row],
                    observations[end - 1],
                    earliestFrom,
                    latestFrom,
                    earliestTo,
                    latestTo));
            return end;
        }

        /** The values of an observation come from the last to the first. */
        private void requireEarlier(int which, int day) throws IOException {
            if (which < 0 || which >= to.length) {
                throw unexpected(block, "an observation that is not in its first wave");
            }
            if (day >= to[which]) {
                throw unexpected(block, "values of an observation that are not in order");
            }
        }
    }
}
