package org.steppe.warehouse.observation;

import java.util.List;

/**
 * One code per dimension of a data structure, in its order, without the period.
 *
 * @param codes never empty, none blank
 */
public record SeriesKey(List<String> codes) {

    public SeriesKey {
        codes = List.copyOf(codes);
        if (codes.isEmpty() || codes.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A series key has one code per dimension, found " + codes);
        }
    }

    /** The SDMX form: codes joined by dots. */
    @Override
    public String toString() {
        return String.join(".", codes);
    }
}
