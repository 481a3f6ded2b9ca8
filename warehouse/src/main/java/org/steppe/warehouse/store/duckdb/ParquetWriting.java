package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/** Writes one Parquet file, on a connection of its own. */
final class ParquetWriting {

    private static final Logger LOG = LoggerFactory.getLogger(ParquetWriting.class);

    /** How the engine begins to tell of files that it cannot write or read. */
    private static final String FILE_ERROR = "IO Error";

    private final ParquetSql sql;
    private final DuckDBConnection connection;
    private final Path file;
    private volatile boolean cancelled;

    ParquetWriting(ParquetSql sql, DuckDBConnection connection, Path file) {
        this.sql = sql;
        this.connection = connection;
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * In a query thread.
     *
     * @return the rows written
     */
    long execute() {
        try (Statement statement = connection.createStatement()) {
            var codes = new HashMap<String, List<String>>();
            for (String component : sql.labelled()) {
                codes.put(component, codes(component, statement));
            }
            return copy(codes, statement);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private List<String> codes(String component, Statement statement) throws SQLException {
        var codes = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(sql.codes(component))) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        return codes;
    }

    private long copy(Map<String, List<String>> codes, Statement statement) throws SQLException {
        return statement.executeLargeUpdate(sql.copy(file, codes));
    }

    private SteppeException failure(SQLException cause) {
        if (cancelled) {
            return new SteppeException(ErrorCode.INTERNAL, "The answer was given up before it was complete.");
        }
        String message = Objects.requireNonNullElse(cause.getMessage(), "");
        if (message.startsWith(FILE_ERROR) && message.contains(String.valueOf(file.getFileName()))) {
            LOG.warn("{} could not be written: {}", file, message);
            return new SteppeException(
                    ErrorCode.ANSWER_NOT_WRITABLE,
                    "The answer is one that is sent as a file, and there is no place to write it. Try again later, or"
                            + " ask for a format that is streamed.",
                    cause);
        }
        LOG.error("{} could not be written", file, cause);
        return new SteppeException(
                ErrorCode.INTERNAL, "The query could not be answered in full. The log of the service says why.", cause);
    }

    /** Ends the writing soon; from any thread. */
    void cancel() {
        cancelled = true;
        try {
            // Ends an execution that runs and refuses one that has not begun.
            connection.close();
        } catch (SQLException e) {
            LOG.error("A connection could not be closed", e);
        }
    }
}
