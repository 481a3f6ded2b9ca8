package org.steppe.warehouse.format.sdmx;

import java.util.List;
import java.util.Map;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Label;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands beside the observations of a data message: its components, and the values that numbers stand for. */
final class SdmxJsonDataStructure {

    private final AnswerHead head;
    private final SdmxJson json;
    private final List<SdmxComponent> components;
    private final Map<String, List<String>> values;

    /**
     * @param components none in a message without observations: a dimension would need a value
     * @param values those of numbered components, by component
     */
    SdmxJsonDataStructure(
            AnswerHead head, SdmxJson json, List<SdmxComponent> components, Map<String, List<String>> values) {
        this.head = head;
        this.json = json;
        this.components = components;
        this.values = values;
    }

    ObjectNode describe(List<Warning> warnings) {
        var dataset = new SdmxDataset(head.dataset(), head.version());
        ObjectNode structure = SdmxJson.object();
        json.name(structure, head.description().dataflow().title());
        structure.putArray("dataSets").add(0);
        ArrayNode links = structure.putArray("links");
        links.addObject().put("rel", "dataflow").put("urn", dataset.dataflowUrn());
        links.addObject().put("rel", "structure").put("urn", dataset.structureUrn());
        ArrayNode dimensions = structure.putObject("dimensions").putArray("observation");
        ArrayNode measures = structure.putObject("measures").putArray("observation");
        ArrayNode attributes = structure.putObject("attributes").putArray("observation");
        for (SdmxComponent component : components) {
            switch (component.role()) {
                case DIMENSION -> describe(component, dimensions).put("keyPosition", dimensions.size() - 1);
                case TIME -> describeTime(component, dimensions).put("keyPosition", dimensions.size() - 1);
                case MEASURE -> describe(component, measures);
                case ATTRIBUTE ->
                    describe(component, attributes).putObject("relationship").putObject("observation");
            }
        }
        ArrayNode annotations = structure.putArray("annotations");
        for (Warning warning : warnings) {
            annotations
                    .addObject()
                    .put("type", "WARNING")
                    .put("title", warning.code())
                    .put("text", warning.message());
        }
        return structure;
    }

    private ObjectNode begin(SdmxComponent component, ArrayNode into) {
        ObjectNode node = into.addObject().put("id", component.id());
        json.name(node, component.label());
        return node;
    }

    private ObjectNode describe(SdmxComponent component, ArrayNode into) {
        ObjectNode node = begin(component, into);
        List<String> codes = values.getOrDefault(component.id(), List.of());
        if (component.codelist() == null) {
            node.putObject("format").put("dataType", SdmxJson.dataType(component.type()));
        } else if (!codes.isEmpty()) {
            ArrayNode list = node.putArray("values");
            Codelist codelist = head.description().getCodelist(component.codelist());
            codes.forEach(code -> describeCode(code, codelist, list.addObject()));
        }
        return node;
    }

    private void describeCode(String id, Codelist codelist, ObjectNode node) {
        node.put("id", id);
        Code code = codelist.findCode(id).orElse(null);
        json.name(node, code == null ? new Label(id, id) : code.label());
        if (code != null && code.parent() != null) {
            node.put("parent", code.parent());
        }
    }

    private ObjectNode describeTime(SdmxComponent component, ArrayNode into) {
        ObjectNode node = begin(component, into);
        node.putObject("format").put("dataType", SdmxJson.TIME);
        ArrayNode list = node.putArray("values");
        for (String period : values.getOrDefault(DataStructure.TIME_PERIOD, List.of())) {
            ObjectNode value = list.addObject().put("value", period);
            TimePeriod.parse(period).ifPresent(days -> {
                value.put("start", days.start() + "T00:00:00Z");
                value.put("end", days.end() + "T23:59:59Z");
            });
        }
        return node;
    }
}
