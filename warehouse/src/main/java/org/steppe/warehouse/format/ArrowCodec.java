package org.steppe.warehouse.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/** How the buffers within Arrow messages are compressed. Every reader must be able to read the first. */
public enum ArrowCodec {
    NONE,
    ZSTD,
    LZ4;

    private static final int FAST = 1;

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

    CompressionCodec buffers() {
        return switch (this) {
            case NONE -> NoCompressionCodec.INSTANCE;
            case ZSTD -> new EmptyBufferCodec(CommonsCompressionFactory.INSTANCE.createCodec(CodecType.ZSTD, FAST));
            case LZ4 -> new EmptyBufferCodec(new Lz4FrameCodec());
        };
    }
}
