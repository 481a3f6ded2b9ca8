package org.steppe.warehouse.query;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Accepts observations whose component has one of some values.
 *
 * @param component id of a dimension or of a coded or textual attribute, in upper case
 * @param values codes that exist, masks and hierarchies already resolved; empty accepts nothing
 */
public record ComponentFilter(String component, SortedSet<String> values) {

    public ComponentFilter {
        values = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
