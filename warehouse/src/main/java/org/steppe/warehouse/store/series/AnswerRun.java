package org.steppe.warehouse.store.series;

import java.util.List;

/**
 * Rows of an answer that lie together.
 *
 * @param from first row of the values
 * @param keysFrom first row of what the values of their observations share, see {@link RecordReaders}
 * @param rows how many; at least one
 */
record AnswerRun(long from, long keysFrom, long rows) {

    /** The part of a run that begins after some rows. */
    AnswerRun part(long skipped, long taken) {
        return new AnswerRun(from + skipped, keysFrom + skipped, taken);
    }

    /** Adds rows behind those of a list, of which they may continue the last run. */
    static void add(List<AnswerRun> runs, long from, long keysFrom, long rows) {
        if (!runs.isEmpty()) {
            AnswerRun last = runs.getLast();
            if (last.from + last.rows == from && last.keysFrom + last.rows == keysFrom) {
                runs.removeLast();
                runs.add(new AnswerRun(last.from, last.keysFrom, last.rows + rows));
                return;
            }
        }
        runs.add(new AnswerRun(from, keysFrom, rows));
    }
}
