package org.steppe.warehouse.format.sdmx;

import java.time.Instant;
import java.util.List;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A structure message in SDMX-JSON 2.0.0 with all that the data messages of one version refer to: dataflow, data
 * structure, concepts and codelists. Codelists and concepts are those the version uses, and so partial.
 */
public final class SdmxStructureMessage {

    public static final String MEDIA_TYPE = "application/vnd.sdmx.structure+json;version=2.0.0";

    private final SdmxDataset names;
    private final DatasetDescription description;
    private final Instant publishedAt;
    private final List<SdmxComponent> components;
    private final SdmxJson json;

    /** @param language of what has no place for both */
    public SdmxStructureMessage(
            DatasetDescription description, DatasetVersion version, Instant publishedAt, Language language) {
        this.names = new SdmxDataset(description.dataflow().id(), version);
        this.description = description;
        this.publishedAt = publishedAt;
        this.components = SdmxComponent.all(description.dataflow().structure());
        this.json = new SdmxJson(language);
    }

    public byte[] write() {
        ObjectNode message = SdmxJson.object();
        String id = names.messageId("structure");
        message.set("meta", json.meta("structure", id, publishedAt));
        ObjectNode data = message.putObject("data");
        dataflow(data.putArray("dataflows").addObject());
        structure(data.putArray("dataStructures").addObject());
        concepts(data.putArray("conceptSchemes").addObject());
        ArrayNode codelists = data.putArray("codelists");
        description.codelists().forEach(codelist -> codelist(codelist, codelists.addObject()));
        return SdmxJson.write(message);
    }

    private void maintain(ObjectNode node, String id, String version, Label name) {
        node.put("id", id);
        node.put("agencyID", SdmxDataset.AGENCY);
        node.put("version", version);
        json.name(node, name);
    }

    private void dataflow(ObjectNode node) {
        Dataflow dataflow = description.dataflow();
        maintain(node, names.id(), names.semanticVersion(), dataflow.title());
        json.text(node, "description", dataflow.description());
        node.put("structure", names.structureUrn());
    }

    private void structure(ObjectNode node) {
        maintain(
                node,
                names.id(),
                names.semanticVersion(),
                description.dataflow().title());
        ObjectNode lists = node.putObject("dataStructureComponents");
        ObjectNode dimensionList = lists.putObject("dimensionList").put("id", "DimensionDescriptor");
        ArrayNode dimensions = dimensionList.putArray("dimensions");
        ArrayNode measures =
                lists.putObject("measureList").put("id", "MeasureDescriptor").putArray("measures");
        ArrayNode attributes = lists.putObject("attributeList")
                .put("id", "AttributeDescriptor")
                .putArray("attributes");
        for (SdmxComponent component : components) {
            switch (component.role()) {
                case DIMENSION -> component(component, dimensions.addObject().put("position", dimensions.size() - 1));
                case TIME -> component(component, dimensionList.putObject("timeDimension"));
                case MEASURE -> component(component, measures.addObject().put("usage", "optional"));
                case ATTRIBUTE -> {
                    ObjectNode attribute = attributes.addObject().put("usage", "optional");
                    attribute.putObject("attributeRelationship").putObject("observation");
                    component(component, attribute);
                }
            }
        }
    }

    private static void component(SdmxComponent component, ObjectNode node) {
        node.put("id", component.id());
        node.put("conceptIdentity", SdmxDataset.conceptUrn(component.id()));
        ObjectNode representation = node.putObject("localRepresentation");
        if (component.codelist() != null) {
            representation.put("enumeration", SdmxDataset.codelistUrn(component.codelist()));
            return;
        }
        representation
                .putObject("format")
                .put(
                        "dataType",
                        component.role() == SdmxComponent.Role.TIME
                                ? SdmxJson.TIME
                                : SdmxJson.dataType(component.type()));
    }

    private void concepts(ObjectNode node) {
        maintain(node, SdmxDataset.CONCEPT_SCHEME, SdmxDataset.UNVERSIONED, new Label("概念", "Concepts"));
        node.put("isPartial", true);
        ArrayNode concepts = node.putArray("concepts");
        for (SdmxComponent component : components) {
            ObjectNode concept = concepts.addObject().put("id", component.id());
            json.name(concept, component.label());
        }
    }

    private void codelist(Codelist codelist, ObjectNode node) {
        maintain(node, SdmxDataset.codelistId(codelist.id()), SdmxDataset.UNVERSIONED, labelOf(codelist.id()));
        node.put("isPartial", true);
        ArrayNode codes = node.putArray("codes");
        for (Code code : codelist.listCodes()) {
            ObjectNode item = codes.addObject().put("id", code.id());
            json.name(item, code.label());
            if (code.parent() != null) {
                item.put("parent", code.parent());
            }
        }
    }

    /** Codelists have no names here; the first component that uses one lends its own. */
    private Label labelOf(String codelist) {
        return components.stream()
                .filter(component -> codelist.equals(component.codelist()))
                .map(SdmxComponent::label)
                .findFirst()
                .orElse(new Label(codelist, codelist));
    }
}
