package org.steppe.warehouse.query;

import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;

/** Types of columns: those that a structure gives its components, and those that are the same everywhere. */
public final class ColumnTypes {

    private ColumnTypes() {}

    /** @param column a component of the structure or one of {@link ObservationColumns}; any other is a text */
    public static ComponentType of(DataStructure structure, String column) {
        if (structure.findDimension(column).isPresent()) {
            return ComponentType.CODE;
        }
        return structure.findAttribute(column).map(Attribute::type).orElseGet(() -> ofHistory(structure, column));
    }

    private static ComponentType ofHistory(DataStructure structure, String column) {
        if (VintageColumns.isValue(column)) {
            return ComponentType.DECIMAL;
        }
        String component = VintageColumns.componentOf(column);
        return component.equals(column) ? everywhere(column) : of(structure, component);
    }

    private static ComponentType everywhere(String column) {
        return switch (column) {
            case ObservationColumns.PERIOD_START,
                    ObservationColumns.PERIOD_END,
                    ObservationColumns.VALID_FROM,
                    ObservationColumns.VALID_TO -> ComponentType.DATE;
            case VintageColumns.VINTAGES -> ComponentType.INTEGER;
            default -> ComponentType.TEXT;
        };
    }
}
