package org.steppe.warehouse.store.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.steppe.warehouse.generation.ChangeCounts;

/** Counts how the observations of two attached dataset files differ. */
final class VersionComparison {

    private VersionComparison() {}

    static ChangeCounts compare(Connection connection, VersionDifference.Side before, VersionDifference.Side after)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(new VersionDifference(before, after).counts())) {
            if (!counts.next()) {
                throw new SQLException("A count without a row");
            }
            return new ChangeCounts(counts.getLong(1), counts.getLong(2), counts.getLong(3), counts.getLong(4));
        }
    }
}
