package org.steppe.warehouse.store;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.query.DataQuery;

/**
 * Reads generations. Follows the live one by itself; queries that run stay on the files they began with. Safe for use
 * by many threads.
 */
public interface ObservationStore extends AutoCloseable {

    /**
     * The live generation, replaced within a second of a publication.
     *
     * @throws org.steppe.warehouse.error.SteppeException {@code GENERATION_MISSING} while there is none
     */
    Generation generation();

    StoreHealth health();

    /**
     * Runs a query up to its first batch.
     *
     * @param generation keeps the version asked for
     * @return rows in the order of the query; whoever opened it closes it
     * @throws org.steppe.warehouse.error.SteppeException {@code STORE_BUSY} when too many queries wait already
     */
    ObservationCursor open(Generation generation, DataQuery query);

    /** How much a query selects and what it leaves to choose from. Columns, sort, offset and limit play no part. */
    Availability availability(Generation generation, DataQuery query);

    /**
     * Runs the comparison of two versions of one dataset up to its first batch. Columns are those of {@link
     * org.steppe.warehouse.query.ChangeColumns}; all texts are plain. Every observation that differs has one row: what
     * is there in stored order, then what was withdrawn.
     *
     * @param before the older version, null for none: then everything was added
     * @param after the newer version, null for none: then everything was withdrawn
     * @return whoever opened it closes it
     * @throws org.steppe.warehouse.error.SteppeException {@code STORE_BUSY} when too many queries wait already
     */
    ObservationCursor openChanges(@Nullable StoredVersion before, @Nullable StoredVersion after);

    @Override
    void close();
}
