package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.SortOrder;

/**
 * Answers without a sort order are not sorted: DuckDB keeps the order of rows in scans, filters and limits, also with
 * several threads. More than a million rows are enough for every thread to have many row groups.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredOrderTest {

    private static final int SERIES = 24_000;
    private static final long OBSERVATIONS = (long) SERIES * LargeDatasetFile.PERIODS;

    @TempDir
    private static Path folder;

    private @Nullable RootDatabase root;
    private final QueryThreads threads = new QueryThreads(2, 10);
    private final BufferAllocator memory = new RootAllocator();

    @BeforeAll
    void writeFile() throws SQLException {
        LargeDatasetFile.write(folder.resolve("large.duckdb"), SERIES, true);
        var settings = new DuckDbSettings(
                "1GB", 2, 2, 10, Duration.ofSeconds(1), folder.resolve("spill"), List.of(), Duration.ZERO);
        root = RootDatabase.open(folder, settings);
        root.attach(folder.resolve("large.duckdb"), "large");
    }

    @AfterAll
    void close() throws SQLException {
        threads.close();
        memory.close();
        if (root != null) {
            root.close();
        }
    }

    @Test
    void everything() throws SQLException {
        assertThat(countInOrder(query(List.of(), List.of(), null, 0, null))).isEqualTo(OBSERVATIONS);
    }

    @Test
    void oneCode() throws SQLException {
        assertThat(countInOrder(query(List.of(filter("REF_AREA", List.of("AREA_077"))), List.of(), null, 0, null)))
                .isEqualTo(OBSERVATIONS / 200);
    }

    @Test
    void everyOtherOfManyCodes() throws SQLException {
        List<String> even = LargeDatasetFile.areas().stream()
                .filter(area -> Integer.parseInt(area.substring(5)) % 2 == 0)
                .toList();
        assertThat(countInOrder(query(List.of(filter("REF_AREA", even)), List.of(), null, 0, null)))
                .isEqualTo(OBSERVATIONS / 2);
    }

    @Test
    void rangeOfPeriods() throws SQLException {
        var years = new PeriodFilter.Within(LocalDate.of(1980, 1, 1), LocalDate.of(1989, 12, 31));
        assertThat(countInOrder(query(List.of(), List.of(years), null, 0, null)))
                .isEqualTo(OBSERVATIONS / 5);
    }

    @Test
    void pagesOfAFilteredAnswer() throws SQLException {
        ComponentFilter filter = filter("REF_AREA", List.of("AREA_003", "AREA_150", "AREA_199"));
        long rows = 3 * OBSERVATIONS / 200;
        for (long offset = 0; offset < rows; offset += 9_999) {
            long expected = Math.min(9_999, rows - offset);
            assertThat(countInOrder(query(List.of(filter), List.of(), null, offset, 9_999L)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void valuesAsOfADay() throws SQLException {
        assertThat(countInOrder(query(List.of(), List.of(), LocalDate.of(2021, 6, 30), 0, null)))
                .isEqualTo(OBSERVATIONS);
    }

    @Test
    void lastPeriodOfEverySeriesIsSortedAgain() throws SQLException {
        var query = new DataQuery(
                "large",
                DatasetVersion.FIRST,
                List.of(),
                List.of(),
                null,
                2,
                null,
                false,
                List.of(),
                List.of(),
                0,
                null);
        assertThat(countInOrder(query)).isEqualTo(2L * SERIES);
    }

    /** Wide rows sorted by a text: several times the memory that is allowed. */
    @Test
    void sortedAnswerThatExceedsTheMemorySpillsAndSweepsUp() throws Exception {
        var query = new DataQuery(
                "large",
                DatasetVersion.FIRST,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                List.of(),
                List.of(new SortOrder("PUBLISHED_TEXT", true)),
                0,
                null);
        Path spill = Files.createDirectory(folder.resolve("spill-of-small"));
        var settings = new DuckDbSettings("80MB", 2, 2, 10, Duration.ofSeconds(1), spill, List.of(), Duration.ZERO);
        try (RootDatabase small = RootDatabase.open(folder, settings)) {
            small.attach(folder.resolve("large.duckdb"), "large");
            assertThat(countInOrder(small, query, () -> assertThat(spill).isNotEmptyDirectory()))
                    .isEqualTo(OBSERVATIONS);
        }
        assertThat(spill).isEmptyDirectory();
    }

    private static ComponentFilter filter(String component, List<String> values) {
        return new ComponentFilter(component, new TreeSet<>(values));
    }

    private static DataQuery query(
            List<ComponentFilter> filters,
            List<PeriodFilter> periods,
            @Nullable LocalDate asOf,
            long offset,
            @Nullable Long limit) {
        return new DataQuery(
                "large",
                DatasetVersion.FIRST,
                filters,
                periods,
                null,
                null,
                asOf,
                false,
                List.of(),
                List.of(),
                offset,
                limit);
    }

    private long countInOrder(DataQuery query) throws SQLException {
        return countInOrder(Objects.requireNonNull(root), query, () -> {});
    }

    /**
     * The values of the file rise in stored order.
     *
     * @param onFirst called when the first batch is there
     */
    private long countInOrder(RootDatabase database, DataQuery query, Runnable onFirst) throws SQLException {
        String sql = ObservationSql.of(query, SmallWarehouse.structure(), "large");
        BufferAllocator allocator = memory.newChildAllocator("test", 0, 1L << 30);
        long rows = 0;
        double last = -1;
        try (var cursor = new DuckDbCursor(sql, database.connect(), allocator, threads, 1, () -> {})) {
            cursor.execute();
            onFirst.run();
            while (cursor.next()) {
                var values = (Float8Vector) cursor.batch().getVector("OBS_VALUE");
                for (int i = 0; i < values.getValueCount(); i++) {
                    assertThat(values.get(i)).isGreaterThan(last);
                    last = values.get(i);
                }
                rows += values.getValueCount();
            }
        }
        assertThat(memory.getAllocatedMemory()).isZero();
        return rows;
    }
}
