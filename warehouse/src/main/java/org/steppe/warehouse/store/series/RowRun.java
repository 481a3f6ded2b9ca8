package org.steppe.warehouse.store.series;

import java.util.List;

/**
 * Rows that lie together, or observations that follow each other.
 *
 * @param from first row
 * @param to the row after the last; greater than {@code from}
 */
record RowRun(long from, long to) {

    long rows() {
        return to - from;
    }

    static long rows(List<RowRun> runs) {
        return runs.stream().mapToLong(RowRun::rows).sum();
    }

    /** Adds rows behind those of a list, of which they may continue the last run. */
    static void add(List<RowRun> runs, long from, long to) {
        if (from == to) {
            return;
        }
        if (!runs.isEmpty() && runs.getLast().to() == from) {
            runs.add(new RowRun(runs.removeLast().from(), to));
        } else {
            runs.add(new RowRun(from, to));
        }
    }
}
