package org.steppe.api.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.Mementos;
import org.steppe.api.dataset.TimeMapDocument;
import org.steppe.api.http.Argument;
import org.steppe.api.http.LinkHeader;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;

/** The addresses of one selection in time: as it was sent, with one version or another. */
final class ObservationMementos {

    private static final String TIME_MAP = "observations/timemap";

    private final Mementos mementos;
    private final SelectionAddress selection;

    /** @param parameters as they were sent; a version or a cursor among them is passed over */
    ObservationMementos(Generation generation, DatasetEntry dataset, List<Argument> parameters) {
        this.mementos = new Mementos(generation, dataset);
        this.selection = new SelectionAddress(dataset.dataset(), parameters)
                .without(SelectionParameters.VERSION)
                .without(SelectionParameters.CURSOR);
    }

    static ObservationMementos of(ObservationRequest request) {
        Generation generation = request.selection().generation();
        String dataset = request.selection().query().dataset();
        return new ObservationMementos(
                generation, generation.findDataset(dataset).orElseThrow(), request.parameters());
    }

    /** The version of an address that names exactly one, null for any other address. */
    static @Nullable VersionEntry self(ObservationRequest request) {
        VersionEntry version = request.selection().version();
        return request.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(SelectionParameters.VERSION)
                                && parameter.text().equals(version.version().toString()))
                ? version
                : null;
    }

    Mementos mementos() {
        return mementos;
    }

    String of(VersionEntry version) {
        return selection
                .with(SelectionParameters.VERSION, version.version().toString())
                .of(SelectionAddress.OBSERVATIONS);
    }

    /** @param self null for the original resource */
    void link(LinkHeader links, @Nullable VersionEntry self) {
        mementos.link(links, selection.of(SelectionAddress.OBSERVATIONS), selection.of(TIME_MAP), this::of, self);
    }

    TimeMapDocument timeMap() {
        return TimeMapDocument.of(
                mementos, selection.of(SelectionAddress.OBSERVATIONS), selection.of(TIME_MAP), this::of);
    }
}
