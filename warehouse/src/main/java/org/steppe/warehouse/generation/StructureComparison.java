package org.steppe.warehouse.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.StructureChange.Kind;
import org.steppe.warehouse.generation.StructureChange.Subject;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/** Tells how the structures of two versions of a dataset differ: its name, its components, and the codes in use. */
public final class StructureComparison {

    private final List<StructureChange> changes = new ArrayList<>();

    private StructureComparison() {}

    /** What has a label and a place. */
    private record Item(Label label, @Nullable String place) {}

    /** In the order dataset, dimensions, attributes, codes; each as the newer version has them, then what is gone. */
    public static List<StructureChange> compare(DatasetDescription before, DatasetDescription after) {
        var comparison = new StructureComparison();
        String id = after.dataflow().id();
        comparison.compare(
                Subject.DATASET,
                null,
                Map.of(id, new Item(before.dataflow().title(), null)),
                Map.of(id, new Item(after.dataflow().title(), null)));
        DataStructure old = before.dataflow().structure();
        DataStructure now = after.dataflow().structure();
        comparison.compare(Subject.DIMENSION, null, dimensions(old), dimensions(now));
        comparison.compare(Subject.ATTRIBUTE, null, attributes(old), attributes(now));
        var codelists = new LinkedHashSet<String>();
        after.codelists().forEach(codelist -> codelists.add(codelist.id()));
        before.codelists().forEach(codelist -> codelists.add(codelist.id()));
        for (String codelist : codelists) {
            comparison.compare(Subject.CODE, codelist, codes(before, codelist), codes(after, codelist));
        }
        return List.copyOf(comparison.changes);
    }

    private void compare(
            Subject subject, @Nullable String codelist, Map<String, Item> before, Map<String, Item> after) {
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (String id : ids) {
            Item old = before.get(id);
            Item now = after.get(id);
            Kind kind = kind(old, now);
            if (kind != null) {
                changes.add(new StructureChange(
                        kind,
                        subject,
                        id,
                        codelist,
                        old == null ? null : old.label(),
                        now == null ? null : now.label()));
            }
        }
    }

    private static @Nullable Kind kind(@Nullable Item old, @Nullable Item now) {
        if (old == null) {
            return Kind.ADDED;
        }
        if (now == null) {
            return Kind.REMOVED;
        }
        if (!old.label().equals(now.label())) {
            return Kind.RELABELLED;
        }
        return Objects.equals(old.place(), now.place()) ? null : Kind.MOVED;
    }

    private static Map<String, Item> dimensions(DataStructure structure) {
        var items = new LinkedHashMap<String, Item>();
        for (Dimension dimension : structure.dimensions()) {
            items.put(dimension.id(), new Item(dimension.label(), String.valueOf(items.size())));
        }
        return items;
    }

    private static Map<String, Item> attributes(DataStructure structure) {
        var items = new LinkedHashMap<String, Item>();
        for (Attribute attribute : structure.attributes()) {
            items.put(attribute.id(), new Item(attribute.label(), null));
        }
        return items;
    }

    private static Map<String, Item> codes(DatasetDescription description, String id) {
        var items = new LinkedHashMap<String, Item>();
        for (Codelist codelist : description.codelists()) {
            if (codelist.id().equals(id)) {
                for (Code code : codelist.listCodes()) {
                    items.put(code.id(), new Item(code.label(), code.parent()));
                }
            }
        }
        return items;
    }
}
