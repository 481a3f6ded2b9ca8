package org.steppe.warehouse.store.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.steppe.warehouse.generation.ChangeCounts;

/** Counts how the observations of two attached dataset files differ. */
final class VersionComparison {

    private VersionComparison() {}

    static ChangeCounts compare(Connection connection, String before, String after) throws SQLException {
        String sql = "WITH old AS (" + values(before) + "), new AS (" + values(after) + "), old_figures AS ("
                + figures(before) + "), new_figures AS (" + figures(after) + "), "
                + """
                compared AS (
                    SELECT old.id IS NULL AS added, new.id IS NULL AS withdrawn,
                           old.value IS DISTINCT FROM new.value AS differs,
                           old_figures.value IS DISTINCT FROM new_figures.value AS documented
                    FROM old FULL JOIN new ON old.id = new.id
                    LEFT JOIN old_figures ON old_figures.id = old.id
                    LEFT JOIN new_figures ON new_figures.id = new.id)
                SELECT count(*) FILTER (added),
                       count(*) FILTER (NOT added AND NOT withdrawn AND differs),
                       count(*) FILTER (withdrawn),
                       count(*) FILTER (NOT added AND NOT withdrawn AND NOT differs AND documented)
                FROM compared
                """;
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(sql)) {
            if (!counts.next()) {
                throw new SQLException("A count without a row");
            }
            return new ChangeCounts(counts.getLong(1), counts.getLong(2), counts.getLong(3), counts.getLong(4));
        }
    }

    private static String values(String alias) {
        return """
                SELECT "OBSERVATION_ID" AS id,
                       row("OBS_VALUE", "UNIT_MULT", "DECIMALS", "OBS_STATUS"::VARCHAR, "QUALIFIER"::VARCHAR) AS value
                FROM %s.main.observation
                """.formatted(alias);
    }

    private static String figures(String alias) {
        return """
                SELECT "OBSERVATION_ID" AS id,
                       row(count(*), sum(hash("SOURCE_ID"::VARCHAR, "OBS_VALUE", "STANDING"::VARCHAR, "JUDGEMENT"::VARCHAR))) AS value
                FROM %s.main.figure GROUP BY ALL
                """.formatted(alias);
    }
}
