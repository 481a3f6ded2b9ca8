package org.steppe.api.data;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;

/** Puts a byte order mark in front, by which spreadsheets recognise UTF-8; programs would take it for text. */
final class MarkedDataWriter implements DataWriter {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final DataWriter writer;

    MarkedDataWriter(DataWriter writer) {
        this.writer = writer;
    }

    @Override
    public void begin(ByteSink out) {
        out.put(MARK);
        writer.begin(out);
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        return writer.writeRows(batch, from, to, out);
    }

    @Override
    public boolean again(ByteSink out) {
        return writer.again(out);
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        writer.end(warnings, out);
    }

    @Override
    public void close() {
        writer.close();
    }
}
