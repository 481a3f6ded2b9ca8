package org.steppe.warehouse.store.duckdb;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.query.TrailColumns;
import org.steppe.warehouse.store.duckdb.DatasetTables.Column;
import org.steppe.warehouse.vintage.Ground;
import org.steppe.warehouse.vintage.JudgedFigure;

/**
 * The table of a dataset file that keeps how each figure was read and what decided about it: a row per row of {@code
 * figure}, in the same order, apart from it so that queries of figures never meet it. Files of older programs lack it.
 */
final class TrailTable implements AutoCloseable {

    static final String NAME = "trail";

    /** The place of the figure in its table, from 0. */
    static final String ORDINAL = "ORDINAL";

    /** {@code SEQUENCE} of the figure that stood behind the value then current, -1 for the first. */
    static final String AUTHORITY = "AUTHORITY";

    private final DuckDBAppender rows;
    private long ordinal;

    TrailTable(DuckDBConnection connection, String alias) throws SQLException {
        this.rows = connection.createAppender(alias, "main", NAME);
    }

    static List<String> schema(String alias) {
        return List.of(
                DatasetTables.createEnumeration(
                        alias,
                        TrailColumns.GROUND,
                        Arrays.stream(Ground.values()).map(Ground::id).toList()),
                DatasetTables.createTable(
                        alias,
                        NAME,
                        List.of(
                                new Column(ORDINAL, "BIGINT"),
                                new Column(TrailColumns.GROUND, DatasetTables.enumerationType(TrailColumns.GROUND)),
                                new Column(AUTHORITY, "INTEGER"),
                                new Column(TrailColumns.READING, "VARCHAR"),
                                new Column(TrailColumns.CORRECTIONS, "VARCHAR"))));
    }

    /** To be called for every figure in the order of their table. */
    void write(JudgedFigure judged) throws SQLException {
        Figure figure = judged.published().figure();
        rows.beginRow().append(ordinal++);
        rows.append(judged.ground().id()).append(judged.authority());
        rows.append(figure.reading().encode()).append(CorrectionIds.encode(figure.corrections()));
        rows.endRow();
    }

    @Override
    public void close() throws SQLException {
        try (rows) {
            rows.flush();
        }
    }
}
