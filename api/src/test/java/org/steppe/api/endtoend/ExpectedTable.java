package org.steppe.api.endtoend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The table that every format of a selection must bring. It is read from the answer in CSV, which has all columns and
 * the digits as published; what each column holds is told by the structure of the dataset.
 */
final class ExpectedTable {

    private static final Map<String, String> TYPES =
            Map.of("code", "text", "text", "text", "integer", "integer", "decimal", "number", "date", "date");
    private static final int SHOWN = 20;

    private final Table csv;
    private final Map<String, String> types;
    private final List<String> key;

    private ExpectedTable(Table csv, Map<String, String> types, List<String> key) {
        this.csv = csv;
        this.types = types;
        this.key = key;
    }

    static ExpectedTable of(Answer csv, JsonNode structure) {
        var types = new HashMap<String, String>();
        Stream.of(structure.path("attributes"), structure.path("columns"))
                .flatMap(JsonNode::valueStream)
                .forEach(column -> types.put(column.path("id").asString(), type(column)));
        types.put(structure.path("measure").path("id").asString(), type(structure.path("measure")));
        var key = new ArrayList<String>();
        structure
                .path("dimensions")
                .forEach(dimension -> key.add(dimension.path("id").asString()));
        key.add("time_period");
        return new ExpectedTable(Tables.rawCsv(csv.body()), types, key);
    }

    List<Map<String, String>> rows() {
        return csv.rows();
    }

    /** How a table that a reader has read differs from this one, shown as far as a person reads. */
    List<String> differences(JsonNode read, FormatRule rule) {
        var differences = new ArrayList<String>();
        List<String> columns = csv.columns();
        List<String> found = texts(read.path("columns"));
        compareColumns(columns, found, rule, differences);
        if (rule.typed()) {
            compareTypes(columns, read.path("types"), differences);
        }
        List<Map<String, JsonNode>> rows = rows(found, read.path("rows"));
        if (rows.size() != csv.rows().size()) {
            differences.add("rows: expected " + csv.rows().size() + ", found " + rows.size());
            return differences;
        }
        boolean asSorted = rule.rows() != FormatRule.Rows.CELLS;
        List<Map<String, String>> expected = asSorted ? csv.rows() : byKey(csv.rows(), cell -> cell);
        List<Map<String, JsonNode>> actual = asSorted ? rows : byKey(rows, JsonNode::asString);
        for (int i = 0; i < expected.size() && differences.size() < SHOWN; i++) {
            for (String column : columns) {
                String cell = expected.get(i).get(column);
                JsonNode cellRead = actual.get(i).get(column);
                if (!isEqual(type(column), cell, cellRead)) {
                    differences.add("row " + i + " of " + column + ": expected " + cell + ", found " + cellRead);
                }
            }
        }
        return differences;
    }

    private void compareColumns(List<String> columns, List<String> found, FormatRule rule, List<String> differences) {
        if (rule.everyColumn()) {
            if (!found.equals(columns)) {
                differences.add("columns: expected " + columns + ", found " + found);
            }
            return;
        }
        for (String column : found) {
            if (!columns.contains(column)) {
                differences.add("columns: found " + column);
            }
        }
        // A column that is missing though it has values shows in its cells.
    }

    private void compareTypes(List<String> columns, JsonNode found, List<String> differences) {
        for (String column : columns) {
            boolean isEmpty = csv.rows().stream().noneMatch(row -> row.containsKey(column));
            if (!isEmpty && !type(column).equals(found.path(column).asString(""))) {
                differences.add("type of " + column + ": expected " + type(column) + ", found " + found.path(column));
            }
        }
    }

    /** Numbers by their value, as it reads in float64; everything else letter by letter. */
    private static boolean isEqual(String type, @Nullable String expected, @Nullable JsonNode found) {
        if (expected == null || found == null || found.isNull()) {
            return expected == null && (found == null || found.isNull());
        }
        return switch (type) {
            case "number" -> found.isNumber() && found.doubleValue() == Double.parseDouble(expected);
            case "integer" -> found.isIntegralNumber() && found.longValue() == Long.parseLong(expected);
            default -> found.isString() && found.asString().equals(expected);
        };
    }

    private static String type(JsonNode component) {
        return Objects.requireNonNull(TYPES.get(component.path("type").asString()));
    }

    /** Dimensions, periods and labels are texts. */
    private String type(String column) {
        return types.getOrDefault(column, "text");
    }

    /** In an order that both have: by what tells a row from all others. */
    private <C> List<Map<String, C>> byKey(List<Map<String, C>> rows, Function<C, String> text) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> key.stream()
                        .map(column -> text.apply(Objects.requireNonNull(row.get(column), column)))
                        .toList()
                        .toString()))
                .toList();
    }

    private static List<Map<String, JsonNode>> rows(List<String> columns, JsonNode rows) {
        var read = new ArrayList<Map<String, JsonNode>>();
        for (JsonNode row : rows) {
            var cells = new HashMap<String, JsonNode>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), row.path(i));
            }
            read.add(cells);
        }
        return read;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
