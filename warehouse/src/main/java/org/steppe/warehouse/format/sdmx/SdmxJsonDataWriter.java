package org.steppe.warehouse.format.sdmx;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.row.RowDataWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data message in SDMX-JSON 2.0.0, flat: every observation has its whole key, whatever the order of the rows, and goes
 * out when it comes in. What the numbers in it stand for follows after the observations, so that only values that occur
 * are listed.
 */
public final class SdmxJsonDataWriter extends RowDataWriter {

    private final AnswerHead head;
    private final SdmxJson json;
    private final SdmxJsonRows rows;

    public SdmxJsonDataWriter(AnswerHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this(head, new SdmxJsonRows(head, batch, dictionaries));
    }

    private SdmxJsonDataWriter(AnswerHead head, SdmxJsonRows rows) {
        super(rows);
        this.head = head;
        this.json = new SdmxJson(head.language());
        this.rows = rows;
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
    public void end(List<Warning> warnings, ByteSink out) {
        out.put(rows.isEmpty() ? "}" : "\n}");
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
        List<SdmxComponent> components = rows.isEmpty() ? List.of() : rows.components();
        var structure = new SdmxJsonDataStructure(head, json, components, rows.values());
        out.put(SdmxJson.write(structure.describe(warnings)));
        out.put("]}}\n");
    }
}
