package org.steppe.api.extract;

import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.Selection;
import org.steppe.api.data.SelectionParameters;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;

/** Finds the publications that printed the values of a selection. */
@Singleton
final class Publications {

    private final ObservationStore store;

    Publications(ObservationStore store) {
        this.store = store;
    }

    /** By id; of the whole selection, also where the request asks for one page of it. */
    List<Source> behind(ObservationRequest request) {
        Selection selection = request.selection();
        boolean namesSources = selection
                .description()
                .dataflow()
                .structure()
                .findAttribute(SelectionParameters.SOURCE_ID)
                .isPresent();
        if (!namesSources) {
            return List.of();
        }
        DataQuery query = selection
                .query()
                .vintages(rowPerFigure(selection.query()))
                .columns(List.of(SelectionParameters.SOURCE_ID))
                .sort(List.of())
                .page(0, null);
        try (ObservationCursor cursor = store.open(selection.generation(), query)) {
            return sources(cursor).stream()
                    .sorted()
                    .flatMap(id -> selection.generation().findSource(id).stream())
                    .toList();
        }
    }

    /** Rows of observations do not name the sources of all their values. */
    private static Vintages rowPerFigure(DataQuery query) {
        return query.vintages().isRowPerObservation() ? Vintages.NEW_AND_REVISED : query.vintages();
    }

    /** The column is dictionary-encoded, so a bit for each entry remembers all that a selection of any size has. */
    private static List<String> sources(ObservationCursor cursor) {
        var found = new BitSet();
        FieldVector column = cursor.batch().getVector(SelectionParameters.SOURCE_ID);
        while (cursor.next()) {
            column = cursor.batch().getVector(SelectionParameters.SOURCE_ID);
            var indexes = (BaseIntVector) column;
            for (int row = 0; row < cursor.batch().getRowCount(); row++) {
                if (!column.isNull(row)) {
                    found.set((int) indexes.getValueAsLong(row));
                }
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        DictionaryEncoding encoding = column.getField().getDictionary();
        FieldVector entries = cursor.dictionaries().lookup(encoding.getId()).getVector();
        return found.stream().mapToObj(entries::getObject).map(Object::toString).toList();
    }
}
