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

    /** Few enough to be put in order in memory, and so many that the values of a day lie together by thousands. */
    static final int CHUNK_ROWS = 256 * 1024;

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
        columns.addAll(List.of(VintagesFile.SERIES, ObservationColumns.VALID_FROM, ObservationColumns.VALID_TO));
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
            try (var out = new VintageChunkFile(file, reader.getVectorSchemaRoot(), reader);
                    var chunks = new Chunks(reader.getVectorSchemaRoot(), out, memory)) {
                do {
                    MissingIndexes.clear(reader.getVectorSchemaRoot());
                    chunks.add(reader.getVectorSchemaRoot());
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
        private final FieldVector series;
        private final FieldVector periods;
        private int lastSeries = -1;
        private long lastPeriod = -1;
        private int figures;

        private Chunks(VectorSchemaRoot batch, VintageChunkFile out, BufferAllocator memory) {
            this.out = out;
            this.chunk = new VintageChunk(batch, memory);
            this.series = batch.getVector(VintagesFile.SERIES);
            this.periods = batch.getVector(DataStructure.TIME_PERIOD);
        }

        private void add(VectorSchemaRoot batch) throws IOException {
            chunk.add(batch);
            var ordinals = (IntVector) series;
            var codes = (BaseIntVector) periods;
            for (int row = 0; row < batch.getRowCount(); row++) {
                int key = ordinals.get(row);
                long period = codes.getValueAsLong(row);
                if (key != lastSeries || period != lastPeriod) {
                    endObservation();
                    lastSeries = key;
                    lastPeriod = period;
                }
                figures++;
            }
        }

        private void endObservation() throws IOException {
            if (figures == 0) {
                return;
            }
            if (chunk.figures() > 0 && (long) chunk.figures() + figures > chunkRows) {
                chunk.writeTo(out);
            }
            chunk.addObservation(figures);
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
