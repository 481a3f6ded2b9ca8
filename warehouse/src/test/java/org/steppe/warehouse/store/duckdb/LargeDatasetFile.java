package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.DatasetTables.FIGURE;
import static org.steppe.warehouse.store.duckdb.DatasetTables.OBSERVATION;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.DataStructure;

/**
 * A dataset file too large to publish in a test, filled by the engine itself: so many series of one dimension's codes,
 * 50 periods each, two figures behind each observation.
 */
final class LargeDatasetFile {

    static final int PERIODS = 50;

    private LargeDatasetFile() {}

    static List<String> areas() {
        return IntStream.range(0, 200).mapToObj("AREA_%03d"::formatted).toList();
    }

    static List<String> periods() {
        return IntStream.range(0, PERIODS)
                .mapToObj(i -> Integer.toString(1970 + i))
                .toList();
    }

    /** Series are numbered in the order of areas, then of indicators. */
    static void write(Path file, int series, boolean withFigures) throws SQLException {
        DataStructure structure = SmallWarehouse.structure();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("ATTACH " + DatasetTables.literal(file.toString()) + " AS made");
            List<String> indicators = IntStream.range(0, series / areas().size())
                    .mapToObj("INDICATOR_%05d"::formatted)
                    .toList();
            sql.execute(DatasetTables.createEnumeration("made", "FREQ", List.of("A")));
            sql.execute(DatasetTables.createEnumeration("made", "REF_AREA", areas()));
            sql.execute(DatasetTables.createEnumeration("made", "INDICATOR", indicators));
            sql.execute(DatasetTables.createEnumeration("made", "TIME_PERIOD", periods()));
            sql.execute(DatasetTables.createEnumeration("made", "OBS_STATUS", List.of("A", "P")));
            sql.execute(DatasetTables.createEnumeration("made", "QUALIFIER", List.of("OVER")));
            sql.execute(DatasetTables.createEnumeration("made", "SOURCE_ID", List.of("first", "second")));
            sql.execute(
                    DatasetTables.createEnumeration("made", ObservationColumns.STANDING, DatasetTables.standings()));
            sql.execute(
                    DatasetTables.createEnumeration("made", ObservationColumns.JUDGEMENT, DatasetTables.judgements()));
            sql.execute(DatasetTables.createTable("made", OBSERVATION, DatasetTables.columns(structure, false)));
            sql.execute(DatasetTables.createTable("made", FIGURE, DatasetTables.columns(structure, true)));
            long observations = (long) series * PERIODS;
            sql.execute(insert(OBSERVATION, shared("i", "second", indicators.size()), observations));
            if (withFigures) {
                sql.execute(insert(
                        FIGURE,
                        shared("i // 2", "first", indicators.size())
                                + ", i % 2, i % 2 - 1, CASE i % 2 WHEN 0 THEN 'superseded' ELSE 'current' END, 'revises',"
                                + " DATE '2021-01-01', CASE i % 2 WHEN 0 THEN DATE '2021-01-01' ELSE DATE '2022-01-01' END,"
                                + " CASE i % 2 WHEN 0 THEN DATE '2022-01-01' END",
                        2 * observations));
            }
        }
    }

    private static String insert(String table, String values, long rows) {
        return "INSERT INTO made.main." + table + " SELECT " + values + " FROM range(" + rows + ") t(i)";
    }

    private static String shared(String row, String source, int indicators) {
        String series = "(" + row + ") // " + PERIODS;
        String period = "(" + row + ") % " + PERIODS;
        return series + ", 'A', format('AREA_{:03d}', (" + series + ") // " + indicators + "),"
                + " format('INDICATOR_{:05d}', (" + series + ") % " + indicators + "),"
                + " (1970 + " + period + ")::VARCHAR, (" + row + ")::DOUBLE, 8, 0, 'A', NULL, NULL, '" + source + "',"
                + " NULL, 'made.' || (" + row + "), make_date((1970 + " + period + ")::INTEGER, 1, 1),"
                + " make_date((1970 + " + period + ")::INTEGER, 12, 31)";
    }
}
