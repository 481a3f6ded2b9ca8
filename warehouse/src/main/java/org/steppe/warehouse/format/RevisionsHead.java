package org.steppe.warehouse.format;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * What revision statistics say besides their rows.
 *
 * @param asOf as asked for
 * @param groups dimensions of which each row has one code
 */
public record RevisionsHead(
        String dataset, DatasetVersion version, @Nullable LocalDate asOf, List<String> groups) {

    public RevisionsHead {
        groups = List.copyOf(groups);
    }
}
