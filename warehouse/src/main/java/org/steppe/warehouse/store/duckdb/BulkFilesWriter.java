package org.steppe.warehouse.store.duckdb;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.format.writer.DataWriters;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Language;

/**
 * Writes the bulk files of a version while its data file is attached: what a reader would get who asked for everything.
 * Used by one thread.
 */
final class BulkFilesWriter {

    private static final int ZSTD_LEVEL = 3;

    private final DuckDBConnection connection;
    private final Path staging;
    private final Instant now;
    private final Function<String, Optional<Source>> sources;

    BulkFilesWriter(
            DuckDBConnection connection, Path staging, Instant now, Function<String, Optional<Source>> sources) {
        this.connection = connection;
        this.staging = staging;
        this.now = now;
        this.sources = sources;
    }

    List<StagedBulkFile> write(DatasetDescription description, DatasetVersion version, String alias)
            throws SQLException, IOException {
        var bulk = new Bulk(description, version, alias);
        bulk.writeRows();
        bulk.writeParquet();
        return bulk.files;
    }

    private final class Bulk {

        private final AnswerHead head;
        private final AnswerLayout layout;
        private final String sql;
        private final String alias;
        private final List<StagedBulkFile> files = new ArrayList<>();

        private Bulk(DatasetDescription description, DatasetVersion version, String alias) {
            var structure = description.dataflow().structure();
            String dataset = description.dataflow().id();
            List<String> columns = ObservationColumns.standard(structure, false);
            DataQuery query = DataQuery.all(dataset, version).columns(columns);
            this.alias = alias;
            this.sql = ObservationSql.of(query, structure, alias);
            this.layout = AnswerLayout.of(description, columns, LabelMode.CODE, Language.ZH);
            this.head = new AnswerHead(
                    description,
                    version,
                    now,
                    query,
                    Language.ZH,
                    "/v1/datasets/" + dataset + "/observations?version=" + version,
                    null,
                    sources,
                    Terms.metadata());
        }

        private Path begin(String format) {
            Path path = staging.resolve(alias + "." + format);
            files.add(new StagedBulkFile(format, path));
            return path;
        }

        /** One pass over the rows for the formats that are written here. */
        private void writeRows() throws SQLException, IOException {
            Path csv = begin(BulkFile.CSV);
            Path arrow = begin(BulkFile.ARROW);
            try (DataWriters writers = new DataWriters();
                    BufferAllocator allocator = new RootAllocator();
                    Statement statement = connection.createStatement();
                    var result = (DuckDBResultSet) statement.executeQuery(sql);
                    var reader = (ArrowReader) result.arrowExportStream(allocator, DuckDbCursor.BATCH_ROWS)) {
                // Dictionaries come with the first batch, and writers want to see them.
                boolean more = reader.loadNextBatch();
                try (var csvFile = new WrittenFile(
                                new ZstdOutputStream(WrittenFile.open(csv), ZSTD_LEVEL),
                                writer(writers, DataFormat.CSV, reader));
                        var arrowFile = new WrittenFile(
                                WrittenFile.open(arrow), writer(writers, DataFormat.ARROW_FILE, reader))) {
                    while (more) {
                        MissingIndexes.clear(reader.getVectorSchemaRoot());
                        csvFile.write(reader.getVectorSchemaRoot());
                        arrowFile.write(reader.getVectorSchemaRoot());
                        more = reader.loadNextBatch();
                    }
                    csvFile.end();
                    arrowFile.end();
                }
            }
        }

        private DataWriter writer(DataWriters writers, DataFormat format, ArrowReader reader) throws IOException {
            return writers.create(format, head, layout, reader.getVectorSchemaRoot(), reader);
        }

        private void writeParquet() throws SQLException {
            Path parquet = begin(BulkFile.PARQUET);
            try (Statement statement = connection.createStatement()) {
                statement.execute(new ParquetSql(sql, alias, layout, head).copy(parquet, Map.of()));
            }
        }
    }
}
