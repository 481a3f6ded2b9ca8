package org.steppe.warehouse.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON files of a generation. Equal content gives equal bytes: members come in the order of the record, maps in the
 * order of their keys, absent members are left out.
 */
final class GenerationJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("generation")
                    .addSerializer(Codelist.class, new CodelistSerializer())
                    .addDeserializer(Codelist.class, new CodelistDeserializer())
                    .addSerializer(DatasetVersion.class, new VersionSerializer())
                    .addDeserializer(DatasetVersion.class, new VersionDeserializer()))
            .build();

    private GenerationJson() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws JacksonException when the bytes are not such a value */
    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    private record CodelistRepresentation(String id, List<Code> codes) {}

    private static final class CodelistSerializer extends ValueSerializer<Codelist> {
        @Override
        public void serialize(Codelist codelist, JsonGenerator generator, SerializationContext context) {
            generator.writePOJO(new CodelistRepresentation(codelist.id(), codelist.listCodes()));
        }
    }

    private static final class CodelistDeserializer extends ValueDeserializer<Codelist> {
        @Override
        public Codelist deserialize(JsonParser parser, DeserializationContext context) {
            var read = context.readValue(parser, CodelistRepresentation.class);
            return new Codelist(read.id(), read.codes());
        }
    }

    private static final class VersionSerializer extends ValueSerializer<DatasetVersion> {
        @Override
        public void serialize(DatasetVersion version, JsonGenerator generator, SerializationContext context) {
            generator.writeString(version.toString());
        }
    }

    private static final class VersionDeserializer extends ValueDeserializer<DatasetVersion> {
        @Override
        public DatasetVersion deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            return DatasetVersion.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("Not a dataset version: " + text));
        }
    }
}
