package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.SortOrder;

class ObservationSqlTest {

    private static final List<String> COLUMNS = List.of("TIME_PERIOD", "OBS_VALUE");

    @Test
    void selectionWithoutSortOrderIsAPlainScan() {
        assertThat(sql(query(List.of(filter("REF_AREA", "150100", "150000")), null, null, List.of(), 0, null)))
                .isEqualTo("select \"TIME_PERIOD\", \"OBS_VALUE\""
                        + " from \"x\".\"main\".\"observation\" where \"REF_AREA\" in ('150000', '150100')");
    }

    @Test
    void sortOrderIsTotalAndPutsMissingValuesLast() {
        assertThat(sql(query(List.of(), null, null, List.of(new SortOrder("TIME_PERIOD", true)), 20, 10L)))
                .endsWith(" order by \"PERIOD_START\" desc nulls last, \"PERIOD_END\" desc nulls last,"
                        + " \"SERIES\" asc nulls last, \"PERIOD_START\" asc nulls last, \"PERIOD_END\" asc nulls last,"
                        + " \"TIME_PERIOD\" asc nulls last limit 10 offset 20");
    }

    @Test
    void lastPeriodsAreRankedPerSeriesInADerivedTable() {
        assertThat(sql(query(List.of(), 1, null, List.of(), 0, null)))
                .contains("dense_rank() over (partition by \"SERIES\" order by \"PERIOD_START\" desc,"
                        + " \"PERIOD_END\" desc) \"periods_from_end\"")
                .contains("(\"SERIES\", \"PERIOD_START\", \"PERIOD_END\") in (select ")
                .contains("where \"periods_from_end\" <= 1)")
                .contains(" order by \"SERIES\" asc nulls last")
                .doesNotContain("qualify");
    }

    @Test
    void pastIsReadFromFigures() {
        assertThat(sql(query(List.of(), null, LocalDate.of(2024, 1, 31), List.of(), 0, null)))
                .contains("from \"x\".\"main\".\"figure\" where (\"VALID_FROM\" <= date '2024-01-31'"
                        + " and (\"VALID_TO\" is null or \"VALID_TO\" > date '2024-01-31'))");
    }

    @Test
    void quotesAreDoubled() {
        assertThat(sql(query(List.of(filter("REF_AREA", "it's")), null, null, List.of(), 0, null)))
                .endsWith("where \"REF_AREA\" = 'it''s'");
    }

    @Test
    void filtersOnCodesReachTheScan(@TempDir Path folder) throws SQLException {
        LargeDatasetFile.write(folder.resolve("x.duckdb"), 200, false);
        var query = new DataQuery(
                "x",
                DatasetVersion.FIRST,
                List.of(filter("REF_AREA", "AREA_007"), filter("SOURCE_ID", "second", "unknown")),
                List.of(new PeriodFilter.Exactly(TimePeriod.year(1980))),
                null,
                null,
                null,
                false,
                COLUMNS,
                List.of(),
                0,
                null);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ATTACH " + DatasetTables.literal(folder.resolve("x.duckdb").toString()) + " AS x (READ_ONLY)");
            try (ResultSet plan = statement.executeQuery("EXPLAIN " + sql(query))) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString(2))
                        .contains("REF_AREA = 'AREA_007'", "TIME_PERIOD = '1980'")
                        .doesNotContain("VARCHAR", "unknown");
            }
        }
    }

    private static String sql(DataQuery query) {
        return ObservationSql.of(query, SmallWarehouse.structure(), "x");
    }

    private static ComponentFilter filter(String component, String... values) {
        return new ComponentFilter(component, new TreeSet<>(List.of(values)));
    }

    private static DataQuery query(
            List<ComponentFilter> filters,
            @Nullable Integer last,
            @Nullable LocalDate asOf,
            List<SortOrder> sort,
            long offset,
            @Nullable Long limit) {
        return new DataQuery(
                "x", DatasetVersion.FIRST, filters, List.of(), null, last, asOf, false, COLUMNS, sort, offset, limit);
    }
}
