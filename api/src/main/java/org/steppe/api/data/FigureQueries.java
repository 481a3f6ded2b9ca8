package org.steppe.api.data;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.steppe.warehouse.format.RowReader;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.DataStructure;

/** Fetches the figures behind one observation or of one publication from the latest versions. */
@Singleton
public final class FigureQueries {

    private final ObservationStore store;

    FigureQueries(ObservationStore store) {
        this.store = store;
    }

    /** In order of judgement; empty when the dataset has no such observation. */
    List<FigureRow> ofObservation(Generation generation, VersionEntry version, String dataset, String id) {
        return fetch(
                generation,
                version,
                dataset,
                new ComponentFilter(ObservationColumns.OBSERVATION_ID, new TreeSet<>(Set.of(id))));
    }

    /** All figures of a publication, by dataset, key and period. */
    public List<FigureDocument> ofSource(Generation generation, String source) {
        var documents = new ArrayList<FigureDocument>();
        for (var entry : generation.listDatasets()) {
            VersionEntry version = entry.latest();
            if (generation
                    .getDescription(entry.dataset(), version.version())
                    .sources()
                    .contains(source)) {
                var filter = new ComponentFilter(SelectionParameters.SOURCE_ID, new TreeSet<>(Set.of(source)));
                fetch(generation, version, entry.dataset(), filter).stream()
                        .map(figure -> FigureMapper.ofSource(entry.dataset(), figure))
                        .forEach(documents::add);
            }
        }
        return documents;
    }

    private List<FigureRow> fetch(Generation generation, VersionEntry version, String dataset, ComponentFilter filter) {
        DataStructure structure =
                generation.getDescription(dataset, version.version()).dataflow().structure();
        var query = new DataQuery(
                dataset,
                version.version(),
                List.of(filter),
                List.of(),
                null,
                null,
                null,
                true,
                ObservationColumns.available(structure, true),
                List.of(),
                0,
                null);
        var figures = new ArrayList<FigureRow>();
        try (ObservationCursor cursor = store.open(generation, query)) {
            while (cursor.next()) {
                var rows = new RowReader(cursor.batch(), cursor.dictionaries());
                for (int row = 0; row < cursor.batch().getRowCount(); row++) {
                    figures.add(FigureRow.read(structure, rows, row));
                }
            }
        }
        return figures;
    }
}
