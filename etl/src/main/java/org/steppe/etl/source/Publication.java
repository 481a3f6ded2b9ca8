package org.steppe.etl.source;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Source;

/**
 * A publication and where its figures and its text are.
 *
 * @param figures null when it has none
 * @param document a copy of its text; null when there is none
 */
public record Publication(
        Source source,
        @Nullable SourceFile figures,
        @Nullable SourceFile document,
        Place place) {}
