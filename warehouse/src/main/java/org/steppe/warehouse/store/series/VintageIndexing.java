package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.query.ObservationColumns;

/**
 * Goes once over the days of all values of a {@link VintagesFile}. What is not as that describes it is refused, so that a
 * selection may rely on it.
 */
final class VintageIndexing {

    private final RecordReader reader;
    private final SeriesIndex.Keys keys;
    private final VintageIndex.Builder waves = new VintageIndex.Builder();
    private final RecordColumn series;
    private final RecordColumn observation;
    private final RecordColumn validFrom;
    private final RecordColumn validTo;

    VintageIndexing(RecordReader reader, List<String> dimensions) throws IOException {
        RecordFile file = reader.file();
        this.reader = reader;
        this.keys = new SeriesIndex.Keys(file, dimensions);
        this.series = file.getNumberColumn(VintagesFile.SERIES);
        this.observation = file.getNumberColumn(VintagesFile.OBSERVATION);
        this.validFrom = file.getNumberColumn(ObservationColumns.VALID_FROM);
        this.validTo = file.getNumberColumn(ObservationColumns.VALID_TO);
    }

    /** Reads the file. */
    void run() throws IOException {
        for (RecordBlock block : reader.file().blocks()) {
            if (block.nullCount(series) + block.nullCount(observation) + block.nullCount(validFrom) > 0) {
                throw unexpected(block, "a row without series, observation or first day");
            }
            long first = waves.observations();
            var chunk = new Chunk(block, first);
            waves.beginChunk();
            int rows = chunk.addWave(0, null);
            chunk.requireAll(rows);
            addSeries(block, rows, first);
            int[] begins = new int[rows];
            System.arraycopy(chunk.from, 0, begins, 0, rows);
            for (int row = rows; row < block.rows(); ) {
                row = chunk.addWave(row, begins);
            }
        }
    }

    SeriesIndex seriesIndex() throws IOException {
        return keys.index(waves.observations());
    }

    VintageIndex vintageIndex() {
        return waves.index();
    }

    /** Reads the codes where series begin. */
    private void addSeries(RecordBlock block, int rows, long first) throws IOException {
        int[] ordinals = reader.numbers(series, block, 0, rows);
        int begin = 0;
        while (begin < rows && ordinals[begin] < keys.count()) {
            begin++;
        }
        if (begin == rows) {
            return;
        }
        int[][] codes = keys.read(reader, block, begin, rows - begin);
        for (int row = begin; row < rows; row++) {
            if (ordinals[row] == keys.count()) {
                keys.begin(codes, row - begin, first + row);
            } else if (ordinals[row] != keys.count() - 1) {
                throw unexpected(block, "series that are not in order");
            }
        }
    }

    private static IOException unexpected(RecordBlock block, String what) {
        return new IOException("The chunk at row " + block.firstRow() + " of a file of vintages has " + what);
    }

    private final class Chunk {

        private final RecordBlock block;
        private final int[] observations;
        private final int[] from;
        private final int[] to;

        private Chunk(RecordBlock block, long first) throws IOException {
            this.block = block;
            this.observations = reader.numbers(observation, block, 0, block.rows());
            this.from = reader.numbers(validFrom, block, 0, block.rows());
            this.to = reader.numbers(validTo, block, 0, block.rows());
            boolean[] ends = reader.present(validTo, block);
            for (int row = 0; row < to.length; row++) {
                observations[row] -= Math.toIntExact(first);
                to[row] = ends[row] ? to[row] : VintageIndex.NEVER;
            }
        }

        private void requireAll(int rows) throws IOException {
            if (rows == 0 || observations[0] != 0 || observations[rows - 1] != rows - 1) {
                throw unexpected(block, "a first wave without some observation");
            }
        }

        /**
         * Adds the wave that begins at a row.
         *
         * @param begins when the values of the wave before began; null for the first wave
         * @return the row after its last
         */
        private int addWave(int row, int @Nullable [] begins) throws IOException {
            int end = row;
            int earliestFrom = Integer.MAX_VALUE;
            int latestFrom = Integer.MIN_VALUE;
            int earliestTo = Integer.MAX_VALUE;
            int latestTo = Integer.MIN_VALUE;
            while (end < to.length && (end == row || observations[end] > observations[end - 1])) {
                requireFollowing(end, begins);
                earliestFrom = Math.min(earliestFrom, from[end]);
                latestFrom = Math.max(latestFrom, from[end]);
                earliestTo = Math.min(earliestTo, to[end]);
                latestTo = Math.max(latestTo, to[end]);
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

        /** The values of an observation follow each other without a gap, and the last holds for ever. */
        private void requireFollowing(int row, int @Nullable [] begins) throws IOException {
            int which = observations[row];
            int expected = begins == null ? VintageIndex.NEVER : which < begins.length ? begins[which] : from[row];
            if (to[row] != expected || from[row] >= to[row]) {
                throw unexpected(block, "values of an observation that do not follow each other");
            }
            if (begins != null) {
                begins[which] = from[row];
            }
        }
    }
}
