package org.steppe.warehouse.format;

import java.nio.ByteBuffer;
import java.util.List;

/** Runs a writer over a whole batch. */
public final class WrittenAnswer {

    private WrittenAnswer() {}

    public static byte[] of(DataWriter writer, HandMadeBatch batch, Warning... warnings) {
        var out = new ByteSink();
        try (writer) {
            writer.begin(out);
            int rows = batch.root().getRowCount();
            for (int row = 0; row < rows; ) {
                row = writer.writeRows(batch.root(), row, rows, out);
            }
            writer.end(List.of(warnings), out);
        }
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }
}
