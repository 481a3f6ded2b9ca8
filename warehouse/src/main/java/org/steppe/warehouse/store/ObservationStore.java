package org.steppe.warehouse.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.TrailSelection;

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

    /**
     * Writes all rows of a query, in its order, into a Parquet file: texts as strings, days as dates, values as doubles,
     * with what the head says as metadata. Returns when the file is complete; a thread that is interrupted while it
     * waits ends the writing. After a failure there may be a part of the file, which the caller removes.
     *
     * @param head the query is the one to answer; it has all columns of the layout
     * @param file not there yet, in a folder that the store may write to
     * @return how many rows the file has
     * @throws org.steppe.warehouse.error.SteppeException {@code STORE_BUSY} when too many queries wait already, {@code
     *     ANSWER_NOT_WRITABLE} when the file cannot be written
     */
    long writeParquet(Generation generation, AnswerHead head, AnswerLayout layout, Path file);

    /**
     * A version of a dataset that is on disk: one that the live generation keeps, or one that only others do, such as a
     * version that a rollback took back. {@link Generation#history()} knows which others there have been.
     */
    default Optional<StoredVersion> findStored(String dataset, DatasetVersion version) {
        return generation().findStored(dataset, version);
    }

    /**
     * How much a query selects and what it leaves to choose from: rows of its answer. Columns, sort, offset and limit play
     * no part.
     */
    Availability availability(Generation generation, DataQuery query);

    /**
     * The days on which values of a selection were new, ascending: those that {@link
     * org.steppe.warehouse.query.Vintages#COLUMNS} has columns for. Columns, sort, offset and limit play no part.
     *
     * @param query with vintages in any shape but all
     */
    List<LocalDate> listVintages(Generation generation, DataQuery query);

    /**
     * Runs revision statistics up to their first batch: a row for each group of observations and each {@code UNIT_MULT} of
     * their latest values, in the order of the codes. Columns are those of {@link
     * org.steppe.warehouse.query.RevisionColumns}.
     *
     * @param query selects the figures; history, columns, sort, offset and limit play no part
     * @param groups dimensions in the order of the structure
     * @return whoever opened it closes it
     * @throws org.steppe.warehouse.error.SteppeException {@code STORE_BUSY} when too many queries wait already
     */
    ObservationCursor openRevisions(Generation generation, DataQuery query, List<String> groups);

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

    /**
     * Runs a trail up to its first batch: all columns of a history, in its order, and those of {@link
     * org.steppe.warehouse.query.TrailColumns}.
     *
     * @return whoever opened it closes it
     * @throws org.steppe.warehouse.error.SteppeException {@code STORE_BUSY} when too many queries wait already
     */
    ObservationCursor openTrail(StoredVersion version, TrailSelection selection);

    /** The text of a publication; empty where there is no copy of it or none that is still what was loaded. */
    Optional<String> findDocument(Generation generation, String source);

    /** Where a file of a version lies, for whoever sends it as it is. It may be missing or damaged. */
    Path locate(BulkFile file);

    @Override
    void close();
}
