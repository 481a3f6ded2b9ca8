package org.steppe.api.dataset;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The catalogue. */
@Serdeable
record DatasetListDocument(List<DatasetDocument> datasets) {}
