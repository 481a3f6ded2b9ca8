package org.steppe.warehouse.format;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.StructureChange;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * What a list of changes says besides its rows.
 *
 * @param stored the version whose changes these are
 * @param since the version compared with, null for none
 * @param structure how the structures differ
 * @param metadata for formats that carry such pairs: licence, citation
 */
public record ChangesHead(
        StoredVersion stored,
        @Nullable DatasetVersion since,
        List<StructureChange> structure,
        Map<String, String> metadata) {

    public ChangesHead {
        structure = List.copyOf(structure);
        metadata = Map.copyOf(metadata);
    }

    public String version() {
        return stored.entry().version().toString();
    }

    /** What formats say that carry such pairs, by name. */
    public SortedMap<String, String> pairs() {
        var pairs = new TreeMap<>(metadata);
        pairs.put("dataset", stored.dataset());
        pairs.put("version", version());
        if (since != null) {
            pairs.put("since", since.toString());
        }
        return pairs;
    }
}
