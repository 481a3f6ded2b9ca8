package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The versions of a dataset, newest first. */
@Serdeable
record VersionListDocument(String dataset, List<VersionDocument> versions) {}
