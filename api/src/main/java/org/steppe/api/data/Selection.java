package org.steppe.api.data;

import java.util.List;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DataQuery;

/**
 * What a request selects, resolved.
 *
 * @param generation in which it was resolved and will be answered
 * @param description of the version selected from
 * @param warnings that are known before the query runs
 */
public record Selection(
        Generation generation,
        VersionEntry version,
        DatasetDescription description,
        DataQuery query,
        List<Warning> warnings) {

    public Selection {
        warnings = List.copyOf(warnings);
    }

    Selection query(DataQuery newQuery) {
        return new Selection(generation, version, description, newQuery, warnings);
    }
}
