package org.steppe.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeHeaderTest {

    private static final long LENGTH = 1000;

    private static WantedBytes read(String header) {
        return RangeHeader.read(List.of(header), LENGTH);
    }

    private static WantedBytes parts(long... ends) {
        return new WantedBytes.Parts(IntStream.range(0, ends.length / 2)
                .mapToObj(i -> new ByteRange(ends[2 * i], ends[2 * i + 1]))
                .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytes=0-0                                | 0   | 0
                    bytes=0-99                               | 0   | 99
                    bytes=999-999                            | 999 | 999
                    bytes=990-2000                           | 990 | 999
                    bytes=500-                               | 500 | 999
                    bytes=0-                                 | 0   | 999
                    bytes=-1                                 | 999 | 999
                    bytes=-1000                              | 0   | 999
                    bytes=-5000                              | 0   | 999
                    bytes=-99999999999999999999999           | 0   | 999
                    bytes=10-99999999999999999999999         | 10  | 999
                    bytes=0000000000000000000000010-11       | 10  | 11
                    BYTES=1-2                                | 1   | 2
                    '  bytes=1-2  '                          | 1   | 2
                    'bytes= 1-2 '                            | 1   | 2
                    'bytes=,1-2,, ,'                         | 1   | 2
                    """)
    void oneRange(String header, long first, long last) {
        assertThat(read(header)).isEqualTo(parts(first, last));
    }

    @Test
    void severalRangesKeepTheOrderAskedFor() {
        assertThat(read("bytes=900-909, -10,\t0-4")).isEqualTo(parts(900, 909, 990, 999, 0, 4));
    }

    @Test
    void rangesBeyondTheEndAreLeftOutWhenOthersAreThere() {
        assertThat(read("bytes=0-4,1000-1001,-0")).isEqualTo(parts(0, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=1000-",
                "bytes=1000-1000",
                "bytes=-0",
                "bytes=5000-6000,7000-",
                "bytes=99999999999999999999-",
                "bytes=99999999999999999999-99999999999999999999"
            })
    void nothingThatTheFileHas(String header) {
        assertThat(read(header)).isEqualTo(new WantedBytes.Beyond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=,",
                "bytes=-",
                "bytes=5",
                "bytes=5-4",
                "bytes=0-1,5-4",
                "bytes=99999999999999999999-5",
                "bytes=a-b",
                "bytes=1-2-3",
                "bytes=--1",
                "bytes=+1-2",
                "bytes=1 - 2",
                "bytes=0x1-0x2",
                "bytes=١-٢",
                "bytes =0-1",
                "bytes:0-1",
                "octets=0-1",
                "items=0-1",
                "none",
                "bytes=0-1;5-6",
                "bytes=1.0-2.0"
            })
    void whatIsNoListOfByteRangesCountsAsNotSent(String header) {
        assertThat(read(header)).isEqualTo(new WantedBytes.Everything());
    }

    @Test
    void headersThatRepeatAndFilesWithoutBytesAreAnsweredWhole() {
        assertThat(RangeHeader.read(List.of(), LENGTH)).isEqualTo(new WantedBytes.Everything());
        assertThat(RangeHeader.read(List.of("bytes=0-1", "bytes=2-3"), LENGTH)).isEqualTo(new WantedBytes.Everything());
        assertThat(RangeHeader.read(List.of("bytes=0-1"), 0)).isEqualTo(new WantedBytes.Everything());
    }

    @Test
    void asManyRangesAsAllowedAndNotOneMore() {
        assertThat(read(listOf(RangeHeader.MOST_RANGES)))
                .isInstanceOfSatisfying(
                        WantedBytes.Parts.class,
                        parts -> assertThat(parts.ranges()).hasSize(RangeHeader.MOST_RANGES));
        assertThat(read(listOf(RangeHeader.MOST_RANGES + 1))).isEqualTo(new WantedBytes.Everything());
    }

    private static String listOf(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> 2 * i + "-" + 2 * i)
                .collect(Collectors.joining(",", "bytes=", ""));
    }

    @Test
    void twoRangesMayShareBytesAndNoMore() {
        assertThat(read("bytes=0-100,50-150,200-300")).isEqualTo(parts(0, 100, 50, 150, 200, 300));
        assertThat(read("bytes=0-100,50-150,140-300")).isEqualTo(new WantedBytes.Everything());
        assertThat(read("bytes=0-,0-,0-,0-")).isEqualTo(new WantedBytes.Everything());
        assertThat(read("bytes=0-10,11-20,21-30")).isEqualTo(parts(0, 10, 11, 20, 21, 30));
    }
}
