package org.steppe.warehouse.structure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One allowed value of a codelist.
 *
 * @param id unique in its codelist, upper case letters, digits, {@code _} and {@code +}
 * @param parent the code above it in the hierarchy, or null at the top
 * @param label its name
 * @param note a definition or remark of the sources, or null
 */
public record Code(
        String id,
        @Nullable String parent,
        Label label,
        @Nullable String note) {

    /** Stands wherever a breakdown does not apply: the total over the dimension. */
    public static final String TOTAL = "_T";

    public Code {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        if (id.isBlank()) {
            throw new IllegalArgumentException("A code needs an id");
        }
    }
}
