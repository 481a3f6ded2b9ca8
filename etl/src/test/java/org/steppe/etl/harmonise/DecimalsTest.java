package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "7.0", "24627", "-0.93", "5.00", "0.4", "100"})
    void plainDecimalsKeepTheirDigits(String text) {
        assertThat(Decimals.parse(text).map(BigDecimal::toPlainString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                ".5",
                "5.",
                "1,200",
                "1 200",
                "+5",
                "1e5",
                "1.2.3",
                "--1",
                "１２",
                "NaN",
                "0x10",
                "5%",
                "12345678901234567890123456789012345678901"
            })
    void nothingElseIsAValue(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
    }
}
