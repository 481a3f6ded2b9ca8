package org.steppe.api.file;

import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BaseSharedBuffer;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.body.stream.BufferConsumer;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the pieces of a body to the socket, one step after the other: the next begins when the socket has taken the
 * last, so that a slow reader costs a file handle and nothing else. Over plain HTTP/1.1 the kernel copies the bytes of
 * the file to the socket; encrypted or framed they have to be read. After construction all happens in the thread of the
 * connection.
 */
final class FilePump implements BufferConsumer.Upstream {

    private static final Logger LOG = LoggerFactory.getLogger(FilePump.class);

    /** Small enough that the slowest reader takes one before its connection counts as idle. */
    private static final int STEP = 256 * 1024;

    private final OpenFile file;
    private final Deque<FileBody.Piece> pieces;
    private final Channel channel;
    private final boolean plain;
    private final ReadBufferFactory buffers;
    private @Nullable BaseSharedBuffer target;
    private long onTheWay;
    private boolean begun;
    private boolean ended;

    private FilePump(FileBody body, Channel channel, ReadBufferFactory buffers) {
        this.file = body.file();
        this.pieces = new ArrayDeque<>(body.pieces());
        this.channel = channel;
        this.plain = isPlain(channel);
        this.buffers = buffers;
    }

    private static boolean isPlain(Channel channel) {
        return channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null
                && channel.pipeline().get(SslHandler.class) == null;
    }

    /** Makes the body of a response; nothing flows before somebody reads it. */
    static CloseableByteBody attach(ByteBodyFactory factory, HttpRequest<?> request, FileBody body) {
        if (!(request instanceof NettyHttpRequest<?> netty)) {
            throw new IllegalStateException("Files are sent by the server that received the request");
        }
        var pump = new FilePump(body, netty.getChannelHandlerContext().channel(), factory.readBufferFactory());
        ByteBodyFactory.StreamingBody streaming = factory.createStreamingBody(BodySizeLimits.UNLIMITED, pump);
        streaming.sharedBuffer().setExpectedLength(body.length());
        pump.target = streaming.sharedBuffer();
        return streaming.rootBody();
    }

    private void inLoop(Runnable action) {
        if (channel.eventLoop().inEventLoop()) {
            action.run();
        } else {
            channel.eventLoop().execute(action);
        }
    }

    @Override
    public void start() {
        inLoop(this::begin);
    }

    private void begin() {
        if (begun || ended || target == null) {
            return;
        }
        begun = true;
        if (plain) {
            // The head with the length has been written. The bytes go past the buffer, which must not miss them.
            target.setExpectedLength(0);
        }
        step();
    }

    private void step() {
        if (ended || target == null) {
            return;
        }
        FileBody.Piece piece = pieces.poll();
        if (piece == null) {
            end();
            target.complete();
            return;
        }
        try {
            if (plain) {
                pass(piece);
            } else {
                copy(piece, target);
            }
        } catch (IOException broken) {
            fail(broken);
        }
    }

    private void pass(FileBody.Piece piece) {
        Object message = switch (piece) {
            case FileBody.Words(byte[] bytes) -> Unpooled.wrappedBuffer(bytes);
            case FileBody.Region region -> new LentRegion(take(region));
        };
        channel.writeAndFlush(message).addListener(this::passed);
    }

    private void passed(Future<?> written) {
        Throwable cause = written.cause();
        if (cause == null) {
            step();
        } else {
            fail(cause);
        }
    }

    private void copy(FileBody.Piece piece, BaseSharedBuffer buffer) throws IOException {
        ByteBuffer bytes = switch (piece) {
            case FileBody.Words(byte[] words) -> ByteBuffer.wrap(words);
            case FileBody.Region region -> read(take(region));
        };
        onTheWay = bytes.remaining();
        buffer.add(buffers.adapt(bytes));
    }

    /** One step of a region; what is left of it comes next. */
    private FileBody.Region take(FileBody.Region region) {
        if (region.length() <= STEP) {
            return region;
        }
        pieces.addFirst(new FileBody.Region(region.position() + STEP, region.length() - STEP));
        return new FileBody.Region(region.position(), STEP);
    }

    private ByteBuffer read(FileBody.Region region) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) region.length());
        while (bytes.hasRemaining()) {
            if (file.channel().read(bytes, region.position() + bytes.position()) < 0) {
                throw new EOFException("A file became shorter while it was sent");
            }
        }
        return bytes.flip();
    }

    @Override
    public void onBytesConsumed(long bytes) {
        inLoop(() -> consumed(bytes));
    }

    private void consumed(long bytes) {
        if (plain || !begun) {
            return;
        }
        onTheWay -= bytes;
        if (onTheWay <= 0) {
            // The buffer is still busy with the bytes that it tells about.
            channel.eventLoop().execute(this::step);
        }
    }

    @Override
    public void allowDiscard() {
        inLoop(this::end);
    }

    /** A length was promised, so the connection has to break. */
    private void fail(Throwable cause) {
        if (ended) {
            return;
        }
        end();
        if (channel.isActive() && target != null) {
            LOG.error("A file could not be sent to its end", cause);
            target.error(cause);
        }
    }

    private void end() {
        ended = true;
        file.close();
    }

    /** Bytes of the file, which stays open after them. */
    private final class LentRegion extends DefaultFileRegion {

        LentRegion(FileBody.Region region) {
            super(file.channel(), region.position(), region.length());
        }

        @Override
        protected void deallocate() {
            // The pump closes the file.
        }
    }
}
