package org.steppe.etl.harmonise;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.steppe.etl.source.UnitMeasure;

/**
 * The power of ten in which the figures of a series are kept, so that all figures of one observation compare: the
 * indicator's own for its canonical unit, that of the unit for any other (a trade total in dollars).
 */
final class CanonicalUnits {

    private final Map<String, Integer> exponents = new HashMap<>();

    CanonicalUnits(Collection<UnitMeasure> units) {
        units.forEach(unit -> exponents.put(unit.code(), unit.exponent()));
    }

    /** @param canonical the indicator's unit */
    int exponent(Unit canonical, String unitMeasure) {
        return unitMeasure.equals(canonical.measure()) ? canonical.exponent() : exponents.getOrDefault(unitMeasure, 0);
    }
}
