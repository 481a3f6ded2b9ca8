package org.steppe.etl.testing;

import java.util.ArrayList;
import java.util.List;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.trail.SourceFigures;
import org.steppe.warehouse.trail.TrailFigure;

/** What a warehouse has of a publication. */
public final class PublishedFigures {

    private PublishedFigures() {}

    /** All figures of a publication that exists, in their order. */
    public static List<TrailFigure> of(ObservationStore store, String id) {
        var source = store.generation().findSource(id).orElseThrow();
        var list = new ArrayList<TrailFigure>();
        try (SourceFigures figures = SourceFigures.open(store, store.generation(), source)) {
            while (figures.next()) {
                for (int row = 0; row < figures.batch().getRowCount(); row++) {
                    list.add(figures.figure(row));
                }
            }
        }
        return list;
    }
}
