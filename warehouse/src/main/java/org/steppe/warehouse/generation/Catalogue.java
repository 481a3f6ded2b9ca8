package org.steppe.warehouse.generation;

import java.util.List;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;

/**
 * What a load brings besides figures, and what a generation keeps of it.
 *
 * @param dataflows in the order in which readers see them
 * @param codelists all codes, also those no dataset uses
 * @param sources all publications, by id
 */
public record Catalogue(List<Dataflow> dataflows, List<Codelist> codelists, List<Source> sources) {

    public Catalogue {
        dataflows = List.copyOf(dataflows);
        codelists = List.copyOf(codelists);
        sources = List.copyOf(sources);
    }
}
