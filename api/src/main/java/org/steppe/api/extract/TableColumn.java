package org.steppe.api.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.structure.ComponentType;

/**
 * One column of an extract as its descriptions tell of it.
 *
 * @param name in the header of the file
 * @param component in upper case
 * @param codelist of the codes in it, in lower case; null where it has none or shows labels in their place
 * @param isLabel whether it shows labels of codes
 * @param isRequired whether every row has a value in it
 * @param values that can occur, empty where they are no codes
 */
record TableColumn(
        String name,
        String component,
        LabelText title,
        ComponentType type,
        @Nullable String codelist,
        boolean isLabel,
        boolean isRequired,
        List<String> values) {

    TableColumn {
        values = List.copyOf(values);
    }
}
