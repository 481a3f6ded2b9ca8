package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetTransition;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationStore;

/**
 * A version whose files are no longer on disk.
 *
 * @param changes against the version before, where that is known
 */
@Serdeable
record PrunedVersion(
        String version,
        String publishedAt,
        VersionDocument.@Nullable Changes changes,
        @Nullable String note) {

    /** Newest first. */
    static List<PrunedVersion> list(ObservationStore store, Generation generation, String dataset) {
        History history = generation.history();
        return history.listPublished(dataset).stream()
                .filter(version -> !DatasetLookup.isStored(store, generation, dataset, version))
                .sorted(Comparator.reverseOrder())
                .flatMap(version -> history.findPublication(dataset, version).stream()
                        .map(transition -> of(dataset, version, transition)))
                .toList();
    }

    private static PrunedVersion of(String dataset, DatasetVersion version, Transition transition) {
        ChangeCounts changes =
                transition.findDataset(dataset).map(DatasetTransition::changes).orElse(null);
        return new PrunedVersion(
                version.toString(),
                transition.at().toString(),
                changes == null ? null : VersionDocument.Changes.of(changes),
                transition.note());
    }
}
