package org.steppe.warehouse.store.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.store.Availability;

/** Counts what one query selects, on a connection of its own. */
final class AvailabilityQuery {

    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityQuery.class);

    private final AvailabilitySql sql;
    private final Connection connection;

    AvailabilityQuery(AvailabilitySql sql, Connection connection) {
        this.sql = sql;
        this.connection = connection;
    }

    /** In a query thread. */
    Availability execute() {
        try {
            var codes = new LinkedHashMap<String, SortedMap<String, Long>>();
            sql.dimensions().forEach(dimension -> codes.put(dimension, new TreeMap<>()));
            long[] totals = countCodes(codes);
            List<String> periods = listPeriods();
            return new Availability(
                    totals[0],
                    totals[1],
                    codes,
                    periods,
                    periods.isEmpty() ? null : periods.getFirst(),
                    periods.isEmpty() ? null : periods.getLast());
        } catch (SQLException e) {
            LOG.error("A count failed: {}; {}", sql.codes(), sql.periods(), e);
            throw new SteppeException(
                    ErrorCode.INTERNAL, "The selection could not be counted. The log of the service says why.", e);
        }
    }

    /** @return rows and series of the whole selection */
    private long[] countCodes(Map<String, SortedMap<String, Long>> codes) throws SQLException {
        long[] totals = new long[2];
        List<String> dimensions = sql.dimensions();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.codes())) {
            while (rows.next()) {
                int position = firstPresent(rows, dimensions.size());
                long count = rows.getLong(dimensions.size() + 1);
                if (position == 0) {
                    totals[0] = count;
                    totals[1] = rows.getLong(dimensions.size() + 2);
                } else {
                    codes.getOrDefault(dimensions.get(position - 1), new TreeMap<>())
                            .put(rows.getString(position), count);
                }
            }
        }
        return totals;
    }

    /** @return the place of the only column with a code, from 1, or 0 when there is none */
    private static int firstPresent(ResultSet row, int columns) throws SQLException {
        for (int i = 1; i <= columns; i++) {
            if (row.getString(i) != null) {
                return i;
            }
        }
        return 0;
    }

    private List<String> listPeriods() throws SQLException {
        var periods = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.periods())) {
            while (rows.next()) {
                periods.add(rows.getString(1));
            }
        }
        return periods;
    }

    /** Interrupts the count; from any thread. */
    void cancel() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A count could not be interrupted", e);
        }
    }
}
