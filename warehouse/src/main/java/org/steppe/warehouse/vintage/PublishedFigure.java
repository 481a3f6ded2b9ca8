package org.steppe.warehouse.vintage;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;

/**
 * A figure with what its publication contributes to the judgement.
 *
 * @param publishedOn null when the publication shows no date
 * @param knownFrom the publication date, or the day of the first load of an undated publication
 * @param authority of the publisher's kind
 */
public record PublishedFigure(Figure figure, @Nullable LocalDate publishedOn, LocalDate knownFrom, int authority) {

    public PublishedFigure {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(knownFrom, "knownFrom");
    }

    public boolean isDated() {
        return publishedOn != null;
    }
}
