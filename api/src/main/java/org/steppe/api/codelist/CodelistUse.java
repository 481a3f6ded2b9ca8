package org.steppe.api.codelist;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.structure.DataStructure;

/** Which components of which datasets take their codes from a codelist. */
final class CodelistUse {

    private final Map<String, Set<String>> components = new HashMap<>();
    private final Map<String, Set<String>> datasets = new HashMap<>();

    private CodelistUse() {}

    static CodelistUse of(Generation generation) {
        var use = new CodelistUse();
        for (DatasetEntry entry : generation.listDatasets()) {
            DataStructure structure = generation
                    .getDescription(entry.dataset(), entry.latest().version())
                    .dataflow()
                    .structure();
            structure.dimensions().forEach(dimension -> use.add(dimension.codelist(), dimension.id(), entry.dataset()));
            structure.attributes().forEach(attribute -> use.add(attribute.codelist(), attribute.id(), entry.dataset()));
        }
        return use;
    }

    private void add(@Nullable String codelist, String component, String dataset) {
        if (codelist != null) {
            components.computeIfAbsent(codelist, id -> new TreeSet<>()).add(component.toLowerCase(Locale.ROOT));
            datasets.computeIfAbsent(codelist, id -> new LinkedHashSet<>()).add(dataset);
        }
    }

    List<String> components(String codelist) {
        return List.copyOf(components.getOrDefault(codelist, Collections.emptySet()));
    }

    List<String> datasets(String codelist) {
        return List.copyOf(datasets.getOrDefault(codelist, Collections.emptySet()));
    }
}
