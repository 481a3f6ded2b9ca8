package org.steppe.api.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.RecordedTransition;

/**
 * What came after a point.
 *
 * @param entries in order
 * @param more whether entries were left out because of the limit
 * @param end where a reader goes on
 * @param last the transition of that point
 */
record FeedPage(List<FeedEntry> entries, boolean more, FeedCursor end, RecordedTransition last) {

    FeedPage {
        entries = List.copyOf(entries);
    }

    /**
     * @param start where to begin, in this history
     * @param datasets those of interest, empty for everything
     * @param limit entries at most
     */
    static FeedPage of(History history, FeedStart start, Set<String> datasets, long limit) {
        var found = new ArrayList<FeedEntry>();
        for (RecordedTransition recorded : history.transitions()) {
            if (recorded.transition().number() < start.transition()) {
                continue;
            }
            int read = recorded.transition().number() == start.transition() ? start.entries() : 0;
            List<FeedEntry> entries = FeedEntry.of(recorded, history);
            for (FeedEntry entry : entries.subList(Math.min(read, entries.size()), entries.size())) {
                if (!isOf(entry, datasets)) {
                    continue;
                }
                if (found.size() == limit) {
                    FeedEntry last = found.getLast();
                    return new FeedPage(found, true, last.cursor(), last.recorded());
                }
                found.add(entry);
            }
        }
        RecordedTransition last = history.last();
        return new FeedPage(
                found, false, FeedCursor.of(last, FeedEntry.of(last, history).size()), last);
    }

    private static boolean isOf(FeedEntry entry, Set<String> datasets) {
        return datasets.isEmpty()
                || (entry.dataset() != null && datasets.contains(entry.dataset().dataset()));
    }
}
