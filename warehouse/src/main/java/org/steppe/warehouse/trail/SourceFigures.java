package org.steppe.warehouse.trail;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
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
 * have millions of them. The queries of all datasets begin together, so that no later one is refused when the answer is
 * under way. A batch has figures of one dataset; that of the next is another object, with dictionaries of its own.
 */
public final class SourceFigures implements ObservationCursor {

    private final ObservationStore store;
    private final Generation generation;
    private final Source source;
    private final List<Part> parts;
    private int current;

    /** The figures of one dataset. */
    private record Part(StoredVersion version, ObservationCursor cursor) {}

    private SourceFigures(ObservationStore store, Generation generation, Source source, List<Part> parts) {
        this.store = store;
        this.generation = generation;
        this.source = source;
        this.parts = parts;
    }

    /** Whoever opened them closes them. */
    public static SourceFigures open(ObservationStore store, Generation generation, Source source) {
        var parts = new ArrayList<Part>();
        try {
            for (StoredVersion version : versions(generation, source)) {
                parts.add(new Part(version, store.openTrail(version, new TrailSelection.OfSource(source.id()))));
            }
        } catch (RuntimeException | Error failed) {
            parts.forEach(part -> part.cursor().close());
            throw failed;
        }
        return new SourceFigures(store, generation, source, List.copyOf(parts));
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
        return part().version();
    }

    private Part part() {
        if (current == parts.size()) {
            throw new IllegalStateException("There is no batch after the last");
        }
        return parts.get(current);
    }

    @Override
    public VectorSchemaRoot batch() {
        return part().cursor().batch();
    }

    @Override
    public DictionaryProvider dictionaries() {
        return part().cursor().dictionaries();
    }

    /** A figure of the batch. */
    public TrailFigure figure(int row) {
        return TrailFigure.read(
                version().description().dataflow().structure(), new RowReader(batch(), dictionaries()), row);
    }

    @Override
    public boolean next() {
        while (current < parts.size()) {
            if (part().cursor().next()) {
                return true;
            }
            // What it holds is not needed while the others are read.
            part().cursor().close();
            current++;
        }
        return false;
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
    public void close() {
        parts.forEach(part -> part.cursor().close());
    }
}
