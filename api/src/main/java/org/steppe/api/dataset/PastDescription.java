package org.steppe.api.dataset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.Availability;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dimension;

/**
 * A version of a dataset as far as it was known on a day: its counts, periods, publications and the codes of its
 * dimensions are those of figures published until then. Titles, the components of the structure and the codelists of
 * attributes, which no publication brings, are those of the version.
 */
final class PastDescription {

    private PastDescription() {}

    static DatasetDescription of(
            ObservationStore store, Generation generation, String dataset, DatasetVersion version, LocalDate asOf) {
        DatasetDescription whole = generation.getDescription(dataset, version);
        DataQuery then = DataQuery.all(dataset, version).asOf(asOf);
        Availability known = store.availability(generation, then);
        long figures = store.availability(generation, then.figures()).observations();
        var used = new HashMap<String, SortedSet<String>>();
        known.codes().forEach((dimension, counts) -> used.put(dimension, new TreeSet<>(counts.keySet())));
        SortedSet<String> sources = whole.sources().stream()
                .filter(id -> generation
                        .findSource(id)
                        .filter(source -> isKnown(source, asOf))
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        return new DatasetDescription(
                whole.dataflow(),
                whole.codelists().stream()
                        .map(codelist -> restricted(codelist, whole, used))
                        .toList(),
                used,
                known.firstPeriod(),
                known.lastPeriod(),
                known.observations(),
                figures,
                known.series(),
                sources,
                sources.stream()
                        .flatMap(id -> generation.findSource(id).stream())
                        .map(Source::publishedOn)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null));
    }

    private static boolean isKnown(Source source, LocalDate asOf) {
        LocalDate from = AsOfDay.knownFrom(source);
        return from != null && !from.isAfter(asOf);
    }

    private static Codelist restricted(
            Codelist codelist, DatasetDescription whole, Map<String, SortedSet<String>> used) {
        boolean isOfAttribute = whole.dataflow().structure().attributes().stream()
                .anyMatch(attribute -> codelist.id().equals(attribute.codelist()));
        List<Dimension> dimensions = whole.dataflow().structure().dimensions().stream()
                .filter(dimension -> dimension.codelist().equals(codelist.id()))
                .toList();
        if (isOfAttribute || dimensions.isEmpty()) {
            return codelist;
        }
        Set<String> codes = new HashSet<>();
        dimensions.forEach(dimension -> codes.addAll(used.getOrDefault(dimension.id(), new TreeSet<>())));
        return codelist.restrictedTo(codes);
    }
}
