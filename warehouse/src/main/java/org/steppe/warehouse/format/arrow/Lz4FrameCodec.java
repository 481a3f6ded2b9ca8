package org.steppe.warehouse.format.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;

/** LZ4 frames by native code. Those that Arrow makes itself take a minute for a megabyte of repetitive columns. */
final class Lz4FrameCodec extends AbstractCompressionCodec {

    /** The stream keeps two buffers of this size, so larger blocks cost more than they save. */
    private static final BLOCKSIZE BLOCK = BLOCKSIZE.SIZE_64KB;

    @Override
    public CodecType getCodecType() {
        return CodecType.LZ4_FRAME;
    }

    @Override
    protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf plain) {
        byte[] bytes = bytes(plain, 0, plain.writerIndex());
        var frame = new ByteArrayOutputStream(bytes.length / 2);
        try (var stream = new LZ4FrameOutputStream(frame, BLOCK, FLG.Bits.BLOCK_INDEPENDENCE)) {
            stream.write(bytes);
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
        return buffer(allocator, CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH, frame.toByteArray());
    }

    @Override
    protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf compressed) {
        long prefix = CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH;
        byte[] frame = bytes(compressed, prefix, compressed.writerIndex() - prefix);
        try (var stream = new LZ4FrameInputStream(new ByteArrayInputStream(frame))) {
            return buffer(allocator, 0, stream.readAllBytes());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static byte[] bytes(ArrowBuf buffer, long from, long count) {
        byte[] bytes = new byte[Math.toIntExact(count)];
        buffer.getBytes(from, bytes);
        return bytes;
    }

    /** @param prefix room before the bytes, which the caller fills */
    private static ArrowBuf buffer(BufferAllocator allocator, long prefix, byte[] bytes) {
        ArrowBuf buffer = allocator.buffer(prefix + bytes.length);
        buffer.setBytes(prefix, bytes);
        buffer.writerIndex(prefix + bytes.length);
        return buffer;
    }
}
