package org.steppe.warehouse.generation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Transition.Kind;
import org.steppe.warehouse.query.DatasetVersion;

/** How the warehouse came to be what it is: all transitions that are known, up to the one that made it so. */
public final class History {

    private final List<RecordedTransition> transitions;
    private final Map<String, Set<DatasetVersion>> published = new HashMap<>();

    private History(List<RecordedTransition> transitions) {
        this.transitions = List.copyOf(transitions);
        for (RecordedTransition recorded : transitions) {
            for (DatasetTransition dataset : recorded.transition().datasets()) {
                remember(dataset.dataset(), dataset.before());
                remember(dataset.dataset(), dataset.after());
            }
        }
    }

    private void remember(String dataset, @Nullable DatasetVersion version) {
        if (version != null) {
            published.computeIfAbsent(dataset, id -> new HashSet<>()).add(version);
        }
    }

    /** Counts what changes between two versions of a dataset that do not follow each other. */
    @FunctionalInterface
    public interface Counting {

        Counting UNKNOWN = (dataset, before, after) -> null;

        /** @return null when it cannot be counted */
        @Nullable
        ChangeCounts count(String dataset, DatasetVersion before, DatasetVersion after);
    }

    static History of(List<RecordedTransition> transitions) {
        return new History(transitions);
    }

    /** Of a warehouse of which only these generations are known, oldest first. */
    static History derived(List<Manifest> manifests) {
        var transitions = new ArrayList<RecordedTransition>();
        Manifest before = null;
        for (Manifest manifest : manifests) {
            transitions.add(derived(transitions.isEmpty() ? null : transitions.getLast(), manifest, before));
            before = manifest;
        }
        return new History(transitions);
    }

    /** With a transition to a generation that became live without leaving one. */
    History append(Manifest live, @Nullable Manifest before) {
        var longer = new ArrayList<>(transitions);
        longer.add(derived(transitions.isEmpty() ? null : last(), live, before));
        return new History(longer);
    }

    private static RecordedTransition derived(
            @Nullable RecordedTransition last, Manifest live, @Nullable Manifest before) {
        Kind kind = last != null && live.number() < last.transition().generation() ? Kind.ROLLBACK : Kind.LOAD;
        Transition transition = next(last, live, before, live.createdAt(), kind, null, Counting.UNKNOWN);
        return new RecordedTransition(transition, GenerationFiles.describe(transition), false);
    }

    /**
     * The transition that makes a generation live.
     *
     * @param before the generation live until then, null when there was none or it cannot be read
     * @param counting asked about datasets that go to a version other than the next
     */
    public Transition next(
            Manifest live,
            @Nullable Manifest before,
            Instant now,
            Kind kind,
            @Nullable String note,
            Counting counting) {
        return next(transitions.isEmpty() ? null : last(), live, before, now, kind, note, counting);
    }

    private static Transition next(
            @Nullable RecordedTransition last,
            Manifest live,
            @Nullable Manifest before,
            Instant now,
            Kind kind,
            @Nullable String note,
            Counting counting) {
        Transition old = last == null ? null : last.transition();
        var datasets = new ArrayList<DatasetTransition>();
        var left = new ArrayList<DatasetTransition>(old == null ? List.of() : old.datasets());
        for (DatasetEntry entry : live.datasets()) {
            left.removeIf(gone -> gone.dataset().equals(entry.dataset()));
            DatasetVersion version =
                    old == null ? null : old.findVersion(entry.dataset()).orElse(null);
            datasets.add(new DatasetTransition(
                    entry.dataset(), version, entry.latest().version(), count(entry, version, counting)));
        }
        for (DatasetTransition gone : left) {
            if (gone.after() != null) {
                datasets.add(new DatasetTransition(gone.dataset(), gone.after(), null, withdrawn(gone, before)));
            }
        }
        return new Transition(
                old == null ? identity(live) : old.warehouse(),
                old == null ? 1 : old.number() + 1,
                old == null || now.isAfter(old.at()) ? now : old.at(),
                live.number(),
                kind,
                live.catalogue().sha256(),
                datasets,
                note,
                last == null ? null : last.file());
    }

    private static @Nullable ChangeCounts count(DatasetEntry entry, @Nullable DatasetVersion old, Counting counting) {
        VersionEntry latest = entry.latest();
        if (old == null) {
            return new ChangeCounts(latest.observations(), 0, 0, 0);
        }
        if (old.equals(latest.version())) {
            return null;
        }
        int versions = entry.versions().size();
        boolean follows =
                versions > 1 && entry.versions().get(versions - 2).version().equals(old);
        return follows ? latest.changes() : counting.count(entry.dataset(), old, latest.version());
    }

    private static @Nullable ChangeCounts withdrawn(DatasetTransition gone, @Nullable Manifest before) {
        if (before == null) {
            return null;
        }
        return before.datasets().stream()
                .filter(entry -> entry.dataset().equals(gone.dataset()))
                .filter(entry -> entry.latest().version().equals(gone.after()))
                .findFirst()
                .map(entry -> new ChangeCounts(0, 0, entry.latest().observations(), 0))
                .orElse(null);
    }

    /** A warehouse is named by its beginning. */
    private static String identity(Manifest first) {
        return UUID.nameUUIDFromBytes(GenerationJson.write(first)).toString();
    }

    /** Up to the last time at which a generation became live; nothing when it never did. */
    History until(long generation) {
        for (int end = transitions.size(); end > 0; end--) {
            if (transitions.get(end - 1).transition().generation() == generation) {
                return new History(transitions.subList(0, end));
            }
        }
        return new History(List.of());
    }

    /** Oldest first. */
    public List<RecordedTransition> transitions() {
        return transitions;
    }

    public boolean isEmpty() {
        return transitions.isEmpty();
    }

    /** The one that made the warehouse what it is. */
    public RecordedTransition last() {
        return transitions.getLast();
    }

    /** By number. */
    public Optional<RecordedTransition> find(long number) {
        long place = transitions.isEmpty()
                ? -1
                : number - transitions.getFirst().transition().number();
        return place < 0 || place >= transitions.size() ? Optional.empty() : Optional.of(transitions.get((int) place));
    }

    /** The one that made the warehouse what it was at a time; empty for a time before anything that is known. */
    public Optional<RecordedTransition> findAt(Instant time) {
        return transitions.reversed().stream()
                .filter(recorded -> !recorded.transition().at().isAfter(time))
                .findFirst();
    }

    /** Whether a version of a dataset has ever been the latest, kept or not. */
    public boolean hasPublished(String dataset, DatasetVersion version) {
        return published.getOrDefault(dataset, Set.of()).contains(version);
    }

    /** Every version of a dataset that has ever been the latest, kept or not. */
    public Set<DatasetVersion> listPublished(String dataset) {
        return Set.copyOf(published.getOrDefault(dataset, Set.of()));
    }

    /** The highest number that a generation has had, 0 when nothing is known. */
    public long highestGeneration() {
        return transitions.stream()
                .mapToLong(recorded -> recorded.transition().generation())
                .max()
                .orElse(0);
    }

    /** Whether there has ever been such a dataset. */
    public boolean hasPublished(String dataset) {
        return published.containsKey(dataset);
    }

    /** The load that brought a version of a dataset; empty when that is not known any more. */
    public Optional<Transition> findPublication(String dataset, DatasetVersion version) {
        return transitions.stream()
                .map(RecordedTransition::transition)
                .filter(transition -> transition.kind() == Kind.LOAD)
                .filter(transition -> transition
                        .findDataset(dataset)
                        .filter(DatasetTransition::isChange)
                        .filter(change -> version.equals(change.after()))
                        .isPresent())
                .findFirst();
    }
}
