package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.DatasetTables.quoted;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.ChangeColumns;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.duckdb.DatasetTables.Column;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * The SQL that tells how two versions of a dataset differ, the one definition behind counts and lists. An observation
 * differs when anything differs in the figures behind it; it is revised when what describes its value does.
 */
final class VersionDifference {

    /** What a judgement says of a figure; the rest is what its publication says. */
    private static final Set<String> JUDGED = Set.of(
            DatasetTables.SEQUENCE,
            DatasetTables.AGAINST,
            DatasetTables.KNOWN_FROM,
            ObservationColumns.STANDING,
            ObservationColumns.JUDGEMENT,
            ObservationColumns.VALID_FROM,
            ObservationColumns.VALID_TO);

    private static final String ENUMERATION = "code_";
    private static final String PUBLISHED_ON = "PUBLISHED_ON";

    private static final String KEY = quoted(ObservationColumns.OBSERVATION_ID);

    private final @Nullable Side before;
    private final @Nullable Side after;
    private final Side either;

    /** One of two versions: the name under which its file is attached, and its structure. */
    record Side(String alias, DataStructure structure) {}

    /** At least one side is there; without the other, everything was added or withdrawn. */
    VersionDifference(@Nullable Side before, @Nullable Side after) {
        this.before = before;
        this.after = after;
        if (after != null) {
            this.either = after;
        } else if (before != null) {
            this.either = before;
        } else {
            throw new IllegalArgumentException("Nothing to compare");
        }
    }

    /** One row: the numbers of observations added, revised, withdrawn and documented. */
    String counts() {
        return "WITH " + String.join(",\n", tables()) + "\n"
                + Stream.of("added", "revised", "withdrawn", "documented")
                        .map(change -> "count(CASE WHEN change = '" + change + "' THEN 1 END)")
                        .collect(Collectors.joining(", ", "SELECT ", " FROM compared"));
    }

    /** The ids of changed observations, one row each. */
    String ids() {
        return "WITH " + String.join(",\n", tables()) + "\nSELECT id FROM changed";
    }

    /** A row per changed observation: what is there in stored order, then what was withdrawn in its stored order. */
    String list() {
        var tables = tables();
        tables.add("gained AS (" + causing("new", "old") + ")");
        tables.add("lost AS (" + causing("old", "new") + ")");
        return "WITH " + String.join(",\n", tables) + "\nSELECT " + String.join(", ", listed()) + """

                FROM compared
                LEFT JOIN old_observation o ON o.%1$s = compared.id
                LEFT JOIN new_observation n ON n.%1$s = compared.id
                LEFT JOIN gained ON gained.%1$s = compared.id
                LEFT JOIN lost ON lost.%1$s = compared.id
                ORDER BY n."SERIES" NULLS LAST, n."PERIOD_START" NULLS LAST, n."PERIOD_END" NULLS LAST,
                    o."SERIES" NULLS LAST, o."PERIOD_START" NULLS LAST, o."PERIOD_END" NULLS LAST, compared.id
                """.formatted(KEY);
    }

    /** The dimensions of the newer version, then those that only the older one has. */
    static List<String> dimensions(@Nullable DataStructure before, @Nullable DataStructure after) {
        var ids = new LinkedHashSet<String>();
        Stream.of(
                        after == null ? List.<Dimension>of() : after.dimensions(),
                        before == null ? List.<Dimension>of() : before.dimensions())
                .flatMap(List::stream)
                .map(Dimension::id)
                .forEach(ids::add);
        return List.copyOf(ids);
    }

    private List<String> tables() {
        var tables = new ArrayList<String>();
        tables.add(table("old", DatasetTables.OBSERVATION, before));
        tables.add(table("new", DatasetTables.OBSERVATION, after));
        tables.add(table("old", DatasetTables.FIGURE, before));
        tables.add(table("new", DatasetTables.FIGURE, after));
        tables.add(state("old"));
        tables.add(state("new"));
        tables.add("""
                changed AS (
                    SELECT coalesce(new_state.id, old_state.id) AS id
                    FROM old_state FULL JOIN new_state ON old_state.id = new_state.id
                    WHERE old_state.state IS DISTINCT FROM new_state.state)""");
        tables.add("""
                compared AS (
                    SELECT changed.id, CASE
                        WHEN o.%1$s IS NULL THEN 'added'
                        WHEN n.%1$s IS NULL THEN 'withdrawn'
                        WHEN %2$s THEN 'revised'
                        ELSE 'documented' END AS change
                    FROM changed
                    LEFT JOIN old_observation o ON o.%1$s = changed.id
                    LEFT JOIN new_observation n ON n.%1$s = changed.id)""".formatted(KEY, differs()));
        return tables;
    }

    private String table(String name, String table, @Nullable Side side) {
        boolean figures = table.equals(DatasetTables.FIGURE);
        Side shown = side == null ? either : side;
        // Fingerprints are taken here, where the types of this file's columns are known.
        String fingerprints = figures
                ? ", " + fingerprint(shown.structure(), Set.of()) + " AS whole, "
                        + fingerprint(shown.structure(), JUDGED) + " AS content"
                : "";
        return name + "_" + table + " AS (SELECT *" + fingerprints + " FROM " + shown.alias() + ".main." + table
                + (side == null ? " WHERE false" : "") + ")";
    }

    /** A hash over the columns of a figure. Ordinals of series move when other series come, and are no difference. */
    private static String fingerprint(DataStructure structure, Set<String> without) {
        return DatasetTables.columns(structure, true).stream()
                .filter(column -> !column.name().equals(DatasetTables.SERIES) && !without.contains(column.name()))
                .map(VersionDifference::comparable)
                .collect(Collectors.joining(", ", "hash(", ")"));
    }

    /** Places in an enumeration are those of one file. */
    private static String comparable(Column column) {
        return column.type().startsWith(ENUMERATION) ? text(quoted(column.name())) : quoted(column.name());
    }

    private static String text(String expression) {
        return "cast(" + expression + " AS VARCHAR)";
    }

    private static String state(String name) {
        return "%1$s_state AS (SELECT %2$s AS id, row(count(*), sum(whole)) AS state FROM %1$s_figure GROUP BY %2$s)"
                .formatted(name, KEY);
    }

    private String differs() {
        return ChangeColumns.VALUE.stream()
                .map(column -> value("o", column) + " IS DISTINCT FROM " + value("n", column))
                .collect(Collectors.joining(" OR "));
    }

    private String value(String table, String column) {
        String name = table + "." + quoted(column);
        return isCoded(column) ? text(name) : name;
    }

    /** Whether a column is an enumeration, the places of which are those of one file. */
    private boolean isCoded(String name) {
        return DatasetTables.columns(either.structure(), false).stream()
                .anyMatch(column -> column.name().equals(name) && column.type().startsWith(ENUMERATION));
    }

    /** Of every changed observation the figure that one side has and the other lacks: the current one, or the last. */
    private static String causing(String having, String lacking) {
        return """
                SELECT * FROM (
                    SELECT f.*, row_number() OVER (PARTITION BY f.%1$s
                        ORDER BY CASE WHEN %2$s = 'current' THEN 0 ELSE 1 END, f."SEQUENCE" DESC) AS place
                    FROM %3$s_figure f
                    WHERE f.%1$s IN (SELECT id FROM changed)
                        AND NOT EXISTS (SELECT 1 FROM %4$s_figure g WHERE g.%1$s = f.%1$s AND g.content = f.content)) ranked
                WHERE place = 1""".formatted(KEY, text("f.\"STANDING\""), having, lacking);
    }

    private List<String> listed() {
        DataStructure old = before == null ? null : before.structure();
        DataStructure now = after == null ? null : after.structure();
        List<String> dimensions = dimensions(old, now);
        var fields = new ArrayList<String>();
        for (String column : ChangeColumns.of(dimensions, either.structure())) {
            fields.add(field(column, dimensions, old, now) + " AS " + quoted(column));
        }
        return fields;
    }

    private String field(
            String column, List<String> dimensions, @Nullable DataStructure old, @Nullable DataStructure now) {
        if (dimensions.contains(column)) {
            var sides = new ArrayList<String>();
            if (now != null && now.positionOf(column) >= 0) {
                sides.add(text("n." + quoted(column)));
            }
            if (old != null && old.positionOf(column) >= 0) {
                sides.add(text("o." + quoted(column)));
            }
            return "coalesce(" + String.join(", ", sides) + ")";
        }
        if (column.startsWith(ChangeColumns.PREVIOUS)) {
            String value = value("o", column.substring(ChangeColumns.PREVIOUS.length()));
            return "CASE WHEN compared.change IN ('revised', 'withdrawn') THEN " + value + " END";
        }
        return switch (column) {
            case ChangeColumns.CHANGE -> "compared.change";
            case DataStructure.TIME_PERIOD ->
                "coalesce(" + text("n." + quoted(column)) + ", " + text("o." + quoted(column)) + ")";
            case ChangeColumns.CAUSE ->
                "CASE WHEN gained.place = 1 THEN 'figure-added' WHEN lost.place = 1 THEN 'figure-removed'"
                        + " ELSE 'judged-again' END";
            case ObservationColumns.JUDGEMENT -> text("gained." + quoted(column));
            case ChangeColumns.CAUSE_SOURCE_ID ->
                Stream.of("gained", "lost", "n", "o")
                        .map(table -> text(table + "." + quoted(DatasetTables.SOURCE_ID)))
                        .collect(Collectors.joining(", ", "coalesce(", ")"));
            case ChangeColumns.CAUSE_PUBLISHED_ON ->
                "CASE WHEN gained.place = 1 THEN gained.%1$s WHEN lost.place = 1 THEN lost.%1$s ELSE coalesce(n.%1$s, o.%1$s) END"
                        .formatted(quoted(PUBLISHED_ON));
            case ObservationColumns.OBSERVATION_ID -> "compared.id";
            default -> value("n", column);
        };
    }
}
