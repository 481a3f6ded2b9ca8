package org.steppe.warehouse.format;

import java.io.OutputStream;

/** Lets a library write into the sink of the moment. */
public final class SinkStream extends OutputStream {

    private ByteSink target;

    public SinkStream(ByteSink target) {
        this.target = target;
    }

    /** Turns to another sink. */
    public void turnTo(ByteSink sink) {
        target = sink;
    }

    @Override
    public void write(int b) {
        target.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        target.put(bytes, from, count);
    }
}
