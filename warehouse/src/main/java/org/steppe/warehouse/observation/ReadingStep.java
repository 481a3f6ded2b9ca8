package org.steppe.warehouse.observation;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step from the printed words to the stored value. Every step is at most a move of the decimal point, so that the
 * value after it is the value before it times {@code 10^shift}, digit by digit.
 *
 * @param words what was read: as printed where the words were found there, otherwise in the notation of the source file
 * @param code what the words mean, a code of a codelist or a notation; null where the step has none
 * @param shift places by which the point moves to the right
 */
public record ReadingStep(
        Kind kind, @Nullable String words, @Nullable String code, int shift) {

    /** What a step reads. */
    public enum Kind {
        /** The digits. */
        NUMBER,
        /** A word that multiplies, such as 万亿. */
        MAGNITUDE,
        /** The unit, which may be a multiple of the one that is stored. */
        UNIT,
        /** What the measure makes of the number: three times more is 300 per cent. */
        CONVERSION,
        /** The power of ten in which the series is kept. */
        UNIT_MULT;

        /** The name in answers, for instance {@code unit-mult}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ReadingStep {
        Objects.requireNonNull(kind, "kind");
    }
}
