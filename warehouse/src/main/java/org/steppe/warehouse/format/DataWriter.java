package org.steppe.warehouse.format;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Writes one answer in one format: {@link #begin}, then the rows of every batch in slices, then {@link #end}. An answer
 * that breaks off gets no end, so that readers notice. Used by one thread at a time.
 */
public interface DataWriter extends AutoCloseable {

    void begin(ByteSink out);

    /**
     * Writes some rows, as many as bring the sink to its chunk size or somewhat above.
     *
     * @param from first row
     * @param to the row after the last; greater than {@code from}
     * @return the first row not written, greater than {@code from}
     */
    int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out);

    /** @param warnings in formats that can carry them */
    void end(List<Warning> warnings, ByteSink out);

    /** Gives back memory outside the heap. */
    @Override
    void close();
}
