package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RequestLineTest {

    @Test
    void addressesStayAsTheyAre() {
        String address = "/v1/datasets/economy/observations?indicator=A+B,POWER_*&x=[1]~%E7%85%A4";
        assertThat(RequestLine.repair(address)).isSameAs(address);
    }

    @Test
    void chineseIsEncoded() {
        String asBytes = new String("煤".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(RequestLine.repair("/v1/search?q=" + asBytes)).isEqualTo("/v1/search?q=%E7%85%A4");
        assertThat(RequestLine.repair("/v1/search?q=煤")).isEqualTo("/v1/search?q=%E7%85%A4");
    }

    @Test
    void illegalCharactersAreEncoded() {
        assertThat(RequestLine.repair("/a[b?x=a|b\"c<d>#e")).isEqualTo("/a%5Bb?x=a%7Cb%22c%3Cd%3E%23e");
    }

    @Test
    void strayPercentSignsStayMalformed() {
        assertThat(RequestLine.repair("/?a=%zz")).isEqualTo("/?a=%FFzz");
        assertThat(RequestLine.repair("/?a=5%")).isEqualTo("/?a=5%FF");
    }

    @RepeatedTest(20)
    void everyRepairedLineIsAnAddress(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var line = new StringBuilder("/");
        for (int i = 0; i < 100; i++) {
            line.append((char) random.nextInt(random.nextBoolean() ? 0x7f : 0x1_0000));
        }
        assertThat(URI.create(RequestLine.repair(line.toString())).getRawPath()).isNotNull();
    }
}
