package org.steppe.warehouse.generation;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.Label;

/**
 * One difference between the structures of two versions of a dataset.
 *
 * @param id of the component, the codelist's code, or the dataset itself
 * @param codelist of a code, null for everything else
 * @param before its label in the older version, null when it was not there
 * @param after its label in the newer version, null when it is no longer there
 */
public record StructureChange(
        Kind kind,
        Subject subject,
        String id,
        @Nullable String codelist,
        @Nullable Label before,
        @Nullable Label after) {

    public enum Kind {
        ADDED,
        REMOVED,
        /** The label is another one. */
        RELABELLED,
        /** The same label at another place: of a dimension in the key, of a code in its hierarchy. */
        MOVED
    }

    public enum Subject {
        DATASET,
        DIMENSION,
        ATTRIBUTE,
        CODE
    }
}
