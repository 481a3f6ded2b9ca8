package org.steppe.warehouse.store.series;

import java.util.Collection;
import org.steppe.warehouse.query.DataQuery;

/** Lets through the rows of a page while runs go by. Used by one thread. */
final class RunPage {

    private long skip;
    private long left;

    RunPage(DataQuery query) {
        Long limit = query.limit();
        this.skip = query.offset();
        this.left = limit == null ? Long.MAX_VALUE : limit;
    }

    /** Whether nothing that comes now can belong to the page. */
    boolean isFull() {
        return left == 0;
    }

    /** Adds what belongs to the page of the next runs. */
    void take(Iterable<AnswerRun> runs, Collection<AnswerRun> page) {
        for (AnswerRun run : runs) {
            long skipped = Math.min(skip, run.rows());
            skip -= skipped;
            long taken = Math.min(left, run.rows() - skipped);
            left -= taken;
            if (taken > 0) {
                page.add(run.part(skipped, taken));
            }
        }
    }
}
