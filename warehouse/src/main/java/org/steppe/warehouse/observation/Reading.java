package org.steppe.warehouse.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a figure was read: the steps that lead from the printed number to the stored value, in order.
 *
 * @param steps empty where nobody noted them
 */
public record Reading(List<ReadingStep> steps) {

    /** Of a figure that came as it is stored. */
    public static final Reading NONE = new Reading(List.of());

    private static final String STEP = "\n";
    private static final String PART = "\t";
    private static final int PARTS = 4;

    public Reading {
        steps = List.copyOf(steps);
    }

    /** The value after each step, begun with the printed number. The last is the stored value. */
    public List<BigDecimal> values(BigDecimal printed) {
        var values = new ArrayList<BigDecimal>();
        BigDecimal value = printed;
        for (ReadingStep step : steps) {
            value = value.scaleByPowerOfTen(step.shift());
            values.add(value);
        }
        return values;
    }

    /** A text that {@link #decode} reads: a line a step, its parts between tabulators; null without steps. */
    public @Nullable String encode() {
        return steps.isEmpty()
                ? null
                : steps.stream()
                        .map(step -> String.join(
                                PART,
                                step.kind().name(),
                                plain(step.words()),
                                plain(step.code()),
                                Integer.toString(step.shift())))
                        .collect(Collectors.joining(STEP));
    }

    private static String plain(@Nullable String part) {
        return part == null ? "" : part.replaceAll("\\s+", " ");
    }

    /** @throws IllegalArgumentException when the text was not made by {@link #encode} */
    public static Reading decode(@Nullable String text) {
        return text == null
                ? NONE
                : new Reading(
                        Arrays.stream(text.split(STEP, -1)).map(Reading::step).toList());
    }

    private static ReadingStep step(String line) {
        String[] parts = line.split(PART, -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("Not a step of a reading: " + line);
        }
        return new ReadingStep(
                ReadingStep.Kind.valueOf(parts[0]), orNull(parts[1]), orNull(parts[2]), Integer.parseInt(parts[3]));
    }

    private static @Nullable String orNull(String part) {
        return part.isEmpty() ? null : part;
    }
}
