package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.store.ObservationCursor;

/**
 * Runs of rows of an Arrow file as batches. Fetching a batch takes a few milliseconds at most, so closing waits for it
 * instead of breaking it off.
 */
final class RecordCursor implements ObservationCursor {

    /** As many as the file has in a batch, so that whole ones are copied as they are. */
    private static final int BATCH_ROWS = 32 * 1024;

    private final RecordReader reader;
    private final List<RecordColumn> columns;
    private final RunSource runs;
    private final BufferAllocator memory;
    private final Runnable onClose;
    private final VectorSchemaRoot root;
    private RowRun rest = new RowRun(0, 0);
    private boolean closed;

    /**
     * @param memory of this cursor alone, closed with it
     * @param onClose called once, when everything else has been given back
     */
    RecordCursor(
            RecordReader reader, List<RecordColumn> columns, RunSource runs, BufferAllocator memory, Runnable onClose) {
        this.reader = reader;
        this.columns = List.copyOf(columns);
        this.runs = runs;
        this.memory = memory;
        this.onClose = onClose;
        var vectors = new ArrayList<FieldVector>();
        for (RecordColumn column : this.columns) {
            vectors.add(new Field(column.component(), column.field().getFieldType(), null).createVector(memory));
        }
        this.root = new VectorSchemaRoot(vectors);
    }

    @Override
    public VectorSchemaRoot batch() {
        return root;
    }

    @Override
    public DictionaryProvider dictionaries() {
        return reader.file().dictionaries();
    }

    @Override
    public synchronized boolean next() {
        if (closed) {
            throw new SteppeException(ErrorCode.INTERNAL, "The answer was closed before its last row.");
        }
        try {
            List<RowGatherer.Piece> pieces = pieces();
            if (pieces.isEmpty()) {
                return false;
            }
            try (var gatherer = new RowGatherer(reader, pieces, memory)) {
                for (int i = 0; i < columns.size(); i++) {
                    FieldVector vector = root.getVector(i);
                    vector.clear();
                    gatherer.load(columns.get(i), vector);
                }
                root.setRowCount(gatherer.rows());
            }
            return true;
        } catch (IOException e) {
            throw new SteppeException(
                    ErrorCode.INTERNAL, "The rows could not be read in full. The log of the service says why.", e);
        }
    }

    /** The rows of the next batch. */
    private List<RowGatherer.Piece> pieces() throws IOException {
        var pieces = new ArrayList<RowGatherer.Piece>();
        int room = BATCH_ROWS;
        RecordBlock block = null;
        while (room > 0) {
            if (rest.rows() == 0) {
                RowRun next = runs.next();
                if (next == null) {
                    break;
                }
                rest = next;
            }
            if (block == null || rest.from() < block.firstRow() || rest.from() >= block.endRow()) {
                block = reader.file().blockOf(rest.from());
            }
            long whole = Math.min(rest.to(), block.endRow()) - rest.from();
            if (whole > room && room < BATCH_ROWS / 2 && whole <= BATCH_ROWS) {
                // Cut in two it would take twice as many reads.
                break;
            }
            int count = (int) Math.min(room, whole);
            pieces.add(new RowGatherer.Piece(block, (int) (rest.from() - block.firstRow()), count));
            rest = new RowRun(rest.from() + count, rest.to());
            room -= count;
        }
        return pieces;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (reader) {
            root.close();
            memory.close();
        } catch (IOException e) {
            // Closing a file that was only read loses nothing.
            throw new SteppeException(ErrorCode.INTERNAL, "A data file could not be closed.", e);
        } finally {
            onClose.run();
        }
    }
}
