package org.steppe.warehouse.store.series;

import java.util.Arrays;

/**
 * Where the chunks and waves of a {@link org.steppe.warehouse.generation.VintagesFile} lie, and between which days the
 * values of each wave begin and end. A chunk has the number of its record batch, waves are counted over all chunks, days
 * since 1970. Immutable.
 */
final class VintageIndex {

    /** The end of a value that holds. */
    static final int NEVER = Integer.MAX_VALUE;

    private final long[] firstObservations;
    private final int[] firstWaves;
    private final Wave[] waves;

    /**
     * The values of some observations, at most one of each, in stored order.
     *
     * @param row of the first value within the chunk
     * @param rows how many
     * @param first the observation of the first value, counted from the first of the chunk
     * @param last the observation of the last value
     * @param earliestFrom the first day on which one of them held
     * @param latestFrom the first day on which the last of them began to hold
     * @param earliestTo the first day on which one of them did not hold any more
     * @param latestTo the first day on which none of them did
     */
    record Wave(
            int row, int rows, int first, int last, int earliestFrom, int latestFrom, int earliestTo, int latestTo) {

        /** Whether each observation from the first to the last has a value here. */
        boolean isDense() {
            return rows == last - first + 1;
        }

        boolean holdsAllOn(int day) {
            return latestFrom <= day && day < earliestTo;
        }

        boolean holdsNoneOn(int day) {
            return day < earliestFrom || latestTo <= day;
        }
    }

    private VintageIndex(long[] firstObservations, int[] firstWaves, Wave[] waves) {
        this.firstObservations = firstObservations;
        this.firstWaves = firstWaves;
        this.waves = waves;
    }

    /** Chunks and waves as they are met. */
    static final class Builder {

        private long[] firstObservations = new long[64];
        private int[] firstWaves = new int[64];
        private Wave[] waves = new Wave[1024];
        private int chunks;
        private int count;
        private long observations;

        void beginChunk() {
            if (chunks + 1 == firstWaves.length) {
                firstObservations = Arrays.copyOf(firstObservations, 2 * chunks + 2);
                firstWaves = Arrays.copyOf(firstWaves, 2 * chunks + 2);
            }
            firstObservations[chunks] = observations;
            firstWaves[chunks++] = count;
        }

        /** The first wave of a chunk has all its observations. */
        void add(Wave wave) {
            if (count == firstWaves[chunks - 1]) {
                observations += wave.rows();
            }
            if (count == waves.length) {
                waves = Arrays.copyOf(waves, 2 * count);
            }
            waves[count++] = wave;
        }

        /** How many the chunks have so far. */
        long observations() {
            return observations;
        }

        VintageIndex index() {
            long[] bounds = Arrays.copyOf(firstObservations, chunks + 1);
            bounds[chunks] = observations;
            int[] waveBounds = Arrays.copyOf(firstWaves, chunks + 1);
            waveBounds[chunks] = count;
            return new VintageIndex(bounds, waveBounds, Arrays.copyOf(waves, count));
        }
    }

    /** The chunk of an observation, which exists. */
    int chunkOf(long observation) {
        int found = Arrays.binarySearch(firstObservations, observation);
        return found >= 0 ? found : -found - 2;
    }

    long firstObservation(int chunk) {
        return firstObservations[chunk];
    }

    /** The first observation of the next chunk. */
    long endObservation(int chunk) {
        return firstObservations[chunk + 1];
    }

    int firstWave(int chunk) {
        return firstWaves[chunk];
    }

    int endWave(int chunk) {
        return firstWaves[chunk + 1];
    }

    Wave wave(int number) {
        return waves[number];
    }
}
