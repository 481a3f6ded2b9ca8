package org.steppe.warehouse.generation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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

/**
 * What the JSON files of a generation say, member by member, the way back from {@link GenerationJson}. A service reads
 * them before its first answer, when the JVM is cold: finding out by reflection how records are put together took a
 * third of a second there.
 *
 * <p>Everything here throws {@link IllegalArgumentException}, {@link java.time.DateTimeException} or
 * {@link NullPointerException} when a file says something else than it should.
 */
final class GenerationRecords {

    private GenerationRecords() {}

    static Manifest manifest(JsonObject json) {
        return new Manifest(
                json.number("number"),
                json.parsed("createdAt", Instant::parse),
                json.objects("datasets", GenerationRecords::datasetEntry),
                json.object("catalogue", GenerationRecords::fileEntry));
    }

    private static DatasetEntry datasetEntry(JsonObject json) {
        return new DatasetEntry(json.text("dataset"), json.objects("versions", GenerationRecords::versionEntry));
    }

    private static VersionEntry versionEntry(JsonObject json) {
        return new VersionEntry(
                json.parsed("version", GenerationRecords::version),
                json.parsed("publishedAt", Instant::parse),
                json.object("data", GenerationRecords::fileEntry),
                json.object("description", GenerationRecords::fileEntry),
                json.text("contentDigest"),
                json.text("structureDigest"),
                json.number("observations"),
                json.number("figures"),
                json.object("changes", GenerationRecords::changeCounts),
                json.objectsIfAny("files", GenerationRecords::bulkFile),
                json.findObject("vintages", GenerationRecords::fileEntry));
    }

    private static DatasetVersion version(String text) {
        return DatasetVersion.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a dataset version: " + text));
    }

    private static FileEntry fileEntry(JsonObject json) {
        return new FileEntry(json.text("path"), json.number("bytes"), json.text("sha256"));
    }

    private static BulkFile bulkFile(JsonObject json) {
        return new BulkFile(json.text("format"), json.object("file", GenerationRecords::fileEntry));
    }

    private static ChangeCounts changeCounts(JsonObject json) {
        return new ChangeCounts(
                json.number("added"), json.number("revised"), json.number("withdrawn"), json.number("documented"));
    }

    static Transition transition(JsonObject json) {
        return new Transition(
                json.text("warehouse"),
                json.number("number"),
                json.parsed("at", Instant::parse),
                json.number("generation"),
                json.parsed("kind", Transition.Kind::valueOf),
                json.text("catalogue"),
                json.objects("datasets", GenerationRecords::datasetTransition),
                json.findText("note"),
                json.findObject("previous", GenerationRecords::fileEntry));
    }

    private static DatasetTransition datasetTransition(JsonObject json) {
        return new DatasetTransition(
                json.text("dataset"),
                json.findParsed("before", GenerationRecords::version),
                json.findParsed("after", GenerationRecords::version),
                json.findObject("changes", GenerationRecords::changeCounts));
    }

    static Catalogue catalogue(JsonObject json) {
        return new Catalogue(
                json.objects("dataflows", GenerationRecords::dataflow),
                codelists(json),
                json.objects("sources", GenerationRecords::source),
                json.objectsIfAny("corrections", GenerationRecords::correction),
                json.byNameIfAny("documents", (documents, id) -> documents.object(id, GenerationRecords::fileEntry)));
    }

    static DatasetDescription description(JsonObject json) {
        return new DatasetDescription(
                json.object("dataflow", GenerationRecords::dataflow),
                codelists(json),
                json.byName("usedCodes", (used, component) -> new TreeSet<>(used.texts(component))),
                json.findText("firstPeriod"),
                json.findText("lastPeriod"),
                json.number("observations"),
                json.number("figures"),
                json.number("series"),
                new TreeSet<>(json.texts("sources")),
                day(json, "lastPublishedOn"));
    }

    private static Dataflow dataflow(JsonObject json) {
        return new Dataflow(
                json.text("id"),
                label(json, "title"),
                label(json, "description"),
                json.object("structure", GenerationRecords::structure));
    }

    private static DataStructure structure(JsonObject json) {
        return new DataStructure(
                json.objects("dimensions", GenerationRecords::dimension),
                json.objects("attributes", GenerationRecords::attribute));
    }

    private static Dimension dimension(JsonObject json) {
        return new Dimension(json.text("id"), json.text("codelist"), label(json, "label"));
    }

    private static Attribute attribute(JsonObject json) {
        return new Attribute(
                json.text("id"),
                json.parsed("type", ComponentType::valueOf),
                json.findText("codelist"),
                label(json, "label"));
    }

    private static List<Codelist> codelists(JsonObject json) {
        return json.objects(
                "codelists",
                codelist -> new Codelist(codelist.text("id"), codelist.objects("codes", GenerationRecords::code)));
    }

    private static Code code(JsonObject json) {
        return new Code(json.text("id"), json.findText("parent"), label(json, "label"), json.findText("note"));
    }

    private static Label label(JsonObject json, String name) {
        return json.object(name, label -> new Label(label.text("zh"), label.text("en")));
    }

    private static Source source(JsonObject json) {
        return new Source(
                json.text("id"),
                json.text("title"),
                json.text("publisher"),
                json.parsed("publisherKind", PublisherKind::valueOf),
                day(json, "publishedOn"),
                json.findText("address"),
                json.text("language"),
                json.findText("licence"),
                json.texts("alsoKnownAs"),
                json.findText("sha256"),
                day(json, "firstLoadedOn"));
    }

    private static Correction correction(JsonObject json) {
        return new Correction(
                json.text("id"),
                json.text("sourceId"),
                json.text("what"),
                json.text("why"),
                json.parsed("action", Correction.Action::valueOf),
                json.textsByName("before"),
                json.textsByName("after"));
    }

    private static @Nullable LocalDate day(JsonObject json, String name) {
        return json.findParsed(name, GenerationRecords::day);
    }

    /** By hand: a formatter is a small interpreter, and sources have thousands of days. */
    private static LocalDate day(String text) {
        if (text.length() != "yyyy-MM-dd".length() || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new IllegalArgumentException("Not a day: " + text);
        }
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10), Integer.parseInt(text, 8, 10, 10));
    }
}
