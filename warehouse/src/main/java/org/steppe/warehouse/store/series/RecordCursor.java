package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.store.ObservationCursor;

/**
 * Runs of rows as batches, from the Arrow file with the values and, where that is another, the one with their keys. Fetching a batch takes a few milliseconds at most, so closing waits for it
 * instead of breaking it off.
 */
final class RecordCursor implements ObservationCursor {

    /** As many as the file has in a batch, so that whole ones are copied as they are. */
    private static final int BATCH_ROWS = 32 * 1024;

    private final RecordReaders readers;
    private final List<RecordColumn> columns;
    private final RecordFiles files;
    private final RunSource runs;
    private final BufferAllocator memory;
    private final Runnable onClose;
    private final VectorSchemaRoot root;
    private AnswerRun rest = new AnswerRun(0, 0, 0);
    private boolean closed;

    /**
     * @param readers closed by this cursor
     * @param files that the readers read, and have the columns
     * @param memory of this cursor alone, closed with it
     * @param onClose called once, when everything else has been given back
     */
    RecordCursor(
            RecordReaders readers,
            List<RecordColumn> columns,
            RecordFiles files,
            RunSource runs,
            BufferAllocator memory,
            Runnable onClose) {
        this.readers = readers;
        this.columns = List.copyOf(columns);
        this.files = files;
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
        return files.dictionaries();
    }

    @Override
    public synchronized boolean next() {
        if (closed) {
            throw new SteppeException(ErrorCode.INTERNAL, "The answer was closed before its last row.");
        }
        try {
            List<AnswerRun> rows = nextRows();
            if (rows.isEmpty()) {
                return false;
            }
            load(rows);
            return true;
        } catch (IOException e) {
            throw new SteppeException(
                    ErrorCode.INTERNAL, "The rows could not be read in full. The log of the service says why.", e);
        }
    }

    private void load(List<AnswerRun> rows) throws IOException {
        try (var values = gatherer(readers.values(), rows, AnswerRun::from);
                var keys = gatherer(readers.keys(), rows, AnswerRun::keysFrom)) {
            for (int i = 0; i < columns.size(); i++) {
                RecordColumn column = columns.get(i);
                FieldVector vector = root.getVector(i);
                vector.clear();
                (files.isOfKeys(column.component()) ? keys : values).load(column, vector);
            }
            root.setRowCount(values.rows());
        }
    }

    private RowGatherer gatherer(RecordReader reader, List<AnswerRun> rows, ToLongFunction<AnswerRun> first) {
        var pieces = new ArrayList<RowGatherer.Piece>();
        RecordBlock block = null;
        for (AnswerRun run : rows) {
            long row = first.applyAsLong(run);
            long end = row + run.rows();
            while (row < end) {
                if (block == null || row < block.firstRow() || row >= block.endRow()) {
                    block = reader.file().blockOf(row);
                }
                int count = (int) (Math.min(end, block.endRow()) - row);
                RowGatherer.Piece.add(pieces, block, (int) (row - block.firstRow()), count);
                row += count;
            }
        }
        return new RowGatherer(reader, pieces, memory);
    }

    /** Those of the next batch, each in one block of the file with the values. */
    private List<AnswerRun> nextRows() throws IOException {
        var rows = new ArrayList<AnswerRun>();
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
                block = readers.values().file().blockOf(rest.from());
            }
            long whole = Math.min(rest.rows(), block.endRow() - rest.from());
            if (whole > room && room < BATCH_ROWS / 2 && whole <= BATCH_ROWS) {
                // Cut in two it would take twice as many reads.
                break;
            }
            int count = (int) Math.min(room, whole);
            rows.add(rest.part(0, count));
            rest = rest.part(count, rest.rows() - count);
            room -= count;
        }
        return rows;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (readers) {
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
