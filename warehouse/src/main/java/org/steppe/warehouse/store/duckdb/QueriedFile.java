package org.steppe.warehouse.store.duckdb;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.DataStructure;

/**
 * What a query reads from.
 *
 * @param alias under which the file of the version is attached
 * @param structure of that version
 * @param difference between it and the version that the query compares with, null when it compares with none
 */
record QueriedFile(
        String alias, DataStructure structure, @Nullable VersionDifference difference) {

    static QueriedFile of(String alias, DataStructure structure) {
        return new QueriedFile(alias, structure, null);
    }
}
