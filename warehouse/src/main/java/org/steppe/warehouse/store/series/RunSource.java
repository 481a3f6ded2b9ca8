package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells one by one which rows make an answer. Used by one thread. */
@FunctionalInterface
interface RunSource {

    /** @return null at the end */
    @Nullable
    AnswerRun next() throws IOException;

    static RunSource of(List<AnswerRun> runs) {
        Iterator<AnswerRun> left = List.copyOf(runs).iterator();
        return () -> left.hasNext() ? left.next() : null;
    }
}
