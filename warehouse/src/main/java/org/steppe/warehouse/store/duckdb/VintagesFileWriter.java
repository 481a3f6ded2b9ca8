package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.structure.DataStructure;

/**
 * Writes the {@link VintagesFile} of a version while its data file is attached: in one pass, since figures lie in the
 * order of their observations already. Used by one thread.
 */
final class VintagesFileWriter {

    /** Few enough to be put in order in memory. */
    static final int CHUNK_ROWS = 1024 * 1024;

    /** As many as a store that reads the file has in a batch of an answer. */
    private static final int CHUNK_OBSERVATIONS = 32 * 1024;

    /** Tell where an observation ends, and are not written. */
    private static final List<String> BOUNDARY = List.of(DatasetTables.SERIES, DataStructure.TIME_PERIOD);

    private final DuckDBConnection connection;
    private final int chunkRows;

    /** @param chunkRows of a record batch at most, unless a single observation has more */
    VintagesFileWriter(DuckDBConnection connection, int chunkRows) {
        this.connection = connection;
        this.chunkRows = chunkRows;
    }

    /** @return false when no observation ever had a value; then there is no file */
    boolean write(DatasetDescription description, DatasetVersion version, String alias, Path file)
            throws SQLException, IOException {
        DataStructure structure = description.dataflow().structure();
        var columns = new ArrayList<>(ObservationColumns.standard(structure, false));
        columns.removeAll(VintagesFile.keyColumns(structure));
        columns.add(ObservationColumns.VALID_FROM);
        columns.addAll(BOUNDARY);
        DataQuery query = DataQuery.all(description.dataflow().id(), version)
                .figures()
                .vintages(Vintages.NEW_AND_REVISED)
                .columns(columns);
        try (BufferAllocator memory = new RootAllocator();
                Statement statement = connection.createStatement();
                var result = (DuckDBResultSet) statement.executeQuery(ObservationSql.of(query, structure, alias));
                var reader = (ArrowReader) result.arrowExportStream(memory, DuckDbCursor.BATCH_ROWS)) {
            if (!reader.loadNextBatch()) {
                return false;
            }
            List<FieldVector> vectors = reader.getVectorSchemaRoot().getFieldVectors();
            List<FieldVector> written = vectors.subList(0, vectors.size() - BOUNDARY.size());
            try (var out = new VintageChunkFile(file, written, reader);
                    var chunks = new Chunks(reader.getVectorSchemaRoot(), written, out, memory)) {
                do {
                    MissingIndexes.clear(reader.getVectorSchemaRoot());
                    chunks.add(reader.getVectorSchemaRoot().getRowCount());
                } while (reader.loadNextBatch());
                chunks.end();
                out.end();
            }
            return true;
        }
    }

    /** Cuts the stream of figures between observations. */
    private final class Chunks implements AutoCloseable {

        private final VintageChunkFile out;
        private final VintageChunk chunk;
        private final IntVector series;
        private final BaseIntVector periods;
        private int lastSeries = -1;
        private long lastPeriod = -1;
        private int figures;
        private long observations;

        private Chunks(
                VectorSchemaRoot batch, List<FieldVector> written, VintageChunkFile out, BufferAllocator memory) {
            this.out = out;
            this.chunk = new VintageChunk(written, memory);
            this.series = (IntVector) batch.getVector(DatasetTables.SERIES);
            this.periods = (BaseIntVector) batch.getVector(DataStructure.TIME_PERIOD);
        }

        private void add(int rows) throws IOException {
            chunk.add(rows);
            for (int row = 0; row < rows; row++) {
                int key = series.get(row);
                long period = periods.getValueAsLong(row);
                if (key != lastSeries || period != lastPeriod) {
                    requireStoredOrder(key);
                    endObservation();
                    lastSeries = key;
                    lastPeriod = period;
                }
                figures++;
            }
        }

        /** Readers count observations, in this file and in that with the current values. */
        private void requireStoredOrder(int key) {
            if (key < lastSeries) {
                throw new IllegalStateException("Figures come in another order than they were stored in");
            }
        }

        private void endObservation() throws IOException {
            if (figures == 0) {
                return;
            }
            boolean isFull = (long) chunk.figures() + figures > chunkRows || observations % CHUNK_OBSERVATIONS == 0;
            if (chunk.figures() > 0 && isFull) {
                chunk.writeTo(out);
            }
            chunk.addObservation(figures);
            observations++;
            figures = 0;
        }

        private void end() throws IOException {
            endObservation();
            chunk.writeTo(out);
        }

        @Override
        public void close() {
            chunk.close();
        }
    }
}
