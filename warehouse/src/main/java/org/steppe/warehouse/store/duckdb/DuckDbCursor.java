package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.store.ObservationCursor;

/**
 * The answer of one query on a connection of its own. Batches are loaded in the query threads, one call of the engine at
 * a time; {@link #close()} may come at any moment from anywhere. It frees the memory of the batch: whoever closes from
 * another thread sees to it that nobody is reading.
 */
final class DuckDbCursor implements ObservationCursor {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDbCursor.class);

    /** The rows of a row group of DuckDB, beyond which batches gain nothing. */
    static final long BATCH_ROWS = 122_880;

    /** So many columns a batch of that many rows may have; of more there are fewer rows. */
    private static final int USUAL_COLUMNS = 64;

    /** The rows that DuckDB handles at a time. */
    private static final long FEWEST_ROWS = 2048;

    private final String sql;
    private final DuckDBConnection connection;
    private final BufferAllocator allocator;
    private final QueryThreads threads;
    private final long batchRows;
    private final Runnable onClose;
    private final ReentrantLock engine = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable ArrowReader reader;
    private @Nullable VectorSchemaRoot batch;
    private boolean firstIsLoaded;
    private boolean hasFirst;

    /**
     * @param columns of the answer
     * @param onClose called once, when everything else has been given back
     */
    DuckDbCursor(
            String sql,
            DuckDBConnection connection,
            BufferAllocator allocator,
            QueryThreads threads,
            int columns,
            Runnable onClose) {
        this.sql = sql;
        this.connection = connection;
        this.allocator = allocator;
        this.threads = threads;
        this.batchRows = Math.clamp(BATCH_ROWS * USUAL_COLUMNS / Math.max(columns, 1), FEWEST_ROWS, BATCH_ROWS);
        this.onClose = onClose;
    }

    /** Executes the query and loads its first batch; in a query thread. */
    void execute() {
        engine.lock();
        try {
            requireOpen();
            // The statement lives as long as its connection.
            var result = (DuckDBResultSet) connection.createStatement().executeQuery(sql);
            var opened = (ArrowReader) result.arrowExportStream(allocator, batchRows);
            reader = opened;
            batch = opened.getVectorSchemaRoot();
            hasFirst = opened.loadNextBatch();
            MissingIndexes.clear(batch());
            firstIsLoaded = true;
        } catch (SQLException | IOException | RuntimeException e) {
            throw failure(e);
        } finally {
            engine.unlock();
        }
    }

    @Override
    public VectorSchemaRoot batch() {
        VectorSchemaRoot current = batch;
        if (current == null) {
            throw new IllegalStateException("The query was not executed");
        }
        return current;
    }

    @Override
    public DictionaryProvider dictionaries() {
        ArrowReader current = reader;
        if (current == null) {
            throw new IllegalStateException("The query was not executed");
        }
        return current;
    }

    @Override
    public boolean next() {
        if (firstIsLoaded && !closed.get()) {
            firstIsLoaded = false;
            return hasFirst;
        }
        // After a batch that is not full there is usually only the end to find, which is not worth a change of threads.
        if (batch().getRowCount() < batchRows) {
            return loadNext();
        }
        try {
            return threads.run(this::loadNext, this::close);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SteppeException told ? told : failure(e);
        }
    }

    private boolean loadNext() {
        engine.lock();
        try {
            requireOpen();
            ArrowReader current = reader;
            boolean more = current != null && current.loadNextBatch();
            // An interrupted stream may look like one that has ended.
            requireOpen();
            MissingIndexes.clear(batch());
            return more;
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        } finally {
            engine.unlock();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw ended();
        }
    }

    private static SteppeException ended() {
        return new SteppeException(ErrorCode.INTERNAL, "The answer was closed before its last row.");
    }

    private SteppeException failure(Exception cause) {
        if (cause instanceof SteppeException told) {
            return told;
        }
        if (closed.get()) {
            return ended();
        }
        LOG.error("A query failed: {}", sql, cause);
        return new SteppeException(
                ErrorCode.INTERNAL, "The query could not be answered in full. The log of the service says why.", cause);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // Closing the connection interrupts whatever runs, also an execution. It comes first: closing the stream of a
        // live connection would wait until the query has run to its end.
        quietly(connection);
        engine.lock();
        try {
            if (reader != null) {
                quietly(reader);
            }
            quietly(allocator);
        } finally {
            engine.unlock();
        }
        onClose.run();
    }

    private static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.error("A part of an answer could not be given back", e);
        }
    }
}
