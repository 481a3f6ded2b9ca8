package org.steppe.api.dataset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.error.RequestException;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.NearestNames;

/** Finds datasets and their versions by the words that readers use for them. */
public final class DatasetLookup {

    private static final int MOST_NEAREST = 5;
    private static final int MOST_LISTED = 50;
    private static final String LATEST = "latest";
    private static final String VERSION = "version";
    private static final Pattern NEWEST_OF_MAJOR = Pattern.compile("\\d{1,6}\\.\\*");

    private DatasetLookup() {}

    /** @throws RequestException when the generation has no such dataset */
    public static DatasetEntry getDataset(Generation generation, String id) {
        return generation.findDataset(id).orElseThrow(() -> new RequestException(unknown(generation, id)));
    }

    /** Of a dataset that there is not. */
    public static Problem unknown(Generation generation, String id) {
        List<String> ids =
                generation.listDatasets().stream().map(DatasetEntry::dataset).toList();
        return Problem.of(
                        ErrorCode.DATASET_UNKNOWN,
                        "dataset",
                        "There is no dataset '" + Problem.cut(id) + "'. Datasets: /v1/datasets")
                .found(id)
                .nearest(NearestNames.among(ids, id, MOST_NEAREST))
                .allowed(ids)
                .see("/v1/datasets");
    }

    /**
     * The version that a reader asks for: an exact one, {@code 1.*} for the newest of a major, or {@code latest}.
     *
     * @param asked null for the latest
     * @return empty when a problem was added
     */
    public static Optional<VersionEntry> findVersion(
            Generation generation, DatasetEntry dataset, @Nullable String asked, Problems problems) {
        if (asked == null || asked.equals(LATEST)) {
            return Optional.of(dataset.latest());
        }
        Optional<DatasetVersion> exact = DatasetVersion.parse(asked);
        boolean newestOfMajor = NEWEST_OF_MAJOR.matcher(asked).matches();
        if (exact.isEmpty() && !newestOfMajor) {
            problems.add(Problem.of(
                            ErrorCode.VERSION_INVALID,
                            "version",
                            "A version is written as 1.2, 1.* or latest, found '" + Problem.cut(asked) + "'.")
                    .found(asked)
                    .expected("1.2, 1.* or latest"));
            return Optional.empty();
        }
        Optional<VersionEntry> found = exact.isPresent()
                ? findExact(dataset, exact.get())
                : findNewest(dataset, Integer.parseInt(asked.substring(0, asked.indexOf('.'))));
        if (found.isEmpty()) {
            boolean isGone = exact.isPresent() && generation.history().hasPublished(dataset.dataset(), exact.get());
            problems.add(
                    isGone
                            ? gone(VERSION, dataset.dataset(), exact.get(), dataset.versions())
                            : unknownVersion(dataset, asked));
        }
        return found;
    }

    public static Optional<VersionEntry> findExact(DatasetEntry dataset, DatasetVersion version) {
        return dataset.versions().stream()
                .filter(entry -> entry.version().equals(version))
                .findFirst();
    }

    /** Whether the files of a version are there, be it that only other generations keep it. */
    public static boolean isStored(
            ObservationStore store, Generation generation, String dataset, DatasetVersion version) {
        return generation.findVersion(dataset, version).isPresent()
                || store.findStored(dataset, version).isPresent();
    }

    private static Optional<VersionEntry> findNewest(DatasetEntry dataset, int major) {
        return dataset.versions().reversed().stream()
                .filter(entry -> entry.version().major() == major)
                .findFirst();
    }

    /** Of a version that there was and whose files are gone. */
    public static Problem gone(String path, String dataset, DatasetVersion version, List<VersionEntry> kept) {
        List<String> versions = kept.reversed().stream()
                .map(entry -> entry.version().toString())
                .limit(MOST_LISTED)
                .toList();
        Optional<DatasetVersion> newer = kept.stream()
                .map(VersionEntry::version)
                .filter(entry -> entry.compareTo(version) > 0)
                .min(DatasetVersion::compareTo);
        Optional<DatasetVersion> older = kept.stream()
                .map(VersionEntry::version)
                .filter(entry -> entry.compareTo(version) < 0)
                .max(DatasetVersion::compareTo);
        List<String> nearest = Stream.of(newer, older)
                .flatMap(Optional::stream)
                .map(DatasetVersion::toString)
                .toList();
        return Problem.of(
                        ErrorCode.VERSION_GONE,
                        path,
                        "Version " + version + " of dataset '" + dataset + "' is no longer kept.")
                .found(version.toString())
                .nearest(nearest)
                .allowed(versions)
                .hint("Take a version that is kept, whole")
                .see("/v1/datasets/" + dataset + "/versions");
    }

    private static Problem unknownVersion(DatasetEntry dataset, String asked) {
        List<String> kept = dataset.versions().reversed().stream()
                .limit(MOST_LISTED)
                .map(entry -> entry.version().toString())
                .toList();
        String address = "/v1/datasets/" + dataset.dataset() + "/versions";
        return Problem.of(
                        ErrorCode.VERSION_UNKNOWN,
                        "version",
                        "Dataset '" + dataset.dataset() + "' has no version '" + Problem.cut(asked) + "'. Versions: "
                                + address)
                .found(asked)
                .allowed(kept)
                .see(address);
    }
}
