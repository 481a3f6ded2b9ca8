package org.steppe.warehouse.format.cube;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.SinkStream;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a JSON-stat document says before and after its cells. */
final class JsonStatTexts {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String GEOGRAPHY = "REF_AREA";
    private static final String INDICATOR = "INDICATOR";
    private static final String UNIT = CubeUnits.COMPONENT;

    private final AnswerHead head;
    private final Language language;

    JsonStatTexts(AnswerHead head) {
        this.head = head;
        this.language = head.language();
    }

    /** The members before the cells; the object stays open. */
    void writeHead(Cube cube, @Nullable CubeUnits units, List<Source> sources, ByteSink out) {
        writeObject(out, json -> {
            Dataflow dataflow = head.description().dataflow();
            json.writeStringProperty("version", "2.0");
            json.writeStringProperty("class", "dataset");
            json.writeStringProperty("href", head.address());
            json.writeStringProperty("label", dataflow.title().in(language));
            json.writeArrayPropertyStart("note");
            json.writeString(dataflow.description().in(language));
            json.writeEndArray();
            if (!sources.isEmpty()) {
                json.writeStringProperty("source", publishers(sources));
            }
            json.writeStringProperty("updated", head.publishedAt().toString());
            writeLink(json);
            json.writeArrayPropertyStart("id");
            cube.dimensions().forEach(dimension -> json.writeString(dimension.id()));
            json.writeEndArray();
            json.writeArrayPropertyStart("size");
            cube.dimensions().forEach(dimension -> json.writeNumber(dimension.size()));
            json.writeEndArray();
            writeRoles(cube, json);
            json.writeObjectPropertyStart("dimension");
            for (CubeDimension dimension : cube.dimensions()) {
                json.writeRaw('\n');
                boolean isUnit = units != null && units.dimension() == dimension;
                writeDimension(dimension, isUnit ? units : null, json);
            }
            json.writeEndObject();
        });
        // The cells follow as members of the same object, each part with its comma.
        out.set(out.length() - 1, (byte) '\n');
    }

    /**
     * The members of the extension after its attributes, with their comma; it is closed.
     *
     * @param statuses those that stand in {@code status}
     */
    void writeTail(List<Code> statuses, List<Source> sources, List<Warning> warnings, ByteSink out) {
        int start = out.length();
        writeObject(out, json -> {
            json.writeStringProperty("dataset", head.dataset());
            json.writeStringProperty("version", head.version().toString());
            if (head.asOf() != null) {
                json.writeStringProperty("asOf", head.asOf().toString());
            }
            json.writeStringProperty("lang", language.name().toLowerCase(Locale.ROOT));
            new TreeMap<>(head.metadata()).forEach(json::writeStringProperty);
            if (!statuses.isEmpty()) {
                json.writeObjectPropertyStart("status");
                writeCodes("label", statuses, json);
                json.writeEndObject();
            }
            json.writeArrayPropertyStart("sources");
            sources.forEach(source -> writeSource(source, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("warnings");
            warnings.forEach(warning -> writeWarning(warning, json));
            json.writeEndArray();
        });
        out.set(start, (byte) ',');
    }

    /** An attribute as a member, up to its cells; an object of cells and one more brace follow. */
    String attributeOpening(CubeAttribute attribute) {
        var out = new ByteSink();
        writeObject(out, json -> {
            json.writeObjectPropertyStart(attribute.id());
            json.writeStringProperty("label", attribute.label().in(language));
            if (!attribute.labelledCodes().isEmpty()) {
                writeCodes("codes", attribute.labelledCodes(), json);
            }
            json.writeEndObject();
        });
        String object = StandardCharsets.UTF_8.decode(out.take()).toString();
        return object.substring(1, object.length() - 2) + ",\"values\":";
    }

    private void writeLink(JsonGenerator json) {
        String next = head.next();
        if (next == null) {
            return;
        }
        json.writeObjectPropertyStart("link");
        json.writeArrayPropertyStart("next");
        json.writeStartObject();
        json.writeStringProperty("href", next);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRoles(Cube cube, JsonGenerator json) {
        json.writeObjectPropertyStart("role");
        writeRole("time", List.of(DataStructure.TIME_PERIOD), cube, json);
        writeRole("geo", List.of(GEOGRAPHY), cube, json);
        writeRole("metric", List.of(INDICATOR, UNIT), cube, json);
        json.writeEndObject();
    }

    private static void writeRole(String role, List<String> components, Cube cube, JsonGenerator json) {
        List<String> ids = cube.dimensions().stream()
                .filter(dimension -> components.contains(dimension.component()))
                .map(CubeDimension::id)
                .toList();
        if (!ids.isEmpty()) {
            json.writeArrayPropertyStart(role);
            ids.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void writeDimension(CubeDimension dimension, @Nullable CubeUnits units, JsonGenerator json) {
        json.writeObjectPropertyStart(dimension.id());
        json.writeStringProperty("label", dimension.label().in(language));
        json.writeObjectPropertyStart("category");
        json.writeArrayPropertyStart("index");
        dimension.categories().forEach(json::writeString);
        json.writeEndArray();
        json.writeObjectPropertyStart("label");
        dimension.categories().forEach(category -> json.writeStringProperty(category, label(dimension, category)));
        json.writeEndObject();
        writeLists("child", dimension.children(), json);
        writeLists("note", notes(dimension), json);
        if (units != null) {
            writeUnits(dimension, units, json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private String label(CubeDimension dimension, String category) {
        return dimension
                .findCode(category)
                .map(Code::label)
                .map(label -> label.in(language))
                .orElse(category);
    }

    private static Map<String, List<String>> notes(CubeDimension dimension) {
        var notes = new LinkedHashMap<String, List<String>>();
        for (String category : dimension.categories()) {
            dimension.findCode(category).map(Code::note).ifPresent(note -> notes.put(category, List.of(note)));
        }
        return notes;
    }

    private static void writeLists(String name, Map<String, List<String>> lists, JsonGenerator json) {
        if (lists.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart(name);
        lists.forEach((category, texts) -> {
            json.writeArrayPropertyStart(category);
            texts.forEach(json::writeString);
            json.writeEndArray();
        });
        json.writeEndObject();
    }

    private void writeUnits(CubeDimension dimension, CubeUnits units, JsonGenerator json) {
        json.writeObjectPropertyStart("unit");
        for (int index : dimension.categoryIndexes()) {
            String unit = dimension.category(index);
            Label label = dimension.findCode(unit).map(Code::label).orElse(new Label(unit, unit));
            Integer multiplier = units.multiplier(index);
            json.writeObjectPropertyStart(unit);
            json.writeStringProperty("label", UnitWords.of(label, multiplier, language));
            json.writeStringProperty("base", label.in(language));
            if (multiplier != null) {
                json.writeNumberProperty("multiplier", multiplier);
            }
            json.writeNumberProperty("decimals", units.decimals(index));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String publishers(List<Source> sources) {
        Set<String> publishers = new LinkedHashSet<>();
        sources.forEach(source -> publishers.add(source.publisher()));
        return String.join("; ", publishers);
    }

    private void writeCodes(String name, List<Code> codes, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        codes.forEach(code -> json.writeStringProperty(code.id(), code.label().in(language)));
        json.writeEndObject();
    }

    private static void writeSource(Source source, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", source.id());
        json.writeStringProperty("title", source.title());
        json.writeStringProperty("publisher", source.publisher());
        json.writeStringProperty("publisherKind", source.publisherKind().id());
        writeIfKnown("publishedOn", source.publishedOn(), json);
        writeIfKnown("address", source.address(), json);
        json.writeEndObject();
    }

    private static void writeWarning(Warning warning, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("code", warning.code());
        json.writeStringProperty("message", warning.message());
        writeIfKnown("path", warning.path(), json);
        json.writeEndObject();
    }

    private static void writeIfKnown(String name, @Nullable Object value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static void writeObject(ByteSink out, Consumer<JsonGenerator> members) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), new SinkStream(out))) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
    }

    /** Publications by their ids, those that are known. */
    List<Source> sources(List<String> ids) {
        var sources = new ArrayList<Source>();
        ids.forEach(id -> head.sources().apply(id).ifPresent(sources::add));
        return sources;
    }
}
