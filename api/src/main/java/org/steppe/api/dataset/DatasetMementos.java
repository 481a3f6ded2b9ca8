package org.steppe.api.dataset;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LinkHeader;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;

/** The addresses of one dataset in time. */
final class DatasetMementos {

    private final Mementos mementos;
    private final String original;

    DatasetMementos(Generation generation, DatasetEntry dataset) {
        this.mementos = new Mementos(generation, dataset);
        this.original = "/v1/datasets/" + dataset.dataset();
    }

    Mementos mementos() {
        return mementos;
    }

    String of(VersionEntry version) {
        return original + "?version=" + version.version();
    }

    /** @param self null for the original resource */
    LinkHeader links(@Nullable VersionEntry self) {
        var links = new LinkHeader();
        Function<VersionEntry, String> memento = this::of;
        mementos.link(links, original, original + "/timemap", memento, self);
        return links;
    }

    TimeMapDocument timeMap() {
        return TimeMapDocument.of(mementos, original, original + "/timemap", this::of);
    }
}
