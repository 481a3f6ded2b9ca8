package org.steppe.warehouse.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes the JSON files of a generation, which {@link GenerationRecords} reads. Equal content gives equal bytes: members
 * come in the order of the record, maps in the order of their keys, absent members are left out.
 */
final class GenerationJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("generation")
                    .addSerializer(Codelist.class, new CodelistSerializer())
                    .addSerializer(DatasetVersion.class, new VersionSerializer()))
            .build();

    private GenerationJson() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private record CodelistRepresentation(String id, List<Code> codes) {}

    private static final class CodelistSerializer extends ValueSerializer<Codelist> {
        @Override
        public void serialize(Codelist codelist, JsonGenerator generator, SerializationContext context) {
            generator.writePOJO(new CodelistRepresentation(codelist.id(), codelist.listCodes()));
        }
    }

    private static final class VersionSerializer extends ValueSerializer<DatasetVersion> {
        @Override
        public void serialize(DatasetVersion version, JsonGenerator generator, SerializationContext context) {
            generator.writeString(version.toString());
        }
    }
}
