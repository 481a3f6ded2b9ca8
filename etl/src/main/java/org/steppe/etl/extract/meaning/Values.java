package org.steppe.etl.extract.meaning;

import java.math.BigDecimal;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;

/** Brings published values to units without magnitude. */
final class Values {

    private Values() {}

    static BigDecimal magnitude(String words) {
        return switch (words) {
            case "万" -> BigDecimal.valueOf(10_000);
            case "亿" -> BigDecimal.valueOf(100_000_000);
            case "万亿" -> BigDecimal.valueOf(1_000_000_000_000L);
            default -> BigDecimal.ONE;
        };
    }

    /** The value without its magnitude in the base unit. */
    static BigDecimal si(Quantity quantity, BigDecimal signed) {
        if (quantity.form() == Form.DOUBLING) {
            return BigDecimal.TWO.pow(quantity.value().intValue());
        }
        return plain(signed.multiply(magnitude(quantity.magnitude()))
                .multiply(quantity.unit().factor()));
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
