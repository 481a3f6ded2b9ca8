package org.steppe.warehouse.store.series;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that lie together.
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

    /** The rows of a page. */
    static List<RowRun> page(List<RowRun> runs, long offset, long limit) {
        var page = new ArrayList<RowRun>();
        long skip = offset;
        long left = limit;
        for (RowRun run : runs) {
            long skipped = Math.min(skip, run.rows());
            skip -= skipped;
            long taken = Math.min(left, run.rows() - skipped);
            left -= taken;
            if (taken > 0) {
                page.add(new RowRun(run.from() + skipped, run.from() + skipped + taken));
            }
        }
        return page;
    }
}
