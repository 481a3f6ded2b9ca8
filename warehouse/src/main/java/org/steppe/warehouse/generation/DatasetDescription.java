package org.steppe.warehouse.generation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;

/**
 * One version of a dataset without its values, as it was when published.
 *
 * @param dataflow titles and structure
 * @param codelists those of its dimensions and coded attributes, restricted to codes in use and their ancestors
 * @param usedCodes for every dimension id the codes that occur in a figure
 * @param firstPeriod code of the earliest period, null when there are no observations
 * @param sources ids of the publications behind it
 * @param lastPublishedOn the latest publication date among them
 */
public record DatasetDescription(
        Dataflow dataflow,
        List<Codelist> codelists,
        Map<String, SortedSet<String>> usedCodes,
        @Nullable String firstPeriod,
        @Nullable String lastPeriod,
        long observations,
        long figures,
        long series,
        SortedSet<String> sources,
        @Nullable LocalDate lastPublishedOn) {

    public DatasetDescription {
        codelists = List.copyOf(codelists);
        usedCodes = Map.copyOf(usedCodes);
    }

    /** The restricted codelist of that id. */
    public Codelist getCodelist(String id) {
        return codelists.stream()
                .filter(codelist -> codelist.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Dataset " + dataflow.id() + " uses no codelist " + id));
    }

    /** The restricted codelist of a dimension or coded attribute; empty for every other column. */
    public Optional<Codelist> findCodelistOf(String component) {
        DataStructure structure = dataflow.structure();
        return structure
                .findDimension(component)
                .map(Dimension::codelist)
                .or(() -> structure.findAttribute(component).map(Attribute::codelist))
                .flatMap(id -> codelists.stream()
                        .filter(codelist -> codelist.id().equals(id))
                        .findFirst());
    }
}
