package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.DatasetTables.literal;
import static org.steppe.warehouse.store.duckdb.DatasetTables.quoted;

import java.util.ArrayList;
import java.util.List;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.TrailColumns;
import org.steppe.warehouse.query.TrailSelection;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The SQL of a trail. It first takes all figures of the observations concerned, because the figure that another was
 * judged against may be of any source.
 */
final class TrailSql {

    private static final String ID = quoted(ObservationColumns.OBSERVATION_ID);
    private static final String SOURCE = quoted(DatasetTables.SOURCE_ID);
    private static final String SEQUENCE = quoted(DatasetTables.SEQUENCE);

    private final DataStructure structure;
    private final String alias;
    private final boolean isKept;

    /** @param isKept whether the file has the table of trails */
    TrailSql(DataStructure structure, String alias, boolean isKept) {
        this.structure = structure;
        this.alias = alias;
        this.isKept = isKept;
    }

    String select(TrailSelection selection) {
        String figures = alias + ".main." + DatasetTables.FIGURE;
        String chosen = switch (selection) {
            case TrailSelection.OfObservation observation -> ID + " = " + literal(observation.id());
            case TrailSelection.OfSource source ->
                ID + " IN (SELECT " + ID + " FROM " + figures + " WHERE " + SOURCE + " = " + literal(source.source())
                        + ")";
        };
        String shown = switch (selection) {
            case TrailSelection.OfObservation all -> "true";
            case TrailSelection.OfSource source -> "f." + SOURCE + " = " + literal(source.source());
        };
        return "WITH chosen AS MATERIALIZED (SELECT *, rowid AS place, row_number() OVER (PARTITION BY " + ID + ", "
                + SOURCE + " ORDER BY " + SEQUENCE + ") AS occurrence FROM " + figures + " WHERE " + chosen + ")\n"
                + "SELECT " + String.join(", ", columns()) + "\nFROM chosen f\n"
                + joined("g", "f." + quoted(DatasetTables.AGAINST))
                + (isKept
                        ? "LEFT JOIN " + alias + ".main." + TrailTable.NAME + " t ON t."
                                + quoted(TrailTable.ORDINAL) + " = f.place\n"
                                + joined("h", "t." + quoted(TrailTable.AUTHORITY))
                        : "")
                + "WHERE " + shown + "\nORDER BY f." + quoted(DatasetTables.SERIES) + ", f."
                + quoted(ObservationColumns.PERIOD_START) + ", f." + quoted(ObservationColumns.PERIOD_END) + ", f."
                + quoted(DataStructure.TIME_PERIOD) + ", f." + SEQUENCE;
    }

    private static String joined(String name, String sequence) {
        return "LEFT JOIN chosen %1$s ON %1$s.%2$s = f.%2$s AND %1$s.%3$s = %4$s\n"
                .formatted(name, ID, SEQUENCE, sequence);
    }

    private List<String> columns() {
        var columns = new ArrayList<String>();
        for (String column : ObservationColumns.available(structure, true)) {
            columns.add("f." + quoted(column));
        }
        columns.add("f." + quoted(TrailColumns.KNOWN_FROM));
        columns.add("cast(f.occurrence AS INTEGER) AS " + quoted(TrailColumns.OCCURRENCE));
        columns.add(kept("t." + quoted(TrailColumns.GROUND), TrailColumns.GROUND));
        columns.add(kept("t." + quoted(TrailColumns.READING), TrailColumns.READING));
        columns.add(kept("t." + quoted(TrailColumns.CORRECTIONS), TrailColumns.CORRECTIONS));
        columns.add(kept("h." + SOURCE, TrailColumns.AUTHORITY_SOURCE_ID));
        columns.add("cast(g.occurrence AS INTEGER) AS " + quoted(TrailColumns.AGAINST + TrailColumns.OCCURRENCE));
        columns.add("g." + quoted(DataStructure.OBS_VALUE) + " AS "
                + quoted(TrailColumns.AGAINST + DataStructure.OBS_VALUE));
        for (Attribute attribute : structure.attributes()) {
            String value = "g." + quoted(attribute.id());
            columns.add((attribute.codelist() == null && !attribute.id().equals(DatasetTables.SOURCE_ID)
                            ? value
                            : text(value))
                    + " AS " + quoted(TrailColumns.AGAINST + attribute.id()));
        }
        return columns;
    }

    private String kept(String expression, String column) {
        return (isKept ? text(expression) : "cast(NULL AS VARCHAR)") + " AS " + quoted(column);
    }

    private static String text(String expression) {
        return "cast(" + expression + " AS VARCHAR)";
    }
}
