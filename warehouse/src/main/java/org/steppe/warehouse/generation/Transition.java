package org.steppe.warehouse.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * One change of what is live. A generation can become live several times, so transitions have numbers of their own.
 *
 * @param warehouse identity of the warehouse, the same in all its transitions
 * @param number one more than the one before, from 1
 * @param at in whole seconds, never earlier than the one before
 * @param generation the one that is live from then on
 * @param catalogue SHA-256 of the catalogue that is live from then on
 * @param datasets every dataset that was live before or is live from then on: the latter in catalogue order, then those
 *     that are gone
 * @param note why, in the words of whoever brought it about
 * @param previous the file with the transition before, null for the first
 */
public record Transition(
        String warehouse,
        long number,
        Instant at,
        long generation,
        Kind kind,
        String catalogue,
        List<DatasetTransition> datasets,
        @Nullable String note,
        @Nullable FileEntry previous) {

    public enum Kind {
        /** A load published a new generation. */
        LOAD,
        /** A generation that had been published before was made live again. */
        ROLLBACK,
        /** The same datasets without some of their older versions. */
        PRUNING
    }

    public Transition {
        datasets = List.copyOf(datasets);
    }

    public Optional<DatasetTransition> findDataset(String dataset) {
        return datasets.stream()
                .filter(transition -> transition.dataset().equals(dataset))
                .findFirst();
    }

    /** The latest version of a dataset from then on. */
    public Optional<DatasetVersion> findVersion(String dataset) {
        return findDataset(dataset).map(DatasetTransition::after);
    }
}
