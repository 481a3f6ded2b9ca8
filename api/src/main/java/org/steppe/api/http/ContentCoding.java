package org.steppe.api.http;

import com.github.luben.zstd.ZstdOutputStream;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The codings in which answers can be compressed, best first. */
public enum ContentCoding {
    ZSTD,
    GZIP,
    IDENTITY;

    private static final int ZSTD_LEVEL = 3;

    /** Four times as fast as the default level and a few per cent larger. */
    private static final int GZIP_LEVEL = 3;

    private static final int BUFFER = 64 * 1024;

    /** The coding with the greatest weight that the client accepts; plain when it asks for none. */
    public static ContentCoding choose(HttpRequest<?> request) {
        return choose(request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING));
    }

    static ContentCoding choose(List<String> headers) {
        WeightedList wishes = WeightedList.parse(headers);
        ContentCoding best = IDENTITY;
        double most = 0;
        for (ContentCoding coding : List.of(ZSTD, GZIP)) {
            double weight = coding.weight(wishes);
            if (weight > most) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private double weight(WeightedList wishes) {
        double weight = 0;
        for (WeightedList.Item wish : wishes.items()) {
            if (wish.word().equals(id()) || (this == GZIP && wish.word().equals("x-gzip"))) {
                return wish.weight();
            }
            if (wish.word().equals("*")) {
                weight = wish.weight();
            }
        }
        return weight;
    }

    /** The name in headers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A stream that writes what it is given, compressed, into another. */
    public OutputStream wrap(OutputStream out) throws IOException {
        return switch (this) {
            case IDENTITY -> out;
            case GZIP -> new LevelledGzip(out);
            case ZSTD -> new ZstdOutputStream(out, ZSTD_LEVEL);
        };
    }

    private static final class LevelledGzip extends GZIPOutputStream {

        LevelledGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(GZIP_LEVEL);
        }
    }
}
