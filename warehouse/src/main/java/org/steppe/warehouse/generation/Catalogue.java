package org.steppe.warehouse.generation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Correction;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;

/**
 * What a load brings besides figures, and what a generation keeps of it.
 *
 * @param dataflows in the order in which readers see them
 * @param codelists all codes, also those no dataset uses
 * @param sources all publications, by id
 * @param corrections of figures of these sources; none in a catalogue of an older program
 * @param documents the texts of publications, by id of the source, those of which there are copies; none in a catalogue
 *     of an older program
 */
public record Catalogue(
        List<Dataflow> dataflows,
        List<Codelist> codelists,
        List<Source> sources,
        List<Correction> corrections,
        Map<String, FileEntry> documents) {

    public Catalogue {
        dataflows = List.copyOf(dataflows);
        codelists = List.copyOf(codelists);
        sources = List.copyOf(sources);
        corrections = orNone(corrections);
        documents = orNone(documents);
    }

    /** Without corrections and documents. */
    public Catalogue(List<Dataflow> dataflows, List<Codelist> codelists, List<Source> sources) {
        this(dataflows, codelists, sources, List.of(), Map.of());
    }

    private static List<Correction> orNone(@Nullable List<Correction> corrections) {
        return corrections == null ? List.of() : List.copyOf(corrections);
    }

    private static Map<String, FileEntry> orNone(@Nullable Map<String, FileEntry> documents) {
        return documents == null ? Map.of() : Map.copyOf(documents);
    }

    /** The same with other documents. */
    public Catalogue documents(Map<String, FileEntry> others) {
        return new Catalogue(dataflows, codelists, sources, corrections, others);
    }
}
