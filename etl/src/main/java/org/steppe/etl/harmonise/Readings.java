package org.steppe.etl.harmonise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.source.CollectedFigure;
import org.steppe.warehouse.observation.Reading;
import org.steppe.warehouse.observation.ReadingStep;
import org.steppe.warehouse.observation.ReadingStep.Kind;

/**
 * Notes how a figure is read: its number, the magnitude and the unit behind it, what the measure makes of it, and the
 * power of ten in which it is kept. Where the words as printed show number and magnitude, the steps name those; where
 * they do not, the notation of the file.
 */
final class Readings {

    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,，]*(\\.\\d+)?");
    private static final Pattern MAGNITUDE =
            Pattern.compile("\\s*([十百千万亿]+|thousand|million|billion|trillion)", Pattern.CASE_INSENSITIVE);

    private final UnitNotation units;

    Readings(UnitNotation units) {
        this.units = units;
    }

    /** @param figure one whose unit the notation knows */
    Reading of(CollectedFigure figure, BigDecimal value, Unit unit, Quantity quantity) {
        UnitNotation.Parts parts = units.split(figure.unit());
        var printed = Printed.find(figure.publishedText(), value, parts);
        var steps = new ArrayList<ReadingStep>();
        steps.add(
                new ReadingStep(Kind.NUMBER, printed.number().isEmpty() ? figure.value() : printed.number(), null, 0));
        if (parts.power() != 0) {
            boolean isPrinted = !printed.magnitude().isEmpty();
            steps.add(new ReadingStep(
                    Kind.MAGNITUDE,
                    isPrinted ? printed.magnitude() : parts.magnitude(),
                    isPrinted && !printed.magnitude().equals(parts.magnitude()) ? figure.unit() : null,
                    parts.power()));
        }
        steps.add(new ReadingStep(
                Kind.UNIT, parts.word(), parts.unit().measure(), parts.unit().exponent()));
        int conversion = quantity.shift() + quantity.exponent() - unit.exponent();
        if (conversion != 0) {
            steps.add(new ReadingStep(Kind.CONVERSION, figure.measure(), quantity.unitMeasure(), conversion));
        }
        if (quantity.exponent() != 0) {
            steps.add(new ReadingStep(Kind.UNIT_MULT, null, null, -quantity.exponent()));
        }
        return new Reading(steps);
    }

    /**
     * What the words show of a number.
     *
     * @param number with its separators, empty where the words do not show it
     * @param magnitude empty where none follows the number that multiplies as the unit says
     */
    private record Printed(String number, String magnitude) {

        private static final Printed NOTHING = new Printed("", "");

        static Printed find(String text, BigDecimal value, UnitNotation.Parts parts) {
            Matcher numbers = NUMBER.matcher(text);
            while (numbers.find()) {
                String digits = numbers.group().replaceAll("[,，]", "");
                if (new BigDecimal(digits).abs().compareTo(value.abs()) == 0) {
                    return new Printed(numbers.group(), magnitude(text.substring(numbers.end()), parts));
                }
            }
            return NOTHING;
        }

        private static String magnitude(String rest, UnitNotation.Parts parts) {
            Matcher words = MAGNITUDE.matcher(rest);
            if (!words.lookingAt()) {
                return "";
            }
            String word = words.group(1);
            return power(word) == parts.power() ? word : "";
        }

        private static int power(String word) {
            return switch (word.toLowerCase(java.util.Locale.ROOT)) {
                case "thousand" -> 3;
                case "million" -> 6;
                case "billion" -> 9;
                case "trillion" -> 12;
                default -> UnitNotation.power(word);
            };
        }
    }
}
