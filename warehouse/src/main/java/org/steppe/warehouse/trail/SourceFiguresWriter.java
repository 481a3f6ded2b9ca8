package org.steppe.warehouse.trail;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.Correction;

/** A publication as one JSON object, its figures one after the other. */
final class SourceFiguresWriter implements DataWriter {

    private final SourceFigures figures;
    private final FigureJson json;
    private final byte[] head;
    private final List<Correction> corrections;
    private boolean isFirst = true;

    /** @param head the publication as JSON */
    SourceFiguresWriter(SourceFigures figures, FigureJson json, byte[] head, List<Correction> corrections) {
        this.figures = figures;
        this.json = json;
        this.head = head;
        this.corrections = corrections;
    }

    @Override
    public void begin(ByteSink out) {
        out.put("{\"source\":");
        out.put(head);
        out.put(",\"corrections\":");
        out.put(FigureJson.write(
                corrections.stream().map(FigureJson::correction).toList()));
        out.put(",\"figures\":[");
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        String dataset = figures.version().dataset();
        int row = from;
        do {
            if (!isFirst) {
                out.put((byte) ',');
            }
            isFirst = false;
            out.put(FigureJson.write(json.ofSource(dataset, figures.figure(row))));
            row++;
        } while (row < to && !out.isFull());
        return row;
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        out.put("],\"warnings\":");
        out.put(FigureJson.write(warnings.stream().map(FigureJson::warning).toList()));
        out.put("}");
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
