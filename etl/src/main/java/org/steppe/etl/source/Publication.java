package org.steppe.etl.source;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Source;

/**
 * A publication and where its figures are.
 *
 * @param figures null when it has none
 */
public record Publication(Source source, @Nullable SourceFile figures, Place place) {}
