package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens the databases in which loads do their work. */
final class DuckDbConnections {

    private DuckDbConnections() {}

    /** A database file for staging; results stream, and what does not fit in memory goes to the same folder. */
    static DuckDBConnection forStaging(Path folder) throws SQLException {
        return open("jdbc:duckdb:" + folder.resolve("staging.duckdb"), folder);
    }

    /** A database in memory for comparing versions; what does not fit in memory goes to the folder. */
    static DuckDBConnection forComparing(Path folder) throws SQLException {
        return open("jdbc:duckdb:", folder);
    }

    private static DuckDBConnection open(String url, Path folder) throws SQLException {
        var properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        var connection = (DuckDBConnection) DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET temp_directory = "
                    + DatasetTables.literal(folder.resolve("spill").toString()));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
