package org.steppe.warehouse.format.cube;

import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.text.TextColumn;

/** All cells in an array, null where there is no value. Rows come by the numbers of their cells. */
final class DenseCubeSection implements CubeSection {

    private final String opening;
    private final TextColumn values;
    private final long cells;
    private long next;

    /** @param opening what stands before the array */
    DenseCubeSection(String opening, TextColumn values, long cells) {
        this.opening = opening;
        this.values = values;
        this.cells = cells;
    }

    @Override
    public void open(ByteSink out) {
        out.put(opening);
        out.put((byte) '[');
        next = 0;
    }

    @Override
    public void write(int row, long cell, ByteSink out) {
        while (next < cell) {
            writeNull(out);
        }
        if (values.isMissing(row)) {
            writeNull(out);
        } else {
            separate(out);
            values.writeValue(row, out);
            next++;
        }
    }

    private void writeNull(ByteSink out) {
        separate(out);
        out.put("null");
        next++;
    }

    private void separate(ByteSink out) {
        if (next > 0) {
            out.put((byte) ',');
        }
    }

    @Override
    public void close(ByteSink out) {
        while (next < cells) {
            writeNull(out);
        }
        out.put((byte) ']');
    }
}
