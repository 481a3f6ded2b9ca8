package org.steppe.api.data;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BaseSharedBuffer;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.body.stream.BufferConsumer;
import io.micronaut.http.netty.body.StreamingNettyByteBody;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries an answer to the socket as fast as the reader takes it. At most a window of bytes is on the way; while it is
 * full no thread is held. A reader that goes away ends the query.
 */
final class AnswerPump implements BufferConsumer.Upstream {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerPump.class);

    private static final long WINDOW = 4L * 1024 * 1024;

    private final AnswerChunks chunks;
    private final Executor executor;
    private final Runnable onEnd;
    private @Nullable ByteBuffer first;
    private @Nullable BaseSharedBuffer buffer;
    private Executor loop = Runnable::run;
    private ReadBufferFactory buffers = ReadBufferFactory.getJdkFactory();

    private long onTheWay;
    private boolean running;
    private boolean abandoned;
    private boolean ended;

    /**
     * @param first the chunk that was made before the answer began
     * @param onEnd called once, when everything has been given back
     */
    AnswerPump(ByteBuffer first, AnswerChunks chunks, Executor executor, Runnable onEnd) {
        this.first = first;
        this.chunks = chunks;
        this.executor = executor;
        this.onEnd = onEnd;
    }

    /** Makes the body; nothing flows before somebody reads it. */
    CloseableByteBody attach(ByteBodyFactory factory) {
        ByteBodyFactory.StreamingBody body = factory.createStreamingBody(BodySizeLimits.UNLIMITED, this);
        buffers = factory.readBufferFactory();
        buffer = body.sharedBuffer();
        if (body.sharedBuffer() instanceof StreamingNettyByteBody.SharedBuffer netty) {
            // The buffer belongs to the thread of the connection and refuses every other.
            loop = netty.eventLoop();
        }
        return body.rootBody();
    }

    @Override
    public void start() {
        resume();
    }

    @Override
    public void onBytesConsumed(long bytes) {
        synchronized (this) {
            onTheWay -= bytes;
            if (onTheWay > WINDOW / 2) {
                return;
            }
        }
        resume();
    }

    @Override
    public void allowDiscard() {
        synchronized (this) {
            abandoned = true;
        }
        chunks.abandon();
        resume();
    }

    private void resume() {
        synchronized (this) {
            if (running || ended) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        BaseSharedBuffer target = buffer;
        try {
            while (mayGoOn()) {
                ByteBuffer chunk = first != null ? first : chunks.next();
                first = null;
                if (chunk == null || target == null) {
                    end();
                    if (target != null) {
                        loop.execute(() -> complete(target));
                    }
                    return;
                }
                send(chunk, target);
            }
        } catch (AnswerChunks.AbandonedException gone) {
            end();
        } catch (RuntimeException | Error broken) {
            end();
            if (!isAbandoned() && target != null) {
                LOG.error("An answer broke off", broken);
                loop.execute(() -> target.error(broken));
            }
        }
    }

    private void send(ByteBuffer chunk, BaseSharedBuffer target) {
        if (chunk.hasRemaining()) {
            synchronized (this) {
                onTheWay += chunk.remaining();
            }
            // Copied here to where the socket takes it from, since the thread of the connection has other readers too.
            ReadBuffer copy = buffers.copyOf(chunk);
            loop.execute(() -> deliver(copy, target));
        }
    }

    /** What was on its way when the reader left must not arrive any more. */
    private void deliver(ReadBuffer chunk, BaseSharedBuffer target) {
        if (isAbandoned()) {
            chunk.close();
        } else {
            target.add(chunk);
        }
    }

    private void complete(BaseSharedBuffer target) {
        if (!isAbandoned()) {
            target.complete();
        }
    }

    private boolean isAbandoned() {
        synchronized (this) {
            return abandoned;
        }
    }

    /** Gives the thread back when the window is full, and everything when nobody reads any more. */
    private boolean mayGoOn() {
        synchronized (this) {
            if (abandoned) {
                throw new AnswerChunks.AbandonedException();
            }
            if (onTheWay >= WINDOW) {
                running = false;
                return false;
            }
            return true;
        }
    }

    private void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        chunks.close();
        onEnd.run();
    }
}
