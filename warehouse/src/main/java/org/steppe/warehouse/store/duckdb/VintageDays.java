package org.steppe.warehouse.store.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/** Finds the days on which values of one selection were new, on a connection of its own. */
final class VintageDays {

    private static final Logger LOG = LoggerFactory.getLogger(VintageDays.class);

    private final String sql;
    private final Connection connection;

    VintageDays(VintageSql sql, Connection connection) {
        this.sql = sql.days();
        this.connection = connection;
    }

    /** In a query thread. */
    List<LocalDate> execute() {
        var days = new ArrayList<LocalDate>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                days.add(rows.getObject(1, LocalDate.class));
            }
            return days;
        } catch (SQLException e) {
            LOG.error("The vintages could not be listed: {}", sql, e);
            throw new SteppeException(
                    ErrorCode.INTERNAL, "The vintages could not be listed. The log of the service says why.", e);
        }
    }

    /** Interrupts the query; from any thread. */
    void cancel() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A list of vintages could not be interrupted", e);
        }
    }
}
