package org.steppe.api.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is open for reading and stays readable until it is closed, whatever becomes of its name. Closed once, by
 * whoever sends it, from any thread.
 */
public final class OpenFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final FileChannel channel;
    private final long length;
    private final String tag;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param channel owned from now on
     * @param tag strong entity tag of the content
     * @param onClose called once, after the file was closed
     */
    public OpenFile(FileChannel channel, long length, String tag, Runnable onClose) {
        this.channel = channel;
        this.length = length;
        this.tag = tag;
        this.onClose = onClose;
    }

    FileChannel channel() {
        return channel;
    }

    public long length() {
        return length;
    }

    public String tag() {
        return tag;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("A file could not be closed", e);
        } finally {
            onClose.run();
        }
    }
}
