package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;

/**
 * A unit of measure or a classifier.
 *
 * @param printed the words as printed, without magnitude
 * @param si the unit that values are brought to
 * @param factor how many of those one of these is
 */
public record Unit(String printed, String si, BigDecimal factor, Kind kind) {

    /** What is elided or not known to us. */
    public static final Unit NONE = new Unit("", "", BigDecimal.ONE, Kind.NONE);

    /** How a unit behaves. */
    public enum Kind {
        AMOUNT,
        COUNT,
        PERCENT,
        POINT,
        TIMES,
        PLACE,
        DURATION,
        NONE
    }

    /** A unit that stands in no list of ours. */
    public static Unit unknown(String printed) {
        return new Unit(printed, printed, BigDecimal.ONE, Kind.AMOUNT);
    }

    public boolean isPerson() {
        return si.equals("person") || si.equals("PERSON_TIME");
    }
}
