package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;

/** How an answer ends when it does not end by itself. The queries are slow on purpose: left alone, they would run for a quarter of a minute. */
class DuckDbCursorTest {

    private static final int SERIES = 40_000;

    private static final String SLOW = "md5(".repeat(64) + "\"OBSERVATION_ID\"" + ")".repeat(64);

    private static final String SLOW_TO_START = "SELECT \"OBS_VALUE\" FROM large.main.observation ORDER BY " + SLOW;

    /** After the first batches few rows pass, so that filling the next takes long. */
    private static final String SLOW_TO_STREAM =
            "SELECT \"OBS_VALUE\" FROM large.main.observation WHERE CASE WHEN \"OBS_VALUE\" < 400000 THEN true ELSE "
                    + SLOW + " < '000001' END";

    private static final String FAILS_LATE =
            "SELECT *, CASE WHEN \"OBS_VALUE\" = 1900000 THEN ('secret' || \"OBSERVATION_ID\")::INTEGER ELSE 1 END FROM large.main.observation";

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private final QueryThreads threads = new QueryThreads(2, 10);
    private final BufferAllocator memory = new RootAllocator();
    private final AtomicInteger closed = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private RootDatabase root;

    @BeforeAll
    static void writeFile() throws SQLException {
        LargeDatasetFile.write(folder.resolve("large.duckdb"), SERIES, false);
    }

    @BeforeEach
    void open() throws SQLException {
        root = RootDatabase.open(
                folder,
                new DuckDbSettings(
                        "1GB", 2, 2, 10, Duration.ofSeconds(1), folder.resolve("spill"), List.of(), Duration.ZERO));
        root.attach(folder.resolve("large.duckdb"), "large");
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        assertThat(memory.getAllocatedMemory()).isZero();
        assertThat(closed).hasValue(1);
        threads.close();
        memory.close();
        root.close();
    }

    private DuckDbCursor cursor(String sql) throws SQLException {
        return new DuckDbCursor(
                sql,
                root.connect(),
                memory.newChildAllocator("test", 0, 1L << 30),
                threads,
                1,
                closed::incrementAndGet);
    }

    @Test
    void closingWhileExecutingEndsTheExecution() throws Exception {
        DuckDbCursor cursor = cursor(SLOW_TO_START);
        CompletableFuture<Void> executing = CompletableFuture.runAsync(cursor::execute);
        Thread.sleep(200);
        Instant before = Instant.now();

        cursor.close();

        assertThatThrownBy(executing::join).hasCauseInstanceOf(SteppeException.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
    }

    @Test
    void closingBetweenBatchesDoesNotWaitForTheRest() throws Exception {
        DuckDbCursor cursor = cursor(SLOW_TO_STREAM);
        cursor.execute();
        assertThat(cursor.next()).isTrue();
        Instant before = Instant.now();

        cursor.close();

        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
        assertThatThrownBy(cursor::next).hasMessage("The answer was closed before its last row.");
    }

    @Test
    void closingWhileABatchIsLoadedEndsTheLoading() throws Exception {
        DuckDbCursor cursor = cursor(SLOW_TO_STREAM);
        cursor.execute();
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> count(cursor));
        Thread.sleep(200);
        Instant before = Instant.now();

        cursor.close();

        assertThatThrownBy(reading::join).hasCauseInstanceOf(SteppeException.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
    }

    @Test
    void interruptedReaderEndsItsAnswer() throws Exception {
        DuckDbCursor cursor = cursor(SLOW_TO_STREAM);
        cursor.execute();
        var outcome = new CompletableFuture<Integer>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                outcome.complete(count(cursor));
            } catch (SteppeException e) {
                outcome.completeExceptionally(e);
            }
        });
        Thread.sleep(200);

        reader.interrupt();

        assertThat(reader.join(SOON)).isTrue();
        assertThatThrownBy(outcome::join).hasCauseInstanceOf(SteppeException.class);
    }

    @Test
    void failureInTheMiddleIsToldWithoutSql() throws Exception {
        try (DuckDbCursor cursor = cursor(FAILS_LATE)) {
            cursor.execute();
            assertThatThrownBy(() -> count(cursor))
                    .isInstanceOfSatisfying(
                            SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("SELECT");
        }
    }

    @Test
    void failureAtTheStartIsToldWithoutSql() throws Exception {
        try (DuckDbCursor cursor = cursor("SELECT secret FROM nowhere")) {
            assertThatThrownBy(cursor::execute)
                    .isInstanceOf(SteppeException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private static int count(DuckDbCursor cursor) {
        int batches = 0;
        while (cursor.next()) {
            batches++;
        }
        return batches;
    }
}
