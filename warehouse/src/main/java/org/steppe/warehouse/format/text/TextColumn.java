package org.steppe.warehouse.format.text;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;

/** Writes the cells of one column in a text format. */
public abstract class TextColumn implements RowPart {

    private final String component;
    private final byte[] prefix;
    private final byte[] missing;

    protected TextColumn(Column column, CellStyle style, boolean isFirst) {
        this.component = column.component();
        this.prefix = style.prefix(column.name(), isFirst);
        this.missing = style.missing(column.name(), isFirst);
    }

    String component() {
        return component;
    }

    @Override
    public void bind(VectorSchemaRoot batch) {
        bind(Cells.column(batch, component));
    }

    protected abstract void bind(FieldVector vector);

    public abstract boolean isMissing(int row);

    public abstract void writeValue(int row, ByteSink out);

    /** Whether rows often say the same as the one before, and {@link #markRepeats} can tell. */
    boolean isRepetitive() {
        return false;
    }

    /** @param repeats from its second on becomes false where a row says something else than the one before it */
    void markRepeats(boolean[] repeats) {
        throw new IllegalStateException("Column " + component + " does not compare its rows");
    }

    @Override
    public void write(int row, ByteSink out) {
        if (isMissing(row)) {
            out.put(missing);
        } else {
            out.put(prefix);
            writeValue(row, out);
        }
    }
}
