package org.steppe.api.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationStore;

/**
 * Finds the two versions that are to be compared. Besides those of the live generation there are those that it left:
 * taken back by a rollback, or of a dataset that was withdrawn.
 */
final class VersionPairReader {

    static final String SINCE = "since";

    private static final String VERSION = "version";
    private static final String NONE = "none";

    private final ObservationStore store;
    private final Generation generation;
    private final String dataset;
    private final Problems problems;
    private final List<VersionEntry> kept;

    private VersionPairReader(ObservationStore store, Generation generation, String dataset, Problems problems) {
        this.store = store;
        this.generation = generation;
        this.dataset = dataset;
        this.problems = problems;
        this.kept = generation.findDataset(dataset).map(DatasetEntry::versions).orElse(List.of());
    }

    /**
     * @param asked a version as readers write it
     * @param since null for the version before
     * @throws RequestException with all problems of the request
     */
    static VersionPair read(
            ObservationStore store, String dataset, String asked, @Nullable String since, Problems problems) {
        Generation generation = store.generation();
        if (generation.findDataset(dataset).isEmpty() && !generation.history().hasPublished(dataset)) {
            throw new RequestException(DatasetLookup.unknown(generation, dataset));
        }
        return new VersionPairReader(store, generation, dataset, problems).read(asked, since);
    }

    private VersionPair read(String asked, @Nullable String since) {
        Optional<StoredVersion> version = find(asked);
        Optional<StoredVersion> other = Optional.empty();
        if (since != null && !since.equals(NONE)) {
            other = number(SINCE, since, "1.0 or none").flatMap(number -> findExact(SINCE, number));
        } else if (since == null && version.isPresent()) {
            other = before(version.get().entry().version()).flatMap(number -> findExact(SINCE, number));
        }
        problems.throwIfAny();
        return new VersionPair(version.orElseThrow(), other.orElse(null));
    }

    private Optional<StoredVersion> find(String asked) {
        boolean isSelector = asked.equals("latest") || asked.endsWith(".*");
        Optional<DatasetEntry> live = generation.findDataset(dataset);
        if (isSelector && live.isPresent()) {
            return DatasetLookup.findVersion(generation, live.get(), asked, problems)
                    .flatMap(entry -> generation.findStored(dataset, entry.version()));
        }
        return number(VERSION, asked, "1.2, 1.* or latest").flatMap(number -> findExact(VERSION, number));
    }

    private Optional<DatasetVersion> number(String path, String text, String expected) {
        Optional<DatasetVersion> number = DatasetVersion.parse(text);
        if (number.isEmpty()) {
            problems.add(Problem.of(
                            ErrorCode.VERSION_INVALID,
                            path,
                            "A version is written as " + expected + ", found '" + Problem.cut(text) + "'.")
                    .found(text)
                    .expected(expected));
        }
        return number;
    }

    private Optional<StoredVersion> findExact(String path, DatasetVersion version) {
        Optional<StoredVersion> found = store.findStored(dataset, version);
        if (found.isEmpty()) {
            problems.add(
                    generation.history().hasPublished(dataset, version)
                            ? DatasetLookup.gone(path, dataset, version, kept)
                            : unknown(path, version));
        }
        return found;
    }

    private Problem unknown(String path, DatasetVersion version) {
        String address = "/v1/datasets/" + dataset + "/versions";
        return Problem.of(
                        ErrorCode.VERSION_UNKNOWN,
                        path,
                        "Dataset '" + dataset + "' has no version '" + version + "'. Versions: " + address)
                .found(version.toString())
                .allowed(kept.reversed().stream()
                        .map(entry -> entry.version().toString())
                        .toList())
                .see(address);
    }

    /** The version that this one followed; empty for a first one. */
    private Optional<DatasetVersion> before(DatasetVersion version) {
        for (int i = 1; i < kept.size(); i++) {
            if (kept.get(i).version().equals(version)) {
                return Optional.of(kept.get(i - 1).version());
            }
        }
        return generation
                .history()
                .findPublication(dataset, version)
                .flatMap(transition ->
                        transition.findDataset(dataset).flatMap(change -> Optional.ofNullable(change.before())));
    }
}
