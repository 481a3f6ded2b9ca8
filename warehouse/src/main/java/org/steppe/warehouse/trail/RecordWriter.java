package org.steppe.warehouse.trail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.structure.DataStructure;

/** The record of an observation as one JSON object, its figures one after the other. */
final class RecordWriter extends FigureWriter {

    private static final byte[] FIGURES = ",\"figures\":[".getBytes(StandardCharsets.UTF_8);

    private final Trail trail;
    private final FigureJson json;
    private final DictionaryProvider dictionaries;

    RecordWriter(Trail trail, FigureJson json, ObservationCursor cursor) {
        this.trail = trail;
        this.json = json;
        this.dictionaries = cursor.dictionaries();
    }

    @Override
    public void begin(ByteSink out) {
        byte[] head = FigureJson.write(head());
        out.put(head, 0, head.length - 1);
        out.put(FIGURES);
    }

    private Map<String, Object> head() {
        ObservationHead head = trail.head();
        var labels = new LinkedHashMap<String, Object>();
        trail.keyLabels().forEach((name, label) -> labels.put(name, FigureJson.label(label)));
        var links = new LinkedHashMap<String, Object>();
        links.put("self", "/v1/observations/" + head.id());
        links.put("dataset", "/v1/datasets/" + trail.version().dataset());
        var members = new FigureJson.Members();
        members.add("id", head.id());
        members.add("dataset", trail.version().dataset());
        members.add("version", trail.version().entry().version().toString());
        members.add("key", head.key());
        members.add("keyLabels", labels);
        members.add("time_period", head.timePeriod());
        members.add("periodStart", FigureJson.text(head.periodStart()));
        members.add("periodEnd", FigureJson.text(head.periodEnd()));
        members.add("obs_value", head.value());
        members.add("unit_mult", head.unitMultiplier());
        members.add("decimals", head.decimals());
        members.add("obs_status", head.status());
        members.add("qualifier", head.qualifier());
        members.add("links", links);
        return members.map;
    }

    @Override
    Map<String, Object> figure(VectorSchemaRoot batch, int row) {
        DataStructure structure = trail.version().description().dataflow().structure();
        return json.ofObservation(TrailFigure.read(structure, new RowReader(batch, dictionaries), row));
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        out.put((byte) ']');
        out.put((byte) '}');
    }
}
