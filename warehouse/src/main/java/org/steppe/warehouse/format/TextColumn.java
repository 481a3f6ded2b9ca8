package org.steppe.warehouse.format;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes the cells of one column in a text format. */
abstract class TextColumn {

    private final String component;
    private final byte[] prefix;
    private final byte[] missing;

    TextColumn(Column column, CellStyle style, boolean isFirst) {
        this.component = column.component();
        this.prefix = style.prefix(column.name(), isFirst);
        this.missing = style.missing(column.name(), isFirst);
    }

    String component() {
        return component;
    }

    /** Turns to the next batch. */
    void bind(VectorSchemaRoot batch) {
        bind(Cells.column(batch, component));
    }

    abstract void bind(FieldVector vector);

    abstract boolean isMissing(int row);

    abstract void writeValue(int row, ByteSink out);

    void write(int row, ByteSink out) {
        if (isMissing(row)) {
            out.put(missing);
        } else {
            out.put(prefix);
            writeValue(row, out);
        }
    }
}
