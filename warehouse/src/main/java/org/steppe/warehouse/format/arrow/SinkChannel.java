package org.steppe.warehouse.format.arrow;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.ByteSink;

/** Lets Arrow's serializer write into the sink of the moment. */
final class SinkChannel implements WritableByteChannel {

    private @Nullable ByteSink sink;

    /** Where everything goes from now on. */
    void turnTo(ByteSink out) {
        sink = out;
    }

    @Override
    public int write(ByteBuffer source) {
        ByteSink out = sink;
        if (out == null) {
            throw new IllegalStateException("Nothing to write into");
        }
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
        // A sink is not closed; whoever has it takes what is in it.
    }
}
