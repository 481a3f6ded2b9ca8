package org.steppe.warehouse.format.arrow;

import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.steppe.warehouse.format.ArrowCodec;

/** What compresses the buffers within Arrow messages. */
final class BufferCodecs {

    private static final int FAST = 1;

    private BufferCodecs() {}

    static CompressionCodec of(ArrowCodec codec) {
        return switch (codec) {
            case NONE -> NoCompressionCodec.INSTANCE;
            case ZSTD -> new EmptyBufferCodec(CommonsCompressionFactory.INSTANCE.createCodec(CodecType.ZSTD, FAST));
            case LZ4 -> new EmptyBufferCodec(new Lz4FrameCodec());
        };
    }
}
