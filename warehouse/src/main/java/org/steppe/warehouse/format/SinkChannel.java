package org.steppe.warehouse.format;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Lets Arrow's serializer write into a sink. Messages begin at positions divisible by 8, as each of them is padded. */
record SinkChannel(ByteSink out) implements WritableByteChannel {

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        out.put(source);
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // The sink stays open for the next message.
    }
}
