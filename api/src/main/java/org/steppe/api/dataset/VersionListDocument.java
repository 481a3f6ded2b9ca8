package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The versions of a dataset, newest first: those that are kept, and what is known of those that were pruned. */
@Serdeable
record VersionListDocument(String dataset, List<VersionDocument> versions, List<PrunedVersion> pruned) {}
