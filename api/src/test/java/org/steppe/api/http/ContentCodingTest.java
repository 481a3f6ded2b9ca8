package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                     | GZIP
            x-gzip                   | GZIP
            gzip, deflate, br, zstd  | ZSTD
            gzip;q=1, zstd;q=0.5     | GZIP
            gzip;q=0                 | IDENTITY
            *                        | ZSTD
            zstd;q=0, *              | GZIP
            br                       | IDENTITY
            identity                 | IDENTITY
            ''                       | IDENTITY
            """)
    void theWeightiestKnownCodingIsChosen(String header, ContentCoding coding) {
        assertThat(ContentCoding.choose(List.of(header))).isEqualTo(coding);
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void codingsComeBackAsTheyWere(ContentCoding coding) throws IOException {
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        var coded = new ByteArrayOutputStream();
        try (var out = coding.wrap(coded)) {
            out.write(content);
        }
        assertThat(decode(coding, coded.toByteArray())).isEqualTo(content);
    }

    private static byte[] decode(ContentCoding coding, byte[] coded) throws IOException {
        var in = new ByteArrayInputStream(coded);
        try (InputStream decoded = switch (coding) {
            case IDENTITY -> in;
            case GZIP -> new GZIPInputStream(in);
            case ZSTD -> new ZstdInputStream(in);
        }) {
            return decoded.readAllBytes();
        }
    }
}
