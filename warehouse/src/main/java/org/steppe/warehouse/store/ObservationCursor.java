package org.steppe.warehouse.store;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * The rows of an answer as Arrow batches. Used by one thread at a time; not necessarily the one that opened it.
 *
 * <p>Columns are named by component ids in upper case, as asked for. Dimensions, {@code TIME_PERIOD}, {@code SOURCE_ID}
 * and coded attributes are dictionary-encoded texts, {@code OBS_VALUE} float64 (null where missing), {@code UNIT_MULT}
 * and {@code DECIMALS} int32, days {@code date32}, all else UTF-8. Absent attributes are null.
 */
public interface ObservationCursor extends AutoCloseable {

    /** The batch that {@link #next()} fills; the same object for all batches of a dataset. Valid until the next call or close. */
    VectorSchemaRoot batch();

    /** The dictionaries of the encoded columns, the same for all batches of a dataset. */
    DictionaryProvider dictionaries();

    /**
     * Loads the next batch.
     *
     * @return false after the last; an answer without rows has no batch, its schema is known all the same
     * @throws org.steppe.warehouse.error.SteppeException when the engine fails; the answer is then incomplete
     */
    boolean next();

    /** Ends the query at once, wherever it is, and gives back everything. May be called from any thread, repeatedly. */
    @Override
    void close();
}
