package org.steppe.api.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.data.FigureDocument.SourceReference;
import org.steppe.warehouse.generation.Generation;

/** Turns figures into what answers say of them. */
final class FigureMapper {

    private FigureMapper() {}

    /** The figures of one observation in order of judgement. */
    static List<FigureDocument> ofObservation(Generation generation, List<FigureRow> figures) {
        var documents = new ArrayList<FigureDocument>();
        FigureRow valid = null;
        for (FigureRow figure : figures) {
            SourceReference source = generation
                    .findSource(figure.sourceId())
                    .map(SourceReference::of)
                    .orElse(null);
            documents.add(document(figure, valid, null, source));
            if (figure.judgement().givesValue()) {
                valid = figure;
            }
        }
        return documents;
    }

    /** A figure on its own, with what it is a number of. */
    static FigureDocument ofSource(String dataset, FigureRow figure) {
        return document(figure, null, dataset, null);
    }

    private static FigureDocument document(
            FigureRow figure, @Nullable FigureRow against, @Nullable String dataset, @Nullable SourceReference source) {
        return new FigureDocument(
                dataset == null ? null : figure.observationId(),
                dataset,
                dataset == null ? null : figure.key(),
                dataset == null ? null : figure.timePeriod(),
                figure.standing(),
                figure.judgement().id(),
                Reasons.of(figure, against),
                text(figure.validFrom()),
                text(figure.validTo()),
                text(figure.publishedOn()),
                figure.value(),
                figure.unitMultiplier(),
                figure.decimals(),
                figure.attribute("OBS_STATUS"),
                figure.attribute("QUALIFIER"),
                figure.attribute("BASE_PERIOD"),
                figure.attribute("OCCASION_DATES"),
                figure.sourceId(),
                figure.attribute("LOCATOR"),
                figure.attribute("PUBLISHED_VALUE"),
                figure.attribute("PUBLISHED_UNIT"),
                figure.attribute("PUBLISHED_TEXT"),
                source);
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
