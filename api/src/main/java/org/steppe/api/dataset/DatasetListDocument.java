package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.Warning;

/**
 * The catalogue.
 *
 * @param warnings null where no day is asked for
 */
@Serdeable
record DatasetListDocument(
        @Nullable String asOf,
        List<DatasetDocument> datasets,
        @Nullable List<Warning> warnings) {}
