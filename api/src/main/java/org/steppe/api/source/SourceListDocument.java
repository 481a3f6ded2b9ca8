package org.steppe.api.source;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** All publications, by id. */
@Serdeable
record SourceListDocument(List<SourceDocument> sources) {}
