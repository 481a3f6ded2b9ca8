package org.steppe.warehouse.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the buffers within Arrow messages are compressed. Every reader must be able to read the first. */
public enum ArrowCodec {
    NONE,
    ZSTD,
    LZ4;

    /** The word for {@code codecs=}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A codec that a reader may ask for. */
    public static Optional<ArrowCodec> findById(String id) {
        return Arrays.stream(values())
                .filter(codec -> codec != NONE && codec.id().equals(id))
                .findFirst();
    }

    /** Those a reader may ask for. */
    public static List<String> ids() {
        return Arrays.stream(values())
                .filter(codec -> codec != NONE)
                .map(ArrowCodec::id)
                .toList();
    }
}
