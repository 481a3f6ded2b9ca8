package org.steppe.warehouse.format.sdmx;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What data and structure messages in SDMX-JSON 2.0.0 have in common. */
final class SdmxJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    /** Any of the forms that a period can have. */
    static final String TIME = "ObservationalTimePeriod";

    private static final String SENDER = "Steppe";
    /** Of the standard, in its repository. */
    private static final String SCHEMAS = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/";

    private final Language language;

    /** @param language of what has no place for both */
    SdmxJson(Language language) {
        this.language = language;
    }

    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Who sent the message and when. The same version of a dataset is always told with the same words, so a message is
     * as old as the version.
     *
     * @param kind data or structure
     */
    ObjectNode meta(String kind, String id, Instant prepared) {
        ObjectNode meta = object();
        meta.put("schema", SCHEMAS + kind + "-message/tools/schemas/2.0.0/sdmx-json-" + kind + "-schema.json");
        meta.put("id", id);
        meta.put("prepared", prepared.toString());
        meta.put("test", false);
        Stream.concat(Stream.of(language), Stream.of(Language.values()))
                .distinct()
                .map(SdmxJson::tag)
                .forEach(meta.putArray("contentLanguages")::add);
        meta.putObject("sender").put("id", SdmxDataset.AGENCY).put("name", SENDER);
        return meta;
    }

    private static String tag(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    void name(ObjectNode node, Label label) {
        text(node, "name", label);
    }

    /** A text in the language of the message under a name, in all languages under its plural. */
    void text(ObjectNode node, String singular, Label label) {
        node.put(singular, label.in(language));
        texts(node, singular + "s", label);
    }

    void texts(ObjectNode node, String plural, Label label) {
        ObjectNode texts = node.putObject(plural);
        for (Language each : Language.values()) {
            texts.put(tag(each), label.in(each));
        }
    }

    static String dataType(ComponentType type) {
        return switch (type) {
            case INTEGER -> "Integer";
            case DECIMAL -> "Double";
            case DATE -> "GregorianDay";
            case CODE, TEXT -> "String";
        };
    }
}
