package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads messages of SDMX as that standard says, and gives them the names of the other formats. */
final class SdmxTables {

    private SdmxTables() {}

    /** The columns of components; those of the structure, of keys and of names are checked and left out. */
    static Table csv(byte[] body) {
        Table raw = Tables.rawCsv(body);
        assertThat(raw.columns()).startsWith("STRUCTURE", "STRUCTURE_ID").contains("ACTION", "TIME_PERIOD");
        List<String> columns =
                raw.columns().stream().filter(SdmxTables::isComponent).toList();
        var rows = new ArrayList<Map<String, String>>();
        for (Map<String, String> row : raw.rows()) {
            assertThat(row)
                    .containsEntry("STRUCTURE", "dataflow")
                    .containsEntry("ACTION", "I")
                    .hasEntrySatisfying(
                            "STRUCTURE_ID", id -> assertThat(id).matches("STEPPE:[A-Z_]+\\(\\d+\\.\\d+\\.0\\)"));
            var cells = new LinkedHashMap<String, String>();
            for (String column : columns) {
                if (row.containsKey(column)) {
                    cells.put(lower(column), number(column, row.get(column)));
                }
            }
            rows.add(cells);
        }
        return new Table(columns.stream().map(SdmxTables::lower).toList(), rows);
    }

    /** Names of components are in Chinese or have blanks. */
    private static boolean isComponent(String column) {
        return column.matches("[A-Z_]+")
                && !column.matches("STRUCTURE|STRUCTURE_ID|STRUCTURE_NAME|ACTION|SERIES_KEY|OBS_KEY");
    }

    /** A flat data message. */
    static Table json(JsonNode message) {
        JsonNode structure = message.at("/data/structures/0");
        var dimensions = new ArrayList<JsonNode>();
        structure.at("/dimensions/observation").forEach(dimensions::add);
        for (int i = 0; i < dimensions.size(); i++) {
            assertThat(dimensions.get(i).path("keyPosition").intValue()).isEqualTo(i);
        }
        var others = new ArrayList<JsonNode>();
        structure.at("/measures/observation").forEach(others::add);
        structure.at("/attributes/observation").forEach(others::add);
        var columns = new ArrayList<String>();
        dimensions.forEach(component -> columns.add(name(component)));
        others.forEach(component -> columns.add(name(component)));
        var rows = new ArrayList<Map<String, String>>();
        message.at("/data/dataSets/0/observations").properties().forEach(observation -> {
            var cells = new LinkedHashMap<String, String>();
            String[] key = observation.getKey().split(":", -1);
            assertThat(key).hasSameSizeAs(dimensions);
            for (int i = 0; i < key.length; i++) {
                cells.put(name(dimensions.get(i)), listed(dimensions.get(i), Integer.parseInt(key[i])));
            }
            assertThat(observation.getValue()).hasSameSizeAs(others);
            for (int i = 0; i < others.size(); i++) {
                addCell(others.get(i), observation.getValue().get(i), cells);
            }
            rows.add(cells);
        });
        return new Table(columns, rows);
    }

    private static void addCell(JsonNode component, JsonNode value, Map<String, String> cells) {
        if (value.isNull() || (value.isString() && value.stringValue().isEmpty())) {
            return;
        }
        boolean isListed = component.has("values");
        cells.put(
                name(component),
                isListed
                        ? listed(component, value.intValue())
                        : number(component.path("id").stringValue(), value.asString()));
    }

    private static String listed(JsonNode component, int number) {
        JsonNode value = component.path("values").path(number);
        return value.path(value.has("id") ? "id" : "value").stringValue();
    }

    private static String name(JsonNode component) {
        return lower(component.path("id").stringValue());
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static String number(String column, String text) {
        return column.equals("OBS_VALUE") ? Double.toString(Double.parseDouble(text)) : text;
    }
}
