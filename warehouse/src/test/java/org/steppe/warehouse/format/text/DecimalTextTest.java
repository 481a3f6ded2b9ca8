package org.steppe.warehouse.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.format.ByteSink;

class DecimalTextTest {

    private static String text(double value, int decimals) {
        var out = new ByteSink();
        DecimalText.write(value, decimals, out);
        return StandardCharsets.UTF_8.decode(out.take()).toString();
    }

    private static String shortest(double value) {
        var out = new ByteSink();
        DecimalText.writeShortest(value, out);
        return StandardCharsets.UTF_8.decode(out.take()).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "7.0, 1, 7.0",
        "24627, 0, 24627",
        "0, 0, 0",
        "0, 2, 0.00",
        "0.05, 2, 0.05",
        "0.91, 4, 0.9100",
        "-3.4, 1, -3.4",
        "-0.4, 1, -0.4",
        "-0.0, 1, 0.0",
        "1e15, 0, 1000000000000000",
        "1e22, 0, 10000000000000000000000",
        "123456789012345.6, 1, 123456789012345.6",
        "0.1, 20, 0.10000000000000000555"
    })
    void exactlySoManyDecimals(double value, int decimals, String expected) {
        assertThat(text(value, decimals)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void publishedDigitsComeBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            int decimals = random.nextInt(10);
            // Up to 49 bits are 15 digits, which every double keeps.
            var published = new BigDecimal(new BigInteger(random.nextInt(49) + 1, random), decimals);
            BigDecimal signed = random.nextBoolean() ? published : published.negate();
            assertThat(text(signed.doubleValue(), decimals)).isEqualTo(signed.toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void withoutDecimalsTheValueComesBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && Math.abs(value) < 1e100 && Math.abs(value) > 1e-100) {
                assertThat(Double.parseDouble(shortest(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void shortestHasNoExponent() {
        assertThat(shortest(7)).isEqualTo("7");
        assertThat(shortest(1.5e10)).isEqualTo("15000000000");
        assertThat(shortest(1e-7)).isEqualTo("0.0000001");
    }
}
