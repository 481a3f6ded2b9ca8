package org.steppe.etl.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.steppe.etl.issue.IssueLog;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/** Reads {@code datasets/*.yaml}. */
final class DatasetReader {

    /** Every dataset has them, because every figure does. */
    static final List<String> COMMON_DIMENSIONS =
            List.of("FREQ", "REF_AREA", "INDICATOR", "TRANSFORMATION", "UNIT_MEASURE", "ACCUMULATION", "KIND");

    private static final List<String> ATTRIBUTES = List.of(
            "UNIT_MULT",
            "DECIMALS",
            "OBS_STATUS",
            "QUALIFIER",
            "BASE_PERIOD",
            "OCCASION_DATES",
            "PUBLISHED_ON",
            "SOURCE_ID",
            "LOCATOR",
            "PUBLISHED_VALUE",
            "PUBLISHED_UNIT",
            "PUBLISHED_TEXT");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,2}");

    private final Codelists codelists;
    private final IssueLog issues;

    DatasetReader(Codelists codelists, IssueLog issues) {
        this.codelists = codelists;
        this.issues = issues;
    }

    /** A dataset and its place in the catalogue. */
    private record Placed(int position, Dataflow dataflow) {}

    /** The datasets in catalogue order: by position where one is given, the others after those, by file. */
    List<Dataflow> read(List<SourceFile> files) {
        var dataflows = new ArrayList<Placed>();
        for (SourceFile file : files) {
            Optional<YamlNode.Mapping> mapping = YamlFile.read(file, issues);
            if (mapping.isPresent()) {
                var members = new YamlMembers(file, mapping.get(), issues);
                dataflows.add(new Placed(position(members), read(file, members)));
            }
        }
        return dataflows.stream()
                .sorted(Comparator.comparingInt(Placed::position))
                .map(Placed::dataflow)
                .toList();
    }

    private static int position(YamlMembers members) {
        String position = members.optionalText("position");
        if (position == null) {
            return Integer.MAX_VALUE;
        }
        if (!POSITION.matcher(position).matches()) {
            members.invalid("position", position, "a number from 1 to 999, the place in the catalogue");
            return Integer.MAX_VALUE;
        }
        return Integer.parseInt(position);
    }

    private Dataflow read(SourceFile file, YamlMembers members) {
        members.allow("id", "position", "title", "description", "dimensions", "attributes");
        String id = members.text("id");
        String expected =
                file.name().substring(file.name().lastIndexOf('/') + 1).replace(".yaml", "");
        if (!id.equals(expected) || !ID.matcher(id).matches()) {
            members.invalid("id", id, "the name of the file, in lower-case letters, digits and hyphens");
        }
        return new Dataflow(
                id,
                members.label("title"),
                members.label("description"),
                new DataStructure(dimensions(members), attributes(members)));
    }

    private List<Dimension> dimensions(YamlMembers members) {
        List<String> ids = members.texts("dimensions");
        var dimensions = new ArrayList<Dimension>();
        var seen = new HashSet<String>();
        for (String id : ids) {
            if (!seen.add(id)) {
                members.invalid("dimensions", id, "every dimension once");
            } else if (!id.equals(DataStructure.TIME_PERIOD)) {
                dimension(members, id).ifPresent(dimensions::add);
            }
        }
        if (ids.isEmpty() || !ids.getLast().equals(DataStructure.TIME_PERIOD)) {
            members.invalid("dimensions", null, "TIME_PERIOD as the last dimension");
        }
        for (String common : COMMON_DIMENSIONS) {
            if (!seen.contains(common)) {
                members.invalid("dimensions", null, "the dimension " + common + ", which every figure has");
            }
        }
        return dimensions;
    }

    private Optional<Dimension> dimension(YamlMembers members, String id) {
        String codelist = id.equals("REF_AREA") ? "AREA" : id;
        Codelist codes = codelists.codelists().get(codelist);
        if (codes == null) {
            members.invalid("dimensions", id, "a dimension with a codelist; there is no codelist " + codelist);
            return Optional.empty();
        }
        if (!COMMON_DIMENSIONS.contains(id) && !codes.contains(Code.TOTAL)) {
            members.invalid("dimensions", id, "a codelist with the code " + Code.TOTAL + " for the total");
        }
        return Optional.of(new Dimension(id, codelist, label(members, "dimensions", id)));
    }

    private List<Attribute> attributes(YamlMembers members) {
        var attributes = new ArrayList<Attribute>();
        var seen = new HashSet<String>();
        for (String id : members.texts("attributes")) {
            if (!ATTRIBUTES.contains(id) || !seen.add(id)) {
                members.invalid("attributes", id, "each at most once of " + String.join(", ", ATTRIBUTES));
                continue;
            }
            Label label = label(members, "attributes", id);
            attributes.add(
                    switch (id) {
                        case "OBS_STATUS", "QUALIFIER" -> coded(members, id, label);
                        case "UNIT_MULT", "DECIMALS" -> new Attribute(id, ComponentType.INTEGER, null, label);
                        case "PUBLISHED_ON" -> new Attribute(id, ComponentType.DATE, null, label);
                        default -> new Attribute(id, ComponentType.TEXT, null, label);
                    });
        }
        return attributes;
    }

    private Attribute coded(YamlMembers members, String id, Label label) {
        if (!codelists.codelists().containsKey(id)) {
            members.invalid("attributes", id, "a codelist of that name");
        }
        return new Attribute(id, ComponentType.CODE, id, label);
    }

    private Label label(YamlMembers members, String member, String id) {
        Label label = codelists.concepts().get(id);
        if (label == null) {
            members.invalid(member, id, "a component with a name in codelists/concept.csv");
            return new Label(id, id);
        }
        return label;
    }
}
