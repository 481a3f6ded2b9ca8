package org.steppe.warehouse.vintage;

import java.math.BigDecimal;
import org.steppe.warehouse.observation.Figure;

/**
 * The values that a printed number can stand for, given its precision and its qualifier.
 *
 * <p>A plain number stands for what rounds to it: half a unit of its last printed place to both sides. "About" widens
 * that to a whole unit. "Over", "at least", "nearly" and "at most" reach from the number one step to one side, where a
 * step is one unit of the last significant digit: over 3350 stands for 3350 to 3360, over 100 million for 100 to 200
 * million, nearly 1.4 for 1.3 to 1.4. People choose such numbers because the next round one is not reached.
 *
 * @param low included
 * @param high included
 */
record PrintedInterval(BigDecimal low, BigDecimal high) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    static PrintedInterval of(Figure figure) {
        BigDecimal value = figure.value();
        return switch (figure.qualifier()) {
            case EXACT -> around(value, lastPlace(value).multiply(HALF));
            case APPROXIMATELY -> around(value, lastPlace(value));
            case OVER, AT_LEAST -> new PrintedInterval(value, value.add(step(value)));
            case NEARLY, AT_MOST -> new PrintedInterval(value.subtract(step(value)), value);
        };
    }

    private static PrintedInterval around(BigDecimal value, BigDecimal distance) {
        return new PrintedInterval(value.subtract(distance), value.add(distance));
    }

    private static BigDecimal lastPlace(BigDecimal value) {
        return BigDecimal.ONE.movePointLeft(value.scale());
    }

    private static BigDecimal step(BigDecimal value) {
        return value.signum() == 0 ? lastPlace(value) : lastPlace(value.stripTrailingZeros());
    }

    boolean contains(BigDecimal value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    boolean isNarrowerThan(PrintedInterval other) {
        return high.subtract(low).compareTo(other.high.subtract(other.low)) < 0;
    }
}
