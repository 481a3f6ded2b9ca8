package org.steppe.api.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetTransition;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.RecordedTransition;
import org.steppe.warehouse.generation.Transition;

/**
 * One thing that happened.
 *
 * @param recorded the transition to which it belongs
 * @param place among the entries of the transition, from 1
 * @param dataset what it meant for the dataset, null when it is not about one
 */
record FeedEntry(
        Type type,
        RecordedTransition recorded,
        int place,
        @Nullable DatasetTransition dataset) {

    enum Type {
        /** A dataset has a new version. */
        PUBLISHED,
        /** A dataset has a version again that it had before. */
        RESTORED,
        /** A dataset is gone. */
        WITHDRAWN,
        /** Codelists, labels or publications changed. */
        CATALOGUE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Transition transition() {
        return recorded.transition();
    }

    FeedCursor cursor() {
        return FeedCursor.of(recorded, place);
    }

    /** The entries of a transition: datasets in the order of the catalogue, those that are gone, the catalogue. */
    static List<FeedEntry> of(RecordedTransition recorded, History history) {
        var entries = new ArrayList<FeedEntry>();
        for (DatasetTransition dataset : recorded.transition().datasets()) {
            if (dataset.isChange()) {
                entries.add(new FeedEntry(type(recorded, dataset), recorded, entries.size() + 1, dataset));
            }
        }
        boolean sameCatalogue = history.find(recorded.transition().number() - 1)
                .map(before -> before.transition().catalogue())
                .filter(recorded.transition().catalogue()::equals)
                .isPresent();
        if (!sameCatalogue) {
            entries.add(new FeedEntry(Type.CATALOGUE, recorded, entries.size() + 1, null));
        }
        return entries;
    }

    private static Type type(RecordedTransition recorded, DatasetTransition dataset) {
        if (dataset.after() == null) {
            return Type.WITHDRAWN;
        }
        return switch (recorded.transition().kind()) {
            // Pruning changes no dataset, so that it never comes here.
            case LOAD, PRUNING -> Type.PUBLISHED;
            case ROLLBACK -> Type.RESTORED;
        };
    }
}
