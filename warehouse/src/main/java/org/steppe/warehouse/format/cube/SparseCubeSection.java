package org.steppe.warehouse.format.cube;

import java.util.function.IntPredicate;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.text.TextColumn;

/** The cells that have something, as an object with their numbers as names. */
final class SparseCubeSection implements CubeSection {

    private final String opening;
    private final TextColumn values;
    private final IntPredicate isShown;
    private final String closing;
    private boolean isFirst = true;

    /**
     * @param opening what stands before the object
     * @param isShown whether a row that has a value is shown
     * @param closing what stands after the object
     */
    SparseCubeSection(String opening, TextColumn values, IntPredicate isShown, String closing) {
        this.opening = opening;
        this.values = values;
        this.isShown = isShown;
        this.closing = closing;
    }

    @Override
    public void open(ByteSink out) {
        out.put(opening);
        out.put((byte) '{');
        isFirst = true;
    }

    @Override
    public void write(int row, long cell, ByteSink out) {
        if (values.isMissing(row) || !isShown.test(row)) {
            return;
        }
        out.put(isFirst ? "\"" : ",\"");
        isFirst = false;
        out.putLong(cell);
        out.put("\":");
        values.writeValue(row, out);
    }

    @Override
    public void close(ByteSink out) {
        out.put((byte) '}');
        out.put(closing);
    }
}
