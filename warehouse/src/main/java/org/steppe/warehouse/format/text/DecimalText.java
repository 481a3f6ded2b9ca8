package org.steppe.warehouse.format.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.steppe.warehouse.format.ByteSink;

/** Prints a float64 with the digits that were published. */
final class DecimalText {

    /**
     * Scaling by a power of ten and rounding finds the published digits as long as both roundings together stay below
     * half a unit; from 2^51 on they need not.
     */
    private static final double LARGEST_SCALED = 0x1p50;

    private static final double[] POWERS = new double[16];
    private static final long[] LONG_POWERS = new long[POWERS.length];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            LONG_POWERS[i] = power;
            power *= 10;
        }
    }

    private DecimalText() {}

    /** With exactly so many decimals. */
    static void write(double value, int decimals, ByteSink out) {
        double magnitude = Math.abs(value);
        if (decimals < POWERS.length && magnitude * POWERS[decimals] < LARGEST_SCALED) {
            writeScaled(value < 0, Math.round(magnitude * POWERS[decimals]), decimals, out);
        } else {
            out.put(new BigDecimal(value)
                    .setScale(decimals, RoundingMode.HALF_EVEN)
                    .toPlainString());
        }
    }

    private static void writeScaled(boolean negative, long scaled, int decimals, ByteSink out) {
        if (negative && scaled != 0) {
            out.put((byte) '-');
        }
        if (decimals == 0) {
            out.putDigits(scaled, 1);
            return;
        }
        if (scaled <= Integer.MAX_VALUE) {
            out.putDecimal((int) scaled, decimals);
            return;
        }
        long power = LONG_POWERS[decimals];
        out.putDigits(scaled / power, 1);
        out.put((byte) '.');
        out.putDigits(scaled % power, decimals);
    }

    /** With as few digits as tell the value from its neighbours. */
    static void writeShortest(double value, ByteSink out) {
        out.put(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }
}
