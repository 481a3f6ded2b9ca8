package org.steppe.warehouse.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DatasetVersion;

/** Counts what changes between any two versions of a dataset that are on disk. */
final class StoredVersionCounting implements History.Counting {

    private static final Logger LOG = LoggerFactory.getLogger(StoredVersionCounting.class);

    private final WarehouseFolder folder;
    private final List<Manifest> manifests;

    /** @param manifests all that are on disk */
    StoredVersionCounting(WarehouseFolder folder, List<Manifest> manifests) {
        this.folder = folder;
        this.manifests = List.copyOf(manifests);
    }

    @Override
    public @Nullable ChangeCounts count(String dataset, DatasetVersion before, DatasetVersion after) {
        Optional<VersionEntry> old = find(dataset, before);
        Optional<VersionEntry> now = find(dataset, after);
        if (old.isEmpty() || now.isEmpty()) {
            return null;
        }
        try (Connection connection = DuckDbConnections.forComparing(folder.stagingFolder())) {
            return VersionComparison.compare(
                    connection, attach(connection, "old", old.get()), attach(connection, "new", now.get()));
        } catch (SQLException | SteppeException e) {
            // The rollback from a damaged version matters more than how much it changes.
            LOG.warn("What changes from {} {} to {} cannot be counted", dataset, before, after, e);
            return null;
        }
    }

    private Optional<VersionEntry> find(String dataset, DatasetVersion version) {
        return manifests.reversed().stream()
                .flatMap(manifest -> manifest.datasets().stream())
                .filter(entry -> entry.dataset().equals(dataset))
                .flatMap(entry -> entry.versions().stream())
                .filter(entry -> entry.version().equals(version))
                .findFirst();
    }

    private VersionDifference.Side attach(Connection connection, String name, VersionEntry version)
            throws SQLException {
        String alias = "counted_" + name;
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH "
                    + DatasetTables.literal(folder.resolve(version.data()).toString()) + " AS " + alias
                    + " (READ_ONLY)");
        }
        return new VersionDifference.Side(
                alias, folder.readDescription(version).dataflow().structure());
    }
}
