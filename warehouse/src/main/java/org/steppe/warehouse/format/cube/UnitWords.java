package org.steppe.warehouse.format.cube;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/** Multiples of units as people say them. */
final class UnitWords {

    private static final Map<Integer, Label> POWERS = Map.of(
            2, new Label("百", "hundred"),
            3, new Label("千", "thousand"),
            4, new Label("万", "10 thousand"),
            5, new Label("十万", "100 thousand"),
            6, new Label("百万", "million"),
            7, new Label("千万", "10 million"),
            8, new Label("亿", "100 million"),
            9, new Label("十亿", "billion"),
            12, new Label("万亿", "trillion"));

    private UnitWords() {}

    /**
     * For instance 亿元, or 100 million yuan.
     *
     * @param multiplier power of ten, null when it differs from value to value
     */
    static String of(Label unit, @Nullable Integer multiplier, Language language) {
        String name = unit.in(language);
        if (multiplier == null) {
            return name + " × 10^unit_mult";
        }
        if (multiplier == 0) {
            return name;
        }
        Label power = POWERS.get(multiplier);
        if (power == null) {
            return "10^" + multiplier + " " + name;
        }
        return switch (language) {
            case ZH -> power.zh() + name;
            case EN -> power.en() + " " + name;
        };
    }
}
