package org.steppe.warehouse.store.duckdb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of corrections in one cell, with blanks between. */
final class CorrectionIds {

    private static final String BETWEEN = " ";

    private CorrectionIds() {}

    static @Nullable String encode(List<String> ids) {
        return ids.isEmpty() ? null : String.join(BETWEEN, ids);
    }

    static List<String> decode(@Nullable String cell) {
        return cell == null ? List.of() : List.of(cell.split(BETWEEN, -1));
    }
}
