package org.steppe.etl.harmonise;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.UnitMeasure;

/**
 * Reads units as they were collected or printed: a code with a magnitude ({@code T_10K}, {@code KWH_BILLION}), a unit
 * with a prefix of the metric system ({@code GW}), or a Chinese word behind its magnitude ({@code 万亿元}, {@code 亿千瓦时}).
 *
 * <p>A notation is tried as a whole before it is taken apart, so that {@code 千瓦} is the kilowatt and not a thousand of
 * anything, and {@code CNY_PER_PERSON_TRIP} has no magnitude.
 */
final class UnitNotation {

    /** N times more than before; {@link MeasureRules} makes a growth of it. */
    static final String TIMES_INCREASE = "TIMES_INCREASE";

    private static final Map<String, Integer> MAGNITUDES = Map.ofEntries(
            Map.entry("1K", 3),
            Map.entry("10K", 4),
            Map.entry("100K", 5),
            Map.entry("1M", 6),
            Map.entry("10M", 7),
            Map.entry("100M", 8),
            Map.entry("1B", 9),
            Map.entry("10B", 10),
            Map.entry("100B", 11),
            Map.entry("1T", 12),
            Map.entry("THOUSAND", 3),
            Map.entry("MILLION", 6),
            Map.entry("BILLION", 9),
            Map.entry("TRILLION", 12));

    private static final Map<String, Unit> OTHER_NAMES = Map.ofEntries(
            Map.entry("PERSONS", new Unit("PERSON", 0)),
            Map.entry("VEHICLES", new Unit("VEHICLE", 0)),
            Map.entry("TRAINS", new Unit("TRAIN", 0)),
            Map.entry("UNIT", new Unit("COUNT", 0)),
            Map.entry("UNITS", new Unit("COUNT", 0)),
            Map.entry("PIECES", new Unit("COUNT", 0)),
            Map.entry("ROUTE", new Unit("COUNT", 0)),
            Map.entry("MW", new Unit("KW", 3)),
            Map.entry("GW", new Unit("KW", 6)),
            Map.entry("TW", new Unit("KW", 9)),
            Map.entry("MWH", new Unit("KWH", 3)),
            Map.entry("GWH", new Unit("KWH", 6)),
            Map.entry("TWH", new Unit("KWH", 9)),
            Map.entry("TIMES", new Unit("RATIO", 0)),
            Map.entry(TIMES_INCREASE, new Unit("RATIO", 0)));

    private final Map<String, Unit> wholes = new HashMap<>();
    private final NotationCache<String, Optional<Unit>> known = new NotationCache<>(this::read);

    private UnitNotation() {}

    /** Tells of words that stand for two units. */
    static UnitNotation of(Collection<UnitMeasure> units, IssueLog issues) {
        var notation = new UnitNotation();
        for (UnitMeasure unit : units) {
            notation.wholes.put(unit.code(), new Unit(unit.code(), 0));
        }
        for (Map.Entry<String, Unit> other : OTHER_NAMES.entrySet()) {
            if (notation.wholes.containsKey(other.getValue().measure())) {
                notation.wholes.putIfAbsent(other.getKey(), other.getValue());
            }
        }
        for (UnitMeasure unit : units) {
            for (String word : unit.words()) {
                Unit same = notation.wholes.putIfAbsent(word, new Unit(unit.code(), 0));
                if (same != null && !same.measure().equals(unit.code())) {
                    issues.add(unit.place()
                            .issue(
                                    IssueKind.RULES_CONTRADICT,
                                    "words",
                                    word,
                                    "words that stand for one unit only; it also stands for " + same.measure(),
                                    "nothing is published until it is put right"));
                }
            }
        }
        return notation;
    }

    Optional<Unit> find(String notation) {
        return known.get(notation);
    }

    private Optional<Unit> read(String notation) {
        Unit whole = wholes.get(notation);
        if (whole != null) {
            return Optional.of(whole);
        }
        Optional<Unit> coded = coded(notation);
        return coded.isPresent() ? coded : worded(notation);
    }

    private Optional<Unit> coded(String notation) {
        int underscore = notation.lastIndexOf('_');
        if (underscore <= 0) {
            return Optional.empty();
        }
        Unit unit = wholes.get(notation.substring(0, underscore));
        Integer magnitude = MAGNITUDES.get(notation.substring(underscore + 1));
        if (unit == null || magnitude == null) {
            return Optional.empty();
        }
        return Optional.of(new Unit(unit.measure(), unit.exponent() + magnitude));
    }

    /** Chinese magnitudes multiply: 万亿 is ten thousand times a hundred million. */
    private Optional<Unit> worded(String notation) {
        int exponent = 0;
        for (int i = 0; i < notation.length() - 1; i++) {
            int magnitude = magnitude(notation.charAt(i));
            if (magnitude == 0) {
                return Optional.empty();
            }
            exponent += magnitude;
            Unit unit = wholes.get(notation.substring(i + 1));
            if (unit != null) {
                return Optional.of(new Unit(unit.measure(), unit.exponent() + exponent));
            }
        }
        return Optional.empty();
    }

    private static int magnitude(char c) {
        return switch (c) {
            case '十' -> 1;
            case '百' -> 2;
            case '千' -> 3;
            case '万' -> 4;
            case '亿' -> 8;
            default -> 0;
        };
    }

    /**
     * A unit taken apart.
     *
     * @param magnitude the word or code that multiplies, empty where there is none
     * @param power what it multiplies by, as a power of ten
     * @param word the rest
     * @param unit what the rest stands for
     */
    record Parts(String magnitude, int power, String word, Unit unit) {}

    /** @param notation one that {@link #find} finds */
    Parts split(String notation) {
        Unit whole = wholes.get(notation);
        if (whole != null) {
            return new Parts("", 0, notation, whole);
        }
        int underscore = notation.lastIndexOf('_');
        Unit coded = underscore > 0 ? wholes.get(notation.substring(0, underscore)) : null;
        Integer magnitude = MAGNITUDES.get(notation.substring(underscore + 1));
        if (coded != null && magnitude != null) {
            return new Parts(notation.substring(underscore + 1), magnitude, notation.substring(0, underscore), coded);
        }
        int power = 0;
        for (int i = 0; i < notation.length() - 1; i++) {
            power += magnitude(notation.charAt(i));
            Unit unit = wholes.get(notation.substring(i + 1));
            if (unit != null) {
                return new Parts(notation.substring(0, i + 1), power, notation.substring(i + 1), unit);
            }
        }
        throw new IllegalArgumentException("Not a unit: " + notation);
    }

    /** What Chinese magnitudes at the beginning of a text multiply by, as a power of ten; 0 when there is none. */
    static int power(String words) {
        int power = 0;
        for (int i = 0; i < words.length(); i++) {
            power += magnitude(words.charAt(i));
        }
        return power;
    }
}
