package org.steppe.etl.harmonise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the cells {@code indicator} and {@code breakdown} of a figure say together. */
sealed interface Subject {

    /**
     * @param codes a key in which the breakdown is filled in and the rest is total; not to be changed
     * @param unit the indicator's canonical unit
     * @param stock whether it counts what is there at a time
     * @param increase whether a ratio is "N times more"
     * @param averageAnnual whether a growth is the average of the years of the period
     * @param since code of {@code ACCUMULATION} for a count since a beginning, else null
     * @param occasion code of {@code OCCASION}, null without one
     * @param base code of {@code BASE}, null without one
     */
    record Known(
            KeyLayout layout,
            List<String> codes,
            String indicator,
            Unit unit,
            boolean stock,
            boolean increase,
            boolean averageAnnual,
            @Nullable String since,
            @Nullable String occasion,
            @Nullable String base)
            implements Subject {}

    /** @param problems why not; empty when the cause is an issue of a codelist that was told already */
    record Unknown(List<CellProblem> problems) implements Subject {}
}
