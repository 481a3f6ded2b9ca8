package org.steppe.warehouse.store.duckdb;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;

/** A file and the writer that fills it with the batches of a query. */
final class WrittenFile implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final OutputStream file;
    private final DataWriter writer;
    private final ByteSink sink = new ByteSink();

    WrittenFile(OutputStream file, DataWriter writer) {
        this.file = file;
        this.writer = writer;
        writer.begin(sink);
    }

    static OutputStream open(Path path) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
    }

    void write(VectorSchemaRoot batch) throws IOException {
        int rows = batch.getRowCount();
        for (int row = 0; row < rows; ) {
            row = writer.writeRows(batch, row, rows, sink);
            sink.drainTo(file);
        }
    }

    /** A file that was not ended is noticed by its readers. */
    void end() throws IOException {
        writer.end(List.of(), sink);
        sink.drainTo(file);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            writer.close();
        }
    }
}
