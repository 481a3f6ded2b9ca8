package org.steppe.warehouse.store.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.vintage.Judgement;
import org.steppe.warehouse.vintage.Standing;

/**
 * The tables of a dataset file and their columns, in order. Columns are named by component ids.
 *
 * <p>{@value #OBSERVATION} has a row per observation with its current value, {@value #FIGURE} one per figure with how it
 * was judged, so that queries of current values never meet older vintages.
 */
final class DatasetTables {

    static final String OBSERVATION = "observation";
    static final String FIGURE = "figure";

    /** Ordinal of the key in stored order, from 0. */
    static final String SERIES = "SERIES";

    /** Order of judgement within the observation, from 0, and the one a figure was judged against, -1 for the first. */
    static final String SEQUENCE = "SEQUENCE";

    static final String AGAINST = "AGAINST";

    /** The day from which a figure could be known: its publication, or the first load of an undated source. */
    static final String KNOWN_FROM = "KNOWN_FROM";

    static final String SOURCE_ID = "SOURCE_ID";

    private DatasetTables() {}

    /**
     * A column of a table.
     *
     * @param type SQL type; the name of an enumeration for coded columns
     */
    record Column(String name, String type) {}

    static List<Column> columns(DataStructure structure, boolean figures) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(SERIES, "INTEGER"));
        for (Dimension dimension : structure.dimensions()) {
            columns.add(enumeration(dimension.id()));
        }
        columns.add(enumeration(DataStructure.TIME_PERIOD));
        columns.add(new Column(DataStructure.OBS_VALUE, "DOUBLE"));
        for (Attribute attribute : structure.attributes()) {
            columns.add(column(attribute));
        }
        columns.add(new Column(ObservationColumns.OBSERVATION_ID, "VARCHAR"));
        columns.add(new Column(ObservationColumns.PERIOD_START, "DATE"));
        columns.add(new Column(ObservationColumns.PERIOD_END, "DATE"));
        if (figures) {
            columns.add(new Column(SEQUENCE, "INTEGER"));
            columns.add(new Column(AGAINST, "INTEGER"));
            columns.add(enumeration(ObservationColumns.STANDING));
            columns.add(enumeration(ObservationColumns.JUDGEMENT));
            columns.add(new Column(KNOWN_FROM, "DATE"));
            columns.add(new Column(ObservationColumns.VALID_FROM, "DATE"));
            columns.add(new Column(ObservationColumns.VALID_TO, "DATE"));
        }
        return columns;
    }

    private static Column column(Attribute attribute) {
        if (attribute.id().equals(SOURCE_ID)) {
            return enumeration(SOURCE_ID);
        }
        ComponentType type = attribute.type();
        return switch (type) {
            case CODE -> enumeration(attribute.id());
            case TEXT -> new Column(attribute.id(), "VARCHAR");
            case INTEGER -> new Column(attribute.id(), "INTEGER");
            case DECIMAL -> new Column(attribute.id(), "DOUBLE");
            case DATE -> new Column(attribute.id(), "DATE");
        };
    }

    private static Column enumeration(String component) {
        return new Column(component, enumerationType(component));
    }

    /** The name of the type of a coded column. */
    static String enumerationType(String component) {
        return "code_" + component.toLowerCase(java.util.Locale.ROOT);
    }

    static String createTable(String catalog, String table, List<Column> columns) {
        return columns.stream()
                .map(column -> quoted(column.name()) + " "
                        + (column.type().startsWith("code_") ? catalog + ".main." + column.type() : column.type()))
                .collect(Collectors.joining(", ", "CREATE TABLE " + catalog + ".main." + table + " (", ")"));
    }

    /** @param values in the order in which they sort; a placeholder stands where there is none */
    static String createEnumeration(String catalog, String component, List<String> values) {
        List<String> listed = values.isEmpty() ? List.of("") : values;
        return listed.stream()
                .map(DatasetTables::literal)
                .collect(Collectors.joining(
                        ", ", "CREATE TYPE " + catalog + ".main." + enumerationType(component) + " AS ENUM (", ")"));
    }

    static List<String> standings() {
        return java.util.Arrays.stream(Standing.values()).map(Standing::id).toList();
    }

    static List<String> judgements() {
        return java.util.Arrays.stream(Judgement.values()).map(Judgement::id).toList();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
