package org.steppe.etl.harmonise;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;

/** The key of one dataset: which dimension stands where, and which codes it may have. */
final class KeyLayout {

    private final String dataset;
    private final List<Dimension> dimensions;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Codelist> codelists;

    KeyLayout(Dataflow dataflow, Map<String, Codelist> codelists) {
        this.dataset = dataflow.id();
        this.dimensions = dataflow.structure().dimensions();
        this.codelists = codelists;
        for (int i = 0; i < dimensions.size(); i++) {
            positions.put(dimensions.get(i).id(), i);
        }
    }

    String dataset() {
        return dataset;
    }

    /** A key without any breakdown. */
    String[] totals() {
        var codes = new String[dimensions.size()];
        Arrays.fill(codes, Code.TOTAL);
        return codes;
    }

    Optional<Integer> position(String dimension) {
        return Optional.ofNullable(positions.get(dimension));
    }

    List<String> dimensionIds() {
        return dimensions.stream().map(Dimension::id).toList();
    }

    /** The codelist of a dimension; empty when the dataset has no such dimension, or the codelist is missing. */
    Optional<Codelist> codelist(String dimension) {
        Integer position = positions.get(dimension);
        return position == null
                ? Optional.empty()
                : Optional.ofNullable(codelists.get(dimensions.get(position).codelist()));
    }
}
