package org.steppe.etl.source;

import java.util.List;

/**
 * A unit of {@code codelists/unit_measure.csv}.
 *
 * @param exponent power of ten in which its figures are kept where the indicator does not say otherwise
 * @param words how documents print it, without magnitude
 */
public record UnitMeasure(String code, int exponent, List<String> words, Place place) {

    public UnitMeasure {
        words = List.copyOf(words);
    }
}
