package org.steppe.warehouse.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.steppe.warehouse.structure.DataStructure;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data message in SDMX-JSON 2.0.0, flat: every observation has its whole key, whatever the order of the rows, and goes
 * out when it comes in. What the numbers in it stand for follows after the observations, so that only values that occur
 * are listed.
 */
final class SdmxJsonDataWriter extends RowDataWriter {

    private final AnswerHead head;
    private final SdmxJson json;
    private final List<SdmxComponent> components;
    private final Map<String, NumberedTextColumn> numbered = new LinkedHashMap<>();
    private final List<NumberedTextColumn> key = new ArrayList<>();
    private final TextColumns values;
    private boolean isFirstRow = true;

    SdmxJsonDataWriter(AnswerHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.head = head;
        this.json = new SdmxJson(head.language());
        DataStructure structure = head.description().dataflow().structure();
        this.components = SdmxComponent.chosen(structure, head.query().columns());
        var style = new JsonArrayCellStyle();
        var written = new ArrayList<TextColumn>();
        var scratch = new ByteSink();
        for (SdmxComponent component : components) {
            var column = new Column(component.id(), component.id(), null);
            FieldVector vector = Cells.column(batch, component.id());
            switch (component.role()) {
                case DIMENSION, TIME -> key.add(number(column, style, dictionaries, vector));
                case MEASURE -> written.add(TextColumns.of(column, style, true, vector, dictionaries, scratch));
                case ATTRIBUTE ->
                    written.add(
                            component.codelist() == null
                                    ? TextColumns.of(column, style, false, vector, dictionaries, scratch)
                                    : number(column, style, dictionaries, vector));
            }
        }
        this.values = TextColumns.of(written, batch);
    }

    private NumberedTextColumn number(
            Column column, CellStyle style, DictionaryProvider dictionaries, FieldVector vector) {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            throw new IllegalStateException("Not a coded column: " + vector.getField());
        }
        FieldVector dictionary = dictionaries.lookup(encoding.getId()).getVector();
        var result = new NumberedTextColumn(column, style, false, dictionary);
        numbered.put(column.component(), result);
        return result;
    }

    @Override
    public void begin(ByteSink out) {
        var dataset = new SdmxDataset(head.dataset(), head.version());
        out.put("{\"meta\":");
        String id = dataset.messageId(head.address());
        out.put(SdmxJson.write(json.meta("data", id, head.publishedAt())));
        out.put(",\"data\":{\"dataSets\":[{\"structure\":0,\"action\":\"Information\",\"links\":[");
        out.put(SdmxJson.write(link("dataflow", "urn", dataset.dataflowUrn())));
        out.put((byte) ',');
        out.put(SdmxJson.write(link("self", "href", head.address())));
        if (head.next() != null) {
            out.put((byte) ',');
            out.put(SdmxJson.write(link("next", "href", head.next())));
        }
        out.put("],\"observations\":{");
    }

    private static ObjectNode link(String relation, String kind, String target) {
        return SdmxJson.object().put("rel", relation).put(kind, target);
    }

    @Override
    void bind(VectorSchemaRoot batch) {
        key.forEach(column -> column.bind(batch));
        values.bind(batch);
    }

    @Override
    void writeRow(int row, ByteSink out) {
        out.put(isFirstRow ? "\n\"" : ",\n\"");
        isFirstRow = false;
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) {
                out.put((byte) ':');
            }
            key.get(i).writeValue(row, out);
        }
        out.put("\":[");
        values.writeRow(row, out);
        out.put((byte) ']');
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        out.put(isFirstRow ? "}" : "\n}");
        if (!warnings.isEmpty()) {
            ObjectNode holder = SdmxJson.object();
            var places = holder.putArray("annotations");
            for (int i = 0; i < warnings.size(); i++) {
                places.add(i);
            }
            out.put(",\"annotations\":");
            out.put(SdmxJson.write(places));
        }
        out.put("}],\"structures\":[\n");
        var values = new LinkedHashMap<String, List<String>>();
        numbered.forEach((component, column) -> values.put(component, column.values()));
        var structure = new SdmxJsonDataStructure(head, json, isFirstRow ? List.of() : components, values);
        out.put(SdmxJson.write(structure.describe(warnings)));
        out.put("]}}\n");
    }
}
