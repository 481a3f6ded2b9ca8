package org.steppe.warehouse.format;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Writes one answer in one format: {@link #begin}, then the rows of every batch in slices, then {@link #end}. An answer
 * that breaks off gets no end, so that readers notice. Used by one thread at a time.
 *
 * <p>A format that does not go row by row gets the rows several times, each time from the first and in the same order,
 * so that it need not keep them: see {@link #again}. Their codes have the same places in the dictionaries then, but the
 * dictionaries given at the beginning are gone after the first pass.
 */
public interface DataWriter extends AutoCloseable {

    void begin(ByteSink out);

    /**
     * Writes some rows, as many as bring the sink to its chunk size or somewhat above.
     *
     * @param from first row; of every batch the first slice begins with row 0, and the others follow in order
     * @param to the row after the last; greater than {@code from}
     * @return the first row not written, greater than {@code from}
     */
    int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out);

    /**
     * Asked after the last row.
     *
     * @param out takes what stands between this pass over the rows and the next
     * @return whether the writer wants all rows once more before {@link #end}
     */
    default boolean again(ByteSink out) {
        return false;
    }

    /** @param warnings in formats that can carry them */
    void end(List<Warning> warnings, ByteSink out);

    /** Gives back memory outside the heap. */
    @Override
    void close();
}
