package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * The in-memory database to which dataset files are attached. It can reach the warehouse folder, its own temporary
 * folder and those for answers, nothing else, and nobody can change its settings afterwards.
 */
final class RootDatabase implements AutoCloseable {

    private final DuckDBConnection connection;

    private RootDatabase(DuckDBConnection connection) {
        this.connection = connection;
    }

    static RootDatabase open(Path folder, DuckDbSettings settings) throws SQLException {
        var properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("memory_limit", settings.memoryLimit());
        properties.setProperty("threads", Integer.toString(settings.threads()));
        var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
        var root = new RootDatabase(connection);
        try {
            // The engine makes the folder when it needs it and removes it in the end. Stores must not share one: the
            // first to end would remove what the others have in it.
            String spill = literal(settings.temporaryFolder().resolve("steppe-spill-" + UUID.randomUUID()));
            root.execute("SET temp_directory = " + spill);
            root.execute("SET preserve_insertion_order = true");
            // A list of five texts or more would become a join, and a join does not keep the order of rows.
            root.execute("SET disabled_optimizers = 'in_clause'");
            root.execute("SET autoinstall_known_extensions = false");
            root.execute("SET autoload_known_extensions = false");
            var allowed = new ArrayList<>(List.of(literal(folder), spill));
            settings.answerFolders().forEach(answers -> allowed.add(literal(answers)));
            for (String setting : List.of(
                    "allowed_directories = " + allowed.stream().collect(Collectors.joining(", ", "[", "]")),
                    "enable_external_access = false",
                    "lock_configuration = true")) {
                root.execute("SET " + setting);
            }
            return root;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static String literal(Path folder) {
        return DatasetTables.literal(folder.toAbsolutePath().normalize().toString());
    }

    /** Attaches a file for reading, visible to all connections from then on. */
    void attach(Path file, String alias) throws SQLException {
        execute("ATTACH IF NOT EXISTS " + literal(file) + " AS " + alias + " (READ_ONLY)");
    }

    void detach(String alias) throws SQLException {
        execute("DETACH " + alias);
    }

    /** A connection of its own for one query, with streaming results. */
    DuckDBConnection connect() throws SQLException {
        return connection.duplicate();
    }

    private synchronized void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
