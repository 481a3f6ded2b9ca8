package org.steppe.warehouse.structure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The ordered dimensions and the attributes of one dataset. The time dimension {@value #TIME_PERIOD} follows the
 * listed dimensions and the one measure is {@value #OBS_VALUE}; both are the same everywhere and not listed.
 *
 * @param dimensions in key order, without the time dimension
 * @param attributes in the order in which formats print them
 */
public record DataStructure(List<Dimension> dimensions, List<Attribute> attributes) {

    public static final String TIME_PERIOD = "TIME_PERIOD";
    public static final String OBS_VALUE = "OBS_VALUE";

    public DataStructure {
        dimensions = List.copyOf(dimensions);
        attributes = List.copyOf(attributes);
        var seen = new HashSet<String>();
        seen.add(TIME_PERIOD);
        seen.add(OBS_VALUE);
        dimensions.forEach(dimension -> requireNew(seen, dimension.id()));
        attributes.forEach(attribute -> requireNew(seen, attribute.id()));
    }

    private static void requireNew(HashSet<String> seen, String id) {
        if (!seen.add(id)) {
            throw new IllegalArgumentException("A data structure has the component " + id + " twice");
        }
    }

    /** The place of a dimension in the key, from 0, or -1 when there is none of that name. */
    public int positionOf(String dimension) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).id().equals(dimension)) {
                return i;
            }
        }
        return -1;
    }

    public Optional<Dimension> findDimension(String id) {
        int position = positionOf(id);
        return position < 0 ? Optional.empty() : Optional.of(dimensions.get(position));
    }

    public Optional<Attribute> findAttribute(String id) {
        return attributes.stream()
                .filter(attribute -> attribute.id().equals(id))
                .findFirst();
    }
}
