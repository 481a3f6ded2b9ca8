package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** An Arrow file with observations in stored order, and the index by which whole series are found in it. */
final class IndexedFile {

    private final RecordFile file;
    private final SeriesIndex index;
    private final DataStructure structure;
    private final BufferAllocator memory;
    private final Set<RecordCursor> open = ConcurrentHashMap.newKeySet();

    private IndexedFile(RecordFile file, SeriesIndex index, DataStructure structure, BufferAllocator memory) {
        this.file = file;
        this.index = index;
        this.structure = structure;
        this.memory = memory;
    }

    /** Goes over the keys of all rows. Whoever asks lets the file go in the end. */
    static IndexedFile build(Path path, DataStructure structure, BufferAllocator memory) throws IOException {
        RecordFile file = RecordFile.open(path, memory);
        try (RecordReader reader = RecordReader.open(file)) {
            List<String> dimensions =
                    structure.dimensions().stream().map(Dimension::id).toList();
            return new IndexedFile(file, SeriesIndex.build(reader, dimensions), structure, memory);
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    /**
     * The rows of a query that {@link SeriesSelection#isFor} accepts, where they can be had without an engine.
     *
     * @return whoever takes it closes it
     */
    Optional<ObservationCursor> open(DataQuery query) throws IOException {
        if (!file.acquire()) {
            return Optional.empty();
        }
        Optional<ObservationCursor> opened = Optional.empty();
        try {
            List<RecordColumn> columns = columns(query);
            if (columns != null) {
                opened = cursor(query, columns);
            }
        } finally {
            // The cursor takes over that the file was acquired.
            if (opened.isEmpty()) {
                file.release();
            }
        }
        return opened;
    }

    private Optional<ObservationCursor> cursor(DataQuery query, List<RecordColumn> columns) throws IOException {
        RecordReader reader = RecordReader.open(file);
        Optional<List<RowRun>> rows = Optional.empty();
        try {
            rows = new SeriesSelection(index, query).find(reader);
        } finally {
            if (rows.isEmpty()) {
                reader.close();
            }
        }
        return rows.map(runs -> track(reader, columns, runs));
    }

    private ObservationCursor track(RecordReader reader, List<RecordColumn> columns, List<RowRun> runs) {
        var self = new RecordCursor[1];
        self[0] = new RecordCursor(reader, columns, runs, memory.newChildAllocator("rows", 0, Long.MAX_VALUE), () -> {
            open.remove(self[0]);
            file.release();
        });
        open.add(self[0]);
        return self[0];
    }

    /** @return null when the file lacks one of them */
    private @Nullable List<RecordColumn> columns(DataQuery query) {
        List<String> names =
                query.columns().isEmpty() ? ObservationColumns.standard(structure, false) : query.columns();
        var columns = new ArrayList<RecordColumn>();
        for (String name : names) {
            RecordColumn column = file.findColumn(name);
            if (column == null) {
                return null;
            }
            columns.add(column);
        }
        return columns;
    }

    /** Lets the file go; answers that are open read on. */
    void release() {
        file.release();
    }

    /** Ends all answers that are open, and lets the file go. */
    void close() {
        open.forEach(RecordCursor::close);
        release();
    }
}
