package org.steppe.warehouse.store.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.HistoryReader;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.generation.WarehouseFolder.Pointer;
import org.steppe.warehouse.structure.DataStructure;

/**
 * Reads a generation and checks all of it: digests of manifest, catalogue and descriptions, digests of data files, and
 * that each data file opens and has the columns of its structure. Data files are immutable; one found sound is not read
 * again, only looked for. Used by one thread at a time.
 */
final class GenerationReader {

    private final WarehouseFolder folder;
    private final RootDatabase root;
    private final AttachedFiles files;
    private final HistoryReader histories;
    private final Set<FileEntry> sound = new HashSet<>();

    GenerationReader(WarehouseFolder folder, RootDatabase root, AttachedFiles files) {
        this.folder = folder;
        this.root = root;
        this.files = files;
        this.histories = new HistoryReader(folder);
    }

    Manifest readManifest(Pointer pointer) throws DamagedGenerationException {
        try {
            return folder.readManifest(pointer);
        } catch (SteppeException e) {
            throw new DamagedGenerationException(
                    "The manifest of generation " + pointer.number() + " is missing or damaged", e);
        }
    }

    /** The generation that a pointer names. */
    Generation read(Pointer pointer, Manifest manifest) throws DamagedGenerationException {
        return read(manifest, histories.read(pointer, manifest));
    }

    /**
     * As {@link #read}, but of data files only the sizes and tables: to read all of them takes a second for a gigabyte.
     * {@link #checkDigests} does the rest.
     */
    Generation readWithoutDigests(Pointer pointer, Manifest manifest) throws DamagedGenerationException {
        Generation generation = readWithoutData(manifest, histories.read(pointer, manifest));
        checkData(generation, false);
        return generation;
    }

    /** Checks the data files of a generation that was read without their digests. */
    void checkDigests(Generation generation) throws DamagedGenerationException {
        checkData(generation, true);
    }

    /** A generation that stands in for the one that the pointer names. */
    Generation readInstead(Pointer pointer, Manifest manifest) throws DamagedGenerationException {
        return read(manifest, histories.readUntil(pointer, manifest));
    }

    private Generation read(Manifest manifest, History history) throws DamagedGenerationException {
        Generation generation = readWithoutData(manifest, history);
        checkData(generation, true);
        return generation;
    }

    private void checkData(Generation generation, boolean withDigests) throws DamagedGenerationException {
        for (DatasetEntry dataset : generation.manifest().datasets()) {
            for (VersionEntry version : dataset.versions()) {
                DataStructure structure = generation
                        .getDescription(dataset.dataset(), version.version())
                        .dataflow()
                        .structure();
                try {
                    checkData(version.data(), structure, withDigests);
                } catch (SteppeException | SQLException e) {
                    throw new DamagedGenerationException(
                            "The data of " + dataset.dataset() + " " + version.version() + " in generation "
                                    + generation.number() + " is missing or damaged",
                            e);
                }
            }
        }
    }

    private Generation readWithoutData(Manifest manifest, History history) throws DamagedGenerationException {
        try {
            return folder.readGeneration(manifest, history);
        } catch (SteppeException | IllegalArgumentException e) {
            throw new DamagedGenerationException(
                    "The catalogue or a description of generation " + manifest.number() + " is missing or damaged", e);
        }
    }

    private void checkData(FileEntry data, DataStructure structure, boolean withDigest) throws SQLException {
        boolean wasSound = sound.remove(data);
        folder.requireSize(data);
        if (wasSound) {
            sound.add(data);
            return;
        }
        if (withDigest) {
            folder.verify(data);
        }
        checkTables(data, structure);
        if (withDigest) {
            sound.add(data);
        }
    }

    private void checkTables(FileEntry data, DataStructure structure) throws SQLException {
        try (AttachedFiles.Lease lease = files.acquire(data);
                Connection connection = root.connect();
                Statement statement = connection.createStatement()) {
            for (boolean figures : new boolean[] {false, true}) {
                String columns = DatasetTables.columns(structure, figures).stream()
                        .map(column -> DatasetTables.quoted(column.name()))
                        .collect(Collectors.joining(", "));
                String table = figures ? DatasetTables.FIGURE : DatasetTables.OBSERVATION;
                statement
                        .executeQuery("SELECT " + columns + " FROM " + lease.alias() + ".main." + table + " LIMIT 0")
                        .close();
            }
        }
    }
}
