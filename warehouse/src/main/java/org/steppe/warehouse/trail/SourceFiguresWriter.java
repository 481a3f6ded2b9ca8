package org.steppe.warehouse.trail;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.Correction;

/** A publication as one JSON object, its figures one after the other. */
final class SourceFiguresWriter extends FigureWriter {

    private final SourceFigures figures;
    private final FigureJson json;
    private final byte[] head;
    private final List<Correction> corrections;

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
    Map<String, Object> figure(VectorSchemaRoot batch, int row) {
        return json.ofSource(figures.version().dataset(), figures.figure(row));
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        out.put("],\"warnings\":");
        out.put(FigureJson.write(warnings.stream().map(FigureJson::warning).toList()));
        out.put("}");
    }
}
