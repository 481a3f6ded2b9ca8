package org.steppe.api.source;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.steppe.api.data.FigureDocument;
import org.steppe.warehouse.format.Warning;

/** A publication with everything that was taken from it. */
@Serdeable
record SourceFiguresDocument(SourceDocument source, List<FigureDocument> figures, List<Warning> warnings) {}
