package org.steppe.warehouse.format.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.batch.DictionaryColumn;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Label;

/**
 * One dimension of a cube. Its categories are the codes that occur, in the order of the dictionary, which is the order
 * of rows.
 */
final class CubeDimension {

    private final String component;
    private final Label label;
    private final @Nullable Codelist codelist;
    private final DictionaryColumn codes;
    private int[] positions = {};

    /** @param codelist null for periods, which have none */
    CubeDimension(String component, Label label, @Nullable Codelist codelist, DictionaryColumn codes) {
        this.component = component;
        this.label = label;
        this.codelist = codelist;
        this.codes = codes;
    }

    String component() {
        return component;
    }

    /** As readers see it. */
    String id() {
        return component.toLowerCase(Locale.ROOT);
    }

    Label label() {
        return label;
    }

    void bind(VectorSchemaRoot batch) {
        codes.bind(batch);
    }

    /** Takes a code among the categories; its place in the dictionary. */
    int meet(int row) {
        int index = codes.meet(row);
        if (index == DictionaryColumn.MISSING) {
            throw new IllegalStateException("Dimension " + component + " has no code in row " + row);
        }
        return index;
    }

    /** All codes that the dictionary has, whether they occur or not. */
    int dictionarySize() {
        return codes.size();
    }

    /** The place of a code in the dictionary. */
    int index(int row) {
        return codes.index(row);
    }

    /** Ends the taking of codes: gives the categories their places. */
    void close() {
        positions = new int[codes.size()];
        Arrays.fill(positions, DictionaryColumn.MISSING);
        int position = 0;
        for (int index : codes.metIndexes()) {
            positions[index] = position;
            position++;
        }
    }

    int size() {
        return codes.metCount();
    }

    /** The place of a row's code among the categories. */
    int position(int row) {
        return positions[codes.index(row)];
    }

    List<String> categories() {
        return codes.metTexts();
    }

    /** The categories by their places in the dictionary. */
    int[] categoryIndexes() {
        return codes.metIndexes();
    }

    String category(int index) {
        return codes.text(index);
    }

    Optional<Code> findCode(String category) {
        return codelist == null ? Optional.empty() : codelist.findCode(category);
    }

    /** For each category those below it, each below the nearest of its ancestors that is a category; all in order. */
    Map<String, List<String>> children() {
        var children = new LinkedHashMap<String, List<String>>();
        Set<String> categories = new LinkedHashSet<>(categories());
        for (String category : categories) {
            String parent = parent(category);
            while (parent != null && !categories.contains(parent)) {
                parent = parent(parent);
            }
            if (parent != null) {
                children.computeIfAbsent(parent, none -> new ArrayList<>()).add(category);
            }
        }
        return children;
    }

    private @Nullable String parent(String code) {
        return findCode(code).map(Code::parent).orElse(null);
    }
}
