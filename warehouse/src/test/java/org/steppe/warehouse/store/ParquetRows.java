package org.steppe.warehouse.store;

import java.nio.file.Path;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Parquet files with an engine that knows nothing but the file. */
public final class ParquetRows {

    private ParquetRows() {}

    /** Plain rows as {@link ObservationRows} gives them. */
    public static List<Map<String, @Nullable Object>> readAll(Path file) {
        return query("SELECT * FROM read_parquet('" + file + "')");
    }

    /** The pairs of metadata of a file. */
    public static Map<String, String> metadata(Path file) {
        var pairs = new LinkedHashMap<String, String>();
        query("SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('" + file + "')")
                .forEach(row -> pairs.put(String.valueOf(row.get("key")), String.valueOf(row.get("value"))));
        return pairs;
    }

    /** The answer to any statement. */
    public static List<Map<String, @Nullable Object>> query(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i), plain(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Date date -> date.toLocalDate();
            case LocalDate day -> day;
            case Number number -> number;
            default -> value.toString();
        };
    }
}
