package org.steppe.api.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * A name under which a bulk file is found. {@code economy-1.0.parquet} is the file of a version, {@code
 * economy-latest.parquet} that of the latest; {@code economy-1.0-0123456789abcdef.parquet} has a part of the file's
 * digest and never means any other bytes, not even in a warehouse that was made anew.
 *
 * @param isImmutable whether it has the digest
 */
record BulkFileName(String name, VersionEntry version, BulkFile file, boolean isImmutable) {

    private static final int DIGITS = 16;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,9}\\.\\d{1,9})[-.].*");

    /** Every name of every file of a dataset, those of the latest version first. */
    static List<BulkFileName> listAll(DatasetEntry dataset) {
        var names = new ArrayList<BulkFileName>();
        for (VersionEntry version : dataset.versions().reversed()) {
            for (BulkFile file : version.files()) {
                if (version.equals(dataset.latest())) {
                    names.add(new BulkFileName(name(dataset.dataset(), "latest", file), version, file, false));
                }
                names.add(new BulkFileName(ofVersion(dataset.dataset(), version, file), version, file, false));
                names.add(new BulkFileName(immutable(dataset.dataset(), version, file), version, file, true));
            }
        }
        return names;
    }

    /** The version that a name is of, whether there is such a file or not. */
    static Optional<DatasetVersion> versionIn(String dataset, String name) {
        if (!name.startsWith(dataset + "-")) {
            return Optional.empty();
        }
        Matcher matcher = VERSION.matcher(name.substring(dataset.length() + 1));
        return matcher.matches() ? DatasetVersion.parse(matcher.group(1)) : Optional.empty();
    }

    static String ofVersion(String dataset, VersionEntry version, BulkFile file) {
        return name(dataset, version.version().toString(), file);
    }

    static String immutable(String dataset, VersionEntry version, BulkFile file) {
        return name(dataset, version.version() + "-" + file.file().sha256().substring(0, DIGITS), file);
    }

    private static String name(String dataset, String version, BulkFile file) {
        return dataset + "-" + version + "." + file.format();
    }

    static String address(String dataset, String name) {
        return "/v1/datasets/" + dataset + "/files/" + name;
    }
}
