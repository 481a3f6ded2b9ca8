package org.steppe.warehouse.trail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.TrailSelection;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;

/**
 * All figures of a publication in the latest versions, by dataset, key and period, row by row, because a publication may
 * have millions of them. A batch has figures of one dataset and the columns of that; where the
 * next begins, so does another batch object with dictionaries of its own.
 */
public final class SourceFigures implements ObservationCursor {

    private final ObservationStore store;
    private final Generation generation;
    private final Source source;
    private final Deque<StoredVersion> left;
    private @Nullable StoredVersion version;
    private @Nullable ObservationCursor cursor;
    private @Nullable RowReader rows;
    private boolean closed;

    private SourceFigures(ObservationStore store, Generation generation, Source source) {
        this.store = store;
        this.generation = generation;
        this.source = source;
        this.left = new ArrayDeque<>(versions(generation, source));
    }

    /** Asks for nothing before the first batch is asked for. Whoever opened it closes it. */
    public static SourceFigures open(ObservationStore store, Generation generation, Source source) {
        return new SourceFigures(store, generation, source);
    }

    /** Latest versions of the datasets that have figures of a publication, in the order of the catalogue. */
    public static List<StoredVersion> versions(Generation generation, Source source) {
        return generation.listDatasets().stream()
                .flatMap(entry ->
                        generation.findStored(entry.dataset(), entry.latest().version()).stream())
                .filter(version -> version.description().sources().contains(source.id()))
                .toList();
    }

    /** The version that the batch is from. */
    StoredVersion version() {
        return required(version);
    }

    @Override
    public VectorSchemaRoot batch() {
        return required(cursor).batch();
    }

    @Override
    public DictionaryProvider dictionaries() {
        return required(cursor).dictionaries();
    }

    private static <T> T required(@Nullable T ofBatch) {
        if (ofBatch == null) {
            throw new IllegalStateException("There is no batch before the first or after the last");
        }
        return ofBatch;
    }

    /** A figure of the batch. */
    public TrailFigure figure(int row) {
        return TrailFigure.read(version().description().dataflow().structure(), required(rows), row);
    }

    @Override
    public boolean next() {
        while (cursor == null || !cursor.next()) {
            StoredVersion following = left.poll();
            if (following == null) {
                return false;
            }
            begin(following);
        }
        rows = new RowReader(batch(), dictionaries());
        return true;
    }

    private void begin(StoredVersion following) {
        if (cursor != null) {
            cursor.close();
        }
        ObservationCursor opened = store.openTrail(following, new TrailSelection.OfSource(source.id()));
        synchronized (this) {
            version = following;
            cursor = opened;
            if (closed) {
                // It was not there yet when this was closed. Asked for rows, it says so.
                opened.close();
            }
        }
    }

    /**
     * Writes the figures as JSON, and the corrections of any of them.
     *
     * @param head the publication as JSON
     */
    public DataWriter writer(byte[] head) {
        return new SourceFiguresWriter(
                this,
                new FigureJson(generation, new Documents(store, generation)),
                head,
                generation.listCorrections(source.id()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (cursor != null) {
            cursor.close();
        }
    }
}
