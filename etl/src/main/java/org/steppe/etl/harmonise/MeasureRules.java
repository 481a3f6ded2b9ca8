package org.steppe.etl.harmonise;

import java.util.List;
import java.util.Optional;

/**
 * What the measures of {@code figures.csv} mean, given their unit.
 *
 * <ul>
 *   <li>A growth or a share is in per cent; "grew N times" (增长N倍) is N × 100 per cent more.
 *   <li>A ratio is a pure number: "recovered to 91.21 %" is 0.9121, and "N times of 2019" is N.
 *   <li>A share of an indicator that is a rate itself is its level.
 *   <li>A rank has the unit rank whatever word is printed with it.
 * </ul>
 */
final class MeasureRules {

    static final List<String> MEASURES =
            List.of("LEVEL", "COUNT", "YOY_PCT", "YOY_TIMES", "PP_CHANGE", "SHARE_PCT", "RATIO", "CHANGE_ABS", "RANK");

    static final String GROWTH_YOY = "GROWTH_YOY";

    private static final String PER_CENT = "PCT";
    private static final String PER_MILLE = "PERMILLE";
    private static final String PERCENTAGE_POINTS = "PP";
    private static final String PURE_NUMBER = "RATIO";
    private static final String RANK = "RANK";

    private final CanonicalUnits canonicalUnits;

    MeasureRules(CanonicalUnits canonicalUnits) {
        this.canonicalUnits = canonicalUnits;
    }

    /**
     * @param measure one of {@link #MEASURES}
     * @param increase whether a ratio says how many times more, not how many times
     * @param growth the transformation for growths: on the year before, on a base, average annual
     * @param canonical the indicator's unit
     * @return empty when the unit cannot belong to the measure
     */
    Optional<Quantity> resolve(String measure, Unit unit, boolean increase, String growth, Unit canonical) {
        return switch (measure) {
            case "LEVEL", "COUNT" -> increase ? Optional.empty() : Optional.of(amount("LEVEL", unit, canonical));
            case "CHANGE_ABS" -> increase ? Optional.empty() : Optional.of(amount("CHANGE_ABS", unit, canonical));
            case "YOY_PCT" -> perCent(growth, unit);
            case "YOY_TIMES" -> times(growth, unit);
            case "PP_CHANGE" -> plain(unit, PERCENTAGE_POINTS, "CHANGE_PP");
            case "SHARE_PCT" -> perCent(canonical.measure().equals(PER_CENT) ? "LEVEL" : "SHARE", unit);
            case "RATIO" -> increase ? times(growth, unit) : ratio(unit);
            case "RANK" -> Optional.of(new Quantity("RANK", RANK, 0, 0));
            default -> Optional.empty();
        };
    }

    private Quantity amount(String transformation, Unit unit, Unit canonical) {
        int exponent = canonicalUnits.exponent(canonical, unit.measure());
        return new Quantity(transformation, unit.measure(), unit.exponent() - exponent, exponent);
    }

    private static Optional<Quantity> perCent(String transformation, Unit unit) {
        return switch (unit.measure()) {
            case PER_CENT -> Optional.of(new Quantity(transformation, PER_CENT, unit.exponent(), 0));
            case PER_MILLE -> Optional.of(new Quantity(transformation, PER_CENT, unit.exponent() - 1, 0));
            default -> Optional.empty();
        };
    }

    private static Optional<Quantity> times(String growth, Unit unit) {
        return unit.measure().equals(PURE_NUMBER)
                ? Optional.of(new Quantity(growth, PER_CENT, unit.exponent() + 2, 0))
                : perCent(growth, unit);
    }

    private static Optional<Quantity> ratio(Unit unit) {
        return switch (unit.measure()) {
            case PURE_NUMBER -> Optional.of(new Quantity("RATIO", PURE_NUMBER, unit.exponent(), 0));
            case PER_CENT -> Optional.of(new Quantity("RATIO", PURE_NUMBER, unit.exponent() - 2, 0));
            case PER_MILLE -> Optional.of(new Quantity("RATIO", PURE_NUMBER, unit.exponent() - 3, 0));
            default -> Optional.empty();
        };
    }

    private static Optional<Quantity> plain(Unit unit, String unitMeasure, String transformation) {
        return unit.measure().equals(unitMeasure)
                ? Optional.of(new Quantity(transformation, unitMeasure, unit.exponent(), 0))
                : Optional.empty();
    }

    /** What would have fitted, for issues. */
    static String expectedUnit(String measure) {
        return switch (measure) {
            case "YOY_PCT", "SHARE_PCT" -> "PCT, since the measure is " + measure;
            case "YOY_TIMES" -> "RATIO or 倍, since the measure is YOY_TIMES";
            case "PP_CHANGE" -> "PP or 个百分点, since the measure is PP_CHANGE";
            case "RATIO" -> "RATIO, 倍, TIMES_INCREASE or PCT, since the measure is RATIO";
            default -> "a unit of amounts without an increase; N times more is measure YOY_TIMES";
        };
    }
}
