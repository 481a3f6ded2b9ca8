package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * An Arrow file with the current values of observations in stored order, or one with all values that ever held beside it,
 * and the index by which whole series are found there.
 */
final class IndexedFile {

    private final RecordFiles files;
    private final SeriesIndex series;
    private final @Nullable VintageIndex vintages;
    private final DataStructure structure;
    private final BufferAllocator memory;
    private final Set<RecordCursor> open = ConcurrentHashMap.newKeySet();

    private IndexedFile(
            RecordFiles files,
            SeriesIndex series,
            @Nullable VintageIndex vintages,
            DataStructure structure,
            BufferAllocator memory) {
        this.files = files;
        this.series = series;
        this.vintages = vintages;
        this.structure = structure;
        this.memory = memory;
    }

    /**
     * Goes over the keys of all rows.
     *
     * @param file with current values; released with this, and when this fails
     */
    static IndexedFile ofCurrentValues(RecordFile file, DataStructure structure, BufferAllocator memory)
            throws IOException {
        List<String> dimensions =
                structure.dimensions().stream().map(Dimension::id).toList();
        try (RecordReader reader = RecordReader.open(file)) {
            return new IndexedFile(
                    RecordFiles.of(file), SeriesIndex.build(reader, dimensions), null, structure, memory);
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    /** Opens a file with all values that ever held, whose values can stand beside the keys of this. */
    RecordFile openBeside(Path path) throws IOException {
        return RecordFile.openBeside(files.keys(), path, memory);
    }

    /**
     * Goes over the days of all rows.
     *
     * @param values as they were {@linkplain #openBeside opened}; released with what is returned, and when there is nothing
     * @return null when the current values were let go meanwhile
     */
    @Nullable
    IndexedFile withVintages(RecordFile values) throws IOException {
        RecordFile keys = files.keys();
        if (!files.acquire()) {
            values.release();
            return null;
        }
        RecordFiles both = RecordFiles.of(values, keys, VintagesFile.keyColumns(structure));
        try (RecordReader reader = RecordReader.open(values)) {
            VintageIndex days = new VintageIndexing(reader).index(keys.rows());
            return new IndexedFile(both, series, days, structure, memory);
        } catch (IOException | RuntimeException e) {
            both.release();
            throw e;
        }
    }

    /**
     * The rows of a query that {@link SeriesSelection#isFor} accepts, where they can be had without an engine.
     *
     * @return whoever takes it closes it
     */
    Optional<ObservationCursor> open(DataQuery query) throws IOException {
        if (!files.acquire()) {
            return Optional.empty();
        }
        Optional<ObservationCursor> opened = Optional.empty();
        try {
            List<RecordColumn> columns = columns(query);
            if (columns != null) {
                opened = cursor(query, columns);
            }
        } finally {
            // The cursor takes over that the files were acquired.
            if (opened.isEmpty()) {
                files.release();
            }
        }
        return opened;
    }

    private Optional<ObservationCursor> cursor(DataQuery query, List<RecordColumn> columns) throws IOException {
        RecordReaders readers = files.open();
        Optional<RunSource> rows = Optional.empty();
        try {
            rows = find(query, readers);
        } finally {
            if (rows.isEmpty()) {
                readers.close();
            }
        }
        return rows.map(runs -> track(readers, columns, runs));
    }

    private Optional<RunSource> find(DataQuery query, RecordReaders readers) throws IOException {
        LocalDate day = query.asOf();
        if (vintages == null) {
            return new CurrentRows(series, query).find(readers.values());
        }
        if (day == null) {
            return Optional.empty();
        }
        int number = Math.clamp(day.toEpochDay(), Integer.MIN_VALUE, VintageIndex.NEVER - 1);
        return PastRows.find(series, vintages, query, number, readers);
    }

    private ObservationCursor track(RecordReaders readers, List<RecordColumn> columns, RunSource runs) {
        var self = new RecordCursor[1];
        self[0] = new RecordCursor(
                readers, columns, files, runs, memory.newChildAllocator("rows", 0, Long.MAX_VALUE), () -> {
                    open.remove(self[0]);
                    files.release();
                });
        open.add(self[0]);
        return self[0];
    }

    /** @return null when the files lack one of them */
    private @Nullable List<RecordColumn> columns(DataQuery query) {
        List<String> names =
                query.columns().isEmpty() ? ObservationColumns.standard(structure, false) : query.columns();
        var columns = new ArrayList<RecordColumn>();
        for (String name : names) {
            RecordColumn column = files.findColumn(name);
            if (column == null) {
                return null;
            }
            columns.add(column);
        }
        return columns;
    }

    /** Lets the files go; answers that are open read on. */
    void release() {
        files.release();
    }

    /** Ends all answers that are open, and lets the files go. */
    void close() {
        open.forEach(RecordCursor::close);
        release();
    }
}
