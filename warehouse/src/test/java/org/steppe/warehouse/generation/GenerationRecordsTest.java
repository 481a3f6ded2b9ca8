package org.steppe.warehouse.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.observation.Correction;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

class GenerationRecordsTest {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final FileEntry FILE = new FileEntry("datasets/a/1.0.duckdb", 5_000_000_000L, "ab".repeat(32));
    private static final Label LABEL = new Label("内蒙古, \"区\"", "Inner Mongolia \\ Autonomous");

    @Test
    void readsWhatIsWrittenOfAManifest() {
        var version = new VersionEntry(
                new DatasetVersion(2, 10),
                AT,
                FILE,
                FILE,
                "content",
                "structure",
                1,
                2,
                new ChangeCounts(3, 4, 5, 6),
                List.of(new BulkFile(BulkFile.ARROW, FILE), new BulkFile(BulkFile.CSV, FILE)),
                FILE);
        var older = new VersionEntry(
                DatasetVersion.FIRST, AT, FILE, FILE, "content", "structure", 1, 2, ChangeCounts.NONE, List.of(), null);

        assertIsReadAsWritten(
                new Manifest(7, AT, List.of(new DatasetEntry("a", List.of(older, version))), FILE),
                GenerationRecords::manifest);
        assertIsReadAsWritten(new Manifest(1, AT, List.of(), FILE), GenerationRecords::manifest);
    }

    @Test
    void readsWhatIsWrittenOfATransition() {
        var changed = new DatasetTransition(
                "a", new DatasetVersion(1, 0), new DatasetVersion(1, 1), new ChangeCounts(1, 2, 3, 4));
        var gone = new DatasetTransition("b", new DatasetVersion(1, 0), null, null);
        for (Transition.Kind kind : Transition.Kind.values()) {
            assertIsReadAsWritten(
                    new Transition("id", 3, AT, 2, kind, "digest", List.of(changed, gone), "why", FILE),
                    GenerationRecords::transition);
        }
        assertIsReadAsWritten(
                new Transition("id", 1, AT, 1, Transition.Kind.LOAD, "digest", List.of(), null, null),
                GenerationRecords::transition);
    }

    @Test
    void readsWhatIsWrittenOfACatalogue() {
        var full = new Source(
                "s1",
                "统计公报",
                "统计局",
                PublisherKind.OFFICIAL_STATISTICS,
                LocalDate.of(2021, 3, 8),
                "https://example.org/?a=1&b=2",
                "zh",
                "CC-BY-4.0",
                List.of("s0", "old"),
                "cd".repeat(32),
                LocalDate.of(2026, 1, 2));
        var sparse = new Source("s2", "t", "p", PublisherKind.MIRROR, null, null, "en", null, List.of(), null, null);
        var corrections = List.of(
                new Correction(
                        "c1", "s1", "what", "why", Correction.Action.REPLACE, Map.of("a", "1"), Map.of("a", "2")),
                new Correction("c2", "s1", "what", "why", Correction.Action.LEAVE_OUT, Map.of(), Map.of()));

        assertIsReadAsWritten(
                new Catalogue(
                        List.of(dataflow()),
                        List.of(codelist()),
                        List.of(full, sparse),
                        corrections,
                        Map.of("s1", FILE)),
                GenerationRecords::catalogue);
    }

    @Test
    void readsWhatIsWrittenOfADescription() {
        assertIsReadAsWritten(description("2001", "2020-Q4", LocalDate.of(2021, 1, 1)), GenerationRecords::description);
        assertIsReadAsWritten(description(null, null, null), GenerationRecords::description);
    }

    private static DatasetDescription description(
            @Nullable String first, @Nullable String last, @Nullable LocalDate publishedOn) {
        return new DatasetDescription(
                dataflow(),
                List.of(codelist()),
                Map.of("AREA", new TreeSet<>(List.of("15", "1501"))),
                first,
                last,
                1,
                2,
                3,
                new TreeSet<>(List.of("s1", "s2")),
                publishedOn);
    }

    private static Dataflow dataflow() {
        var attributes = new ArrayList<Attribute>();
        for (ComponentType type : ComponentType.values()) {
            attributes.add(new Attribute("A_" + type, type, type == ComponentType.CODE ? "AREA" : null, LABEL));
        }
        return new Dataflow(
                "a", LABEL, LABEL, new DataStructure(List.of(new Dimension("AREA", "AREA", LABEL)), attributes));
    }

    private static Codelist codelist() {
        return new Codelist("AREA", List.of(new Code("15", null, LABEL, "note"), new Code("1501", "15", LABEL, null)));
    }

    /** Codelists know no equality, so what was read is written again. */
    private static <T> void assertIsReadAsWritten(T value, Function<JsonObject, T> form) {
        byte[] written = GenerationJson.write(value);

        T read = form.apply(JsonObject.parse(written));

        assertThat(new String(GenerationJson.write(read), StandardCharsets.UTF_8))
                .isEqualTo(new String(written, StandardCharsets.UTF_8));
    }

    @Test
    void readsFilesOfOlderProgramsThatLackMembers() {
        Catalogue catalogue = read("{\"dataflows\":[],\"codelists\":[],\"sources\":[]}", GenerationRecords::catalogue);

        assertThat(catalogue.corrections()).isEmpty();
        assertThat(catalogue.documents()).isEmpty();
    }

    @Test
    void readsFilesOfNewerProgramsThatHaveMore() {
        Catalogue catalogue = read(
                "{\"new\":{\"a\":[1,2.5,true,false,null]},\"dataflows\":[],\"codelists\":[],\"sources\":[]}",
                GenerationRecords::catalogue);

        assertThat(catalogue.sources()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"dataflows\":[]",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[]} more",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[]}{}",
                "{\"dataflows\":[],\"codelists\":[]}",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":{}}",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[null]}",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[1]}",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[{\"id\":\"s\"}]}",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[{\"id\":\"s\",\"title\":\"t\",\"publisher\":\"p\","
                        + "\"publisherKind\":\"NOBODY\",\"language\":\"en\",\"alsoKnownAs\":[]}]}",
                "{\"dataflows\":[],\"codelists\":[],\"sources\":[{\"id\":\"s\",\"title\":\"t\",\"publisher\":\"p\","
                        + "\"publisherKind\":\"OFFICIAL_STATISTICS\",\"publishedOn\":\"2021-02-30\",\"language\":\"en\","
                        + "\"alsoKnownAs\":[]}]}"
            })
    void tellsWhatIsNoCatalogue(String json) {
        assertThatExceptionOfType(SteppeException.class)
                .isThrownBy(() -> read(json, GenerationRecords::catalogue))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.GENERATION_UNREADABLE))
                .withMessageContaining("catalogue.json");
    }

    private static <T> T read(String json, Function<JsonObject, T> form) {
        return WarehouseFolder.parse(json.getBytes(StandardCharsets.UTF_8), form, "catalogue.json");
    }
}
