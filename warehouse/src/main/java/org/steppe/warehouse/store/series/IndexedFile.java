package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
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

/**
 * An Arrow file with the current values of observations in stored order, or with all values that ever held, and the index
 * by which whole series are found in it.
 */
final class IndexedFile {

    private final RecordFile file;
    private final SeriesIndex series;
    private final @Nullable VintageIndex vintages;
    private final DataStructure structure;
    /** The same for all values of an observation. */
    private final Set<String> keyColumns;

    private final BufferAllocator memory;
    private final Set<RecordCursor> open = ConcurrentHashMap.newKeySet();

    private IndexedFile(
            RecordFile file,
            SeriesIndex series,
            @Nullable VintageIndex vintages,
            DataStructure structure,
            BufferAllocator memory) {
        this.file = file;
        this.series = series;
        this.vintages = vintages;
        this.structure = structure;
        this.keyColumns = new HashSet<>(dimensions(structure));
        keyColumns.addAll(List.of(DataStructure.TIME_PERIOD, ObservationColumns.OBSERVATION_ID));
        this.memory = memory;
    }

    /** Goes over the keys of all rows of a file with current values, which it takes over. */
    static IndexedFile ofCurrentValues(RecordFile file, DataStructure structure, BufferAllocator memory)
            throws IOException {
        try (RecordReader reader = RecordReader.open(file)) {
            return new IndexedFile(file, SeriesIndex.build(reader, dimensions(structure)), null, structure, memory);
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    /** Goes over the days of all rows of a file of vintages, which it takes over. */
    static IndexedFile ofVintages(RecordFile file, DataStructure structure, BufferAllocator memory) throws IOException {
        try (RecordReader reader = RecordReader.open(file)) {
            var indexing = new VintageIndexing(reader, dimensions(structure));
            indexing.run();
            return new IndexedFile(file, indexing.seriesIndex(), indexing.vintageIndex(), structure, memory);
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    private static List<String> dimensions(DataStructure structure) {
        return structure.dimensions().stream().map(Dimension::id).toList();
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
        Optional<RunSource> rows = Optional.empty();
        try {
            rows = find(query, reader);
        } finally {
            if (rows.isEmpty()) {
                reader.close();
            }
        }
        return rows.map(runs -> track(reader, columns, runs));
    }

    private Optional<RunSource> find(DataQuery query, RecordReader reader) throws IOException {
        LocalDate day = query.asOf();
        if (vintages == null) {
            return new CurrentRows(series, query).find(reader);
        }
        if (day == null) {
            return Optional.empty();
        }
        int number = Math.clamp(day.toEpochDay(), Integer.MIN_VALUE, VintageIndex.NEVER - 1);
        return PastRows.find(series, vintages, query, number, reader);
    }

    private ObservationCursor track(RecordReader reader, List<RecordColumn> columns, RunSource runs) {
        var self = new RecordCursor[1];
        self[0] = new RecordCursor(
                reader, columns, keyColumns, runs, memory.newChildAllocator("rows", 0, Long.MAX_VALUE), () -> {
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
