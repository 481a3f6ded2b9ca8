package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private final Set<String> keyColumns;
    private final RunSource runs;
    private final BufferAllocator memory;
    private final Runnable onClose;
    private final VectorSchemaRoot root;
    private AnswerRun rest = new AnswerRun(0, 0, 0);
    private boolean closed;

    /**
     * @param keyColumns that all values of an observation share
     * @param memory of this cursor alone, closed with it
     * @param onClose called once, when everything else has been given back
     */
    RecordCursor(
            RecordReader reader,
            List<RecordColumn> columns,
            Set<String> keyColumns,
            RunSource runs,
            BufferAllocator memory,
            Runnable onClose) {
        this.reader = reader;
        this.columns = List.copyOf(columns);
        this.keyColumns = Set.copyOf(keyColumns);
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
            List<Piece> pieces = pieces();
            if (pieces.isEmpty()) {
                return false;
            }
            load(pieces);
            return true;
        } catch (IOException e) {
            throw new SteppeException(
                    ErrorCode.INTERNAL, "The rows could not be read in full. The log of the service says why.", e);
        }
    }

    /**
     * Rows of one block.
     *
     * @param from first row within the block
     * @param keysFrom first row of the keys within the block
     */
    private record Piece(RecordBlock block, int from, int keysFrom, int count) {}

    private void load(List<Piece> pieces) throws IOException {
        List<RowGatherer.Piece> values = new ArrayList<>();
        List<RowGatherer.Piece> keys = new ArrayList<>();
        for (Piece piece : pieces) {
            RowGatherer.Piece.add(values, piece.block(), piece.from(), piece.count());
            RowGatherer.Piece.add(keys, piece.block(), piece.keysFrom(), piece.count());
        }
        try (var valueGatherer = new RowGatherer(reader, values, memory);
                var keyGatherer = new RowGatherer(reader, keys, memory)) {
            for (int i = 0; i < columns.size(); i++) {
                RecordColumn column = columns.get(i);
                FieldVector vector = root.getVector(i);
                vector.clear();
                (keyColumns.contains(column.component()) ? keyGatherer : valueGatherer).load(column, vector);
            }
            root.setRowCount(valueGatherer.rows());
        }
    }

    /** The rows of the next batch. */
    private List<Piece> pieces() throws IOException {
        var pieces = new ArrayList<Piece>();
        int room = BATCH_ROWS;
        RecordBlock block = null;
        while (room > 0) {
            if (rest.rows() == 0) {
                AnswerRun next = runs.next();
                if (next == null) {
                    break;
                }
                rest = next;
            }
            if (block == null || rest.from() < block.firstRow() || rest.from() >= block.endRow()) {
                block = reader.file().blockOf(rest.from());
            }
            long whole = Math.min(rest.rows(), block.endRow() - rest.from());
            if (whole > room && room < BATCH_ROWS / 2 && whole <= BATCH_ROWS) {
                // Cut in two it would take twice as many reads.
                break;
            }
            int count = (int) Math.min(room, whole);
            pieces.add(new Piece(
                    block, (int) (rest.from() - block.firstRow()), (int) (rest.keysFrom() - block.firstRow()), count));
            rest = rest.part(count, rest.rows() - count);
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
