package org.steppe.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.DatasetTransition;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.RecordedTransition;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.Transition;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;

/** A copy of a warehouse that is kept by the transitions of its history and the changes they lead to, by nothing else. */
public final class FollowingCopy {

    private final Map<String, Map<String, Map<String, @Nullable Object>>> datasets = new HashMap<>();
    private long position;

    /** Applies every transition since the last time. */
    public void follow(ObservationStore store) {
        for (RecordedTransition recorded : store.generation().history().transitions()) {
            Transition transition = recorded.transition();
            if (transition.number() > position) {
                assertThat(transition.number()).isEqualTo(position + 1);
                transition.datasets().stream()
                        .filter(DatasetTransition::isChange)
                        .forEach(change -> apply(change, store));
                position = transition.number();
            }
        }
    }

    private void apply(DatasetTransition transition, ObservationStore store) {
        DatasetVersion after = transition.after();
        if (after == null) {
            assertThat(datasets.remove(transition.dataset())).isNotNull();
            return;
        }
        DatasetVersion before = transition.before();
        StoredVersion old = before == null ? null : stored(store, transition.dataset(), before);
        var rows = datasets.computeIfAbsent(transition.dataset(), id -> new HashMap<>());
        for (var change : ObservationRows.readAll(store.openChanges(old, stored(store, transition.dataset(), after)))) {
            apply(change, rows);
        }
    }

    private static StoredVersion stored(ObservationStore store, String dataset, DatasetVersion version) {
        Optional<StoredVersion> found = store.findStored(dataset, version);
        assertThat(found).as(dataset + " " + version).isPresent();
        return found.orElseThrow();
    }

    private static void apply(Map<String, @Nullable Object> change, Map<String, Map<String, @Nullable Object>> rows) {
        String id = Objects.requireNonNull(change.get("OBSERVATION_ID")).toString();
        if (Objects.equals(change.get("CHANGE"), "withdrawn")) {
            assertThat(rows.remove(id)).as(id).isNotNull();
        } else {
            Map<String, @Nullable Object> old = rows.put(id, change);
            assertThat(old == null).as(id).isEqualTo(Objects.equals(change.get("CHANGE"), "added"));
        }
    }

    /** Compares every column of every observation with the whole of every dataset. */
    public void assertEqualTo(ObservationStore store) {
        Generation generation = store.generation();
        assertThat(datasets.keySet())
                .containsExactlyInAnyOrderElementsOf(generation.listDatasets().stream()
                        .map(DatasetEntry::dataset)
                        .toList());
        for (DatasetEntry dataset : generation.listDatasets()) {
            var rows = new HashMap<>(datasets.get(dataset.dataset()));
            var query = DataQuery.all(dataset.dataset(), dataset.latest().version());
            for (var row : ObservationRows.readAll(store.open(generation, query))) {
                var copied = rows.remove(
                        Objects.requireNonNull(row.get("OBSERVATION_ID")).toString());
                assertThat(copied).containsAllEntriesOf(row);
            }
            assertThat(rows).isEqualTo(Map.of());
        }
    }

    public static List<Transition> transitions(ObservationStore store) {
        return store.generation().history().transitions().stream()
                .map(RecordedTransition::transition)
                .toList();
    }
}
