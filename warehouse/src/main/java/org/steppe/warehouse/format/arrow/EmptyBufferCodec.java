package org.steppe.warehouse.format.arrow;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;

/**
 * Another codec that leaves empty buffers, such as the texts of a column without any, as they are and says so. Arrow
 * would announce a frame of no bytes, and readers in C++ look for it.
 */
final class EmptyBufferCodec implements CompressionCodec {

    private final CompressionCodec codec;

    EmptyBufferCodec(CompressionCodec codec) {
        this.codec = codec;
    }

    @Override
    public ArrowBuf compress(BufferAllocator allocator, ArrowBuf plain) {
        if (plain.writerIndex() > 0) {
            return codec.compress(allocator, plain);
        }
        ArrowBuf packed = CompressionUtil.packageRawBuffer(allocator, plain);
        plain.close();
        return packed;
    }

    @Override
    public ArrowBuf decompress(BufferAllocator allocator, ArrowBuf compressed) {
        return codec.decompress(allocator, compressed);
    }

    @Override
    public CodecType getCodecType() {
        return codec.getCodecType();
    }
}
