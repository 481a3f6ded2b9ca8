package org.steppe.warehouse.format.sdmx;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/**
 * A column as SDMX sees it: every column that is no dimension, period or value is an attribute of the observation.
 *
 * @param id in upper case
 * @param codelist id in this warehouse, null for what is not coded
 */
record SdmxComponent(
        String id, Role role, ComponentType type, @Nullable String codelist, Label label) {

    enum Role {
        DIMENSION,
        TIME,
        MEASURE,
        ATTRIBUTE
    }

    /** All that a dataset can show, in the order of SDMX. */
    static List<SdmxComponent> all(DataStructure structure) {
        return ObservationColumns.available(structure, false).stream()
                .map(column -> of(structure, column))
                .toList();
    }

    /**
     * Those of an answer: dimensions, period and value always, others where they were asked for.
     *
     * @param columns asked for
     */
    static List<SdmxComponent> chosen(DataStructure structure, List<String> columns) {
        var chosen = Set.copyOf(columns);
        return all(structure).stream()
                .filter(component -> component.role() != Role.ATTRIBUTE || chosen.contains(component.id()))
                .toList();
    }

    private static SdmxComponent of(DataStructure structure, String column) {
        Label label = ColumnLabels.of(structure, column);
        Dimension dimension = structure.findDimension(column).orElse(null);
        if (dimension != null) {
            return new SdmxComponent(column, Role.DIMENSION, ComponentType.CODE, dimension.codelist(), label);
        }
        Attribute attribute = structure.findAttribute(column).orElse(null);
        if (attribute != null) {
            return new SdmxComponent(column, Role.ATTRIBUTE, attribute.type(), attribute.codelist(), label);
        }
        return switch (column) {
            case DataStructure.TIME_PERIOD -> new SdmxComponent(column, Role.TIME, ComponentType.TEXT, null, label);
            case DataStructure.OBS_VALUE -> new SdmxComponent(column, Role.MEASURE, ComponentType.DECIMAL, null, label);
            case ObservationColumns.PERIOD_START, ObservationColumns.PERIOD_END ->
                new SdmxComponent(column, Role.ATTRIBUTE, ComponentType.DATE, null, label);
            default -> new SdmxComponent(column, Role.ATTRIBUTE, ComponentType.TEXT, null, label);
        };
    }
}
