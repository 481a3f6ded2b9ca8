package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.GenerationFiles;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.JudgementListener;
import org.steppe.warehouse.store.PreparedGeneration;
import org.steppe.warehouse.store.Staging;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;

/** Stages figures in a DuckDB database of its own inside the warehouse's staging folder. */
final class DuckDbStaging implements Staging {

    private final Path folder;
    private final PublicationContext context;
    private final Catalogue catalogue;
    private final int chunkRows;
    private final DuckDBConnection connection;
    private final Map<String, StagedDataset> datasets = new LinkedHashMap<>();
    private final Map<String, Path> documents = new LinkedHashMap<>();
    private boolean closed;

    /**
     * @param folder new and empty, removed on close
     * @param chunkRows as {@link VintagesFileWriter} takes them
     */
    DuckDbStaging(Path folder, PublicationContext context, Catalogue catalogue, int chunkRows) {
        this.folder = folder;
        this.context = context;
        this.catalogue = catalogue;
        this.chunkRows = chunkRows;
        try {
            Files.createDirectories(folder);
            this.connection = DuckDbConnections.forStaging(folder);
            execute("BEGIN TRANSACTION");
            createTables();
        } catch (IOException | SQLException e) {
            throw notWritable(e);
        }
    }

    private void createTables() throws SQLException {
        var codelists = new HashMap<String, Codelist>();
        catalogue.codelists().forEach(codelist -> codelists.put(codelist.id(), codelist));
        var sources = new HashMap<String, Source>();
        catalogue.sources().forEach(source -> sources.put(source.id(), source));
        for (Dataflow dataflow : catalogue.dataflows()) {
            String table = "staged_" + datasets.size();
            datasets.put(dataflow.id(), new StagedDataset(connection, dataflow, table, codelists, sources));
        }
    }

    @Override
    public void add(Figure figure) {
        StagedDataset dataset = datasets.get(figure.dataset());
        if (dataset == null) {
            throw new IllegalArgumentException("The catalogue has no dataset " + figure.dataset());
        }
        try {
            dataset.add(figure);
        } catch (SQLException e) {
            throw notWritable(e);
        }
    }

    @Override
    public void addDocument(String source, Path text) {
        try {
            Path copy = folder.resolve("document-" + documents.size() + ".txt");
            Files.copy(text, copy);
            documents.put(source, copy);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** The copies in the staging folder are what is described, so nobody can change them before they are published. */
    private Catalogue documented() throws IOException {
        var described = new HashMap<String, FileEntry>();
        for (Map.Entry<String, Path> document : documents.entrySet()) {
            described.put(document.getKey(), GenerationFiles.describeDocument(document.getValue()));
        }
        return catalogue.documents(described);
    }

    @Override
    public PreparedGeneration prepare(JudgementListener listener) {
        var preparer = new DatasetPreparer(connection, folder, context, catalogue, chunkRows);
        List<StagedVersion> versions = new ArrayList<>();
        try {
            for (StagedDataset dataset : datasets.values()) {
                dataset.endStaging();
            }
            execute("COMMIT");
            for (StagedDataset dataset : datasets.values()) {
                versions.add(preparer.prepare(dataset, listener));
            }
            return new DuckDbPreparedGeneration(context, documented(), documents.values(), versions);
        } catch (SQLException | IOException e) {
            throw notWritable(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SteppeException notWritable(Exception cause) {
        return new SteppeException(
                ErrorCode.WAREHOUSE_NOT_WRITABLE,
                "The warehouse cannot be written; nothing was published. Is the disk full or the folder read-only?",
                cause);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (connection) {
            for (StagedDataset dataset : datasets.values()) {
                dataset.close();
            }
        } catch (SQLException e) {
            // What is staged is thrown away; the folder goes in any case.
            StagingFolders.LOG.warn("A staging database did not close cleanly", e);
        } finally {
            StagingFolders.remove(folder);
        }
    }
}
