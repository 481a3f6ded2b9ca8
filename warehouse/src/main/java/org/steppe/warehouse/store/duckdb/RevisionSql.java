package org.steppe.warehouse.store.duckdb;

import static org.steppe.warehouse.store.duckdb.DatasetTables.quoted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.RevisionColumns;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The SQL of revision statistics by {@link RevisionColumns}. Sums of floating-point numbers depend on their order, so
 * that order is the stored one: equal selections have equal statistics.
 */
final class RevisionSql {

    private static final String SEQUENCE = quoted(DatasetTables.SEQUENCE);
    private static final String ORDER =
            " ORDER BY \"" + DatasetTables.SERIES + "\", \"" + DataStructure.TIME_PERIOD + "\"";

    /** Far below what is published, far above what sums of floating-point numbers leave behind. */
    private static final int DECIMALS = 9;

    private final List<String> groups;
    private final ObservationSelection selection;
    private final DataStructure structure;
    private final @Nullable LocalDate asOf;

    /**
     * @param query a history of all figures; columns, sort, offset and limit play no part
     * @param groups dimensions in the order of the structure
     */
    RevisionSql(DataQuery query, QueriedFile file, List<String> groups) {
        this.groups = groups;
        this.selection = new ObservationSelection(query, file);
        this.structure = file.structure();
        this.asOf = query.asOf();
    }

    /** A row for each group, in the order of its codes. */
    String statistics() {
        String keys = Stream.concat(groups.stream(), Stream.of(VintageColumns.UNIT_MULT))
                .map(DatasetTables::quoted)
                .collect(Collectors.joining(", "));
        var columns = new ArrayList<String>();
        columns.add(keys);
        columns.add(count("true", RevisionColumns.OBSERVATIONS));
        for (String reason : List.of(
                RevisionColumns.PUBLISHED_ONCE,
                RevisionColumns.CONFLICTING,
                RevisionColumns.QUALIFIED,
                RevisionColumns.REFINED,
                RevisionColumns.COMPARED)) {
            columns.add(count("place = '" + reason + "'", reason));
        }
        columns.add(count("revision <> 0", RevisionColumns.REVISED));
        columns.add(measure("sum(revision" + ORDER + ") / count(revision)", RevisionColumns.MEAN_REVISION));
        columns.add(
                measure("sum(abs(revision)" + ORDER + ") / count(revision)", RevisionColumns.MEAN_ABSOLUTE_REVISION));
        columns.add(measure("min(revision)", RevisionColumns.SMALLEST_REVISION));
        columns.add(measure("max(revision)", RevisionColumns.LARGEST_REVISION));
        String weight = "nullif(sum(abs(CASE WHEN revision IS NOT NULL THEN first_value END)" + ORDER + "), 0)";
        columns.add(measure("100 * sum(revision" + ORDER + ") / " + weight, RevisionColumns.RELATIVE_MEAN_REVISION));
        columns.add(measure(
                "100 * sum(abs(revision)" + ORDER + ") / " + weight, RevisionColumns.RELATIVE_MEAN_ABSOLUTE_REVISION));
        columns.add(measure(
                "CAST(sum(CASE WHEN revision <> 0 THEN lag END) AS DOUBLE) / count(CASE WHEN revision <> 0 THEN 1 END)",
                RevisionColumns.MEAN_LAG_DAYS));
        return "WITH " + String.join(",\n", tables()) + "\nSELECT " + String.join(", ", columns)
                + " FROM compared GROUP BY " + keys + " ORDER BY " + keys;
    }

    private static String count(String condition, String name) {
        return "CAST(count(CASE WHEN " + condition + " THEN 1 END) AS INTEGER) AS " + quoted(name);
    }

    /** Nothing where nothing is compared, and no zero below zero. */
    private static String measure(String expression, String name) {
        return "round(" + expression + ", " + DECIMALS + ") + 0 AS " + quoted(name);
    }

    private List<String> tables() {
        return List.of(
                "figure AS (" + figures() + ")",
                "observation AS (" + observations() + ")",
                """
                ends AS (
                    SELECT *, coalesce(latest_vintage.unit, 0) AS "UNIT_MULT", latest_vintage.value AS latest_value,
                        CASE WHEN first_vintage.unit = latest_vintage.unit THEN first_vintage.value
                            WHEN first_vintage.unit > latest_vintage.unit THEN first_vintage.value * pow(10, first_vintage.unit - latest_vintage.unit)
                            ELSE first_vintage.value / pow(10, latest_vintage.unit - first_vintage.unit) END AS first_value,
                        CASE
                            WHEN days < 2 THEN '%s'
                            WHEN conflicts > 0 THEN '%s'
                            WHEN first_vintage.qualified OR latest_vintage.qualified THEN '%s'
                            WHEN vintages > 1 AND revisions = 0 THEN '%s'
                            ELSE '%s' END AS place
                    FROM observation)""".formatted(
                                RevisionColumns.PUBLISHED_ONCE,
                                RevisionColumns.CONFLICTING,
                                RevisionColumns.QUALIFIED,
                                RevisionColumns.REFINED,
                                RevisionColumns.COMPARED),
                """
                compared AS (
                    SELECT *, latest_vintage.day - first_vintage.day AS lag,
                        CASE WHEN place = '%s' THEN
                            round(latest_value - first_value, greatest(first_vintage.decimals + latest_vintage.unit - first_vintage.unit, latest_vintage.decimals, 0))
                            END AS revision
                    FROM ends)""".formatted(RevisionColumns.COMPARED));
    }

    /** The rows of the selection with what is asked about each. */
    private String figures() {
        var columns = new ArrayList<>(groups);
        columns.addAll(List.of(
                DatasetTables.SERIES,
                DataStructure.TIME_PERIOD,
                DatasetTables.SEQUENCE,
                DataStructure.OBS_VALUE,
                ObservationColumns.JUDGEMENT,
                ObservationColumns.VALID_FROM,
                ObservationColumns.VALID_TO));
        for (String attribute :
                List.of(VintageColumns.UNIT_MULT, VintageColumns.DECIMALS, "QUALIFIER", "PUBLISHED_ON")) {
            if (structure.findAttribute(attribute).isPresent()) {
                columns.add(attribute);
            }
        }
        List<Field<Object>> selected =
                columns.stream().map(column -> DSL.field(DSL.name(column))).toList();
        return """
                SELECT *, CAST("JUDGEMENT" AS VARCHAR) AS judged,
                    {'value': "OBS_VALUE", 'unit': coalesce(%s, 0), 'decimals': coalesce(%s, %d), 'qualified': %s, 'day': "VALID_FROM"} AS vintage,
                    %s AS published
                FROM (%s)""".formatted(
                        attribute(VintageColumns.UNIT_MULT, "0"),
                        attribute(VintageColumns.DECIMALS, "NULL"),
                        DECIMALS,
                        structure.findAttribute("QUALIFIER").isPresent()
                                ? "coalesce(CAST(\"QUALIFIER\" AS VARCHAR), 'EXACT') <> 'EXACT'"
                                : "false",
                        attribute("PUBLISHED_ON", "\"VALID_FROM\""),
                        ObservationSql.DUCKDB.renderInlined(selection.select(selected)));
    }

    private String attribute(String id, String otherwise) {
        return structure.findAttribute(id).isPresent() ? quoted(id) : otherwise;
    }

    /** Those that have had a value. */
    private String observations() {
        String known = asOf == null ? "\"VALID_FROM\" IS NOT NULL" : "\"VALID_FROM\" <= DATE '" + asOf + "'";
        String isVintage = known + " AND (\"VALID_TO\" IS NULL OR \"VALID_TO\" > \"VALID_FROM\")";
        String keys = groups.stream()
                .map(group -> "any_value(%1$s) AS %1$s, ".formatted(quoted(group)))
                .collect(Collectors.joining());
        return """
                SELECT %1$s"SERIES", "TIME_PERIOD",
                    arg_min(vintage, %2$s) FILTER (%3$s) AS first_vintage, arg_max(vintage, %2$s) FILTER (%3$s) AS latest_vintage,
                    count(*) FILTER (%3$s) AS vintages, count(*) FILTER (judged = 'revises') AS revisions,
                    count(*) FILTER (starts_with(judged, 'conflicts')) AS conflicts, count(DISTINCT published) AS days
                FROM figure GROUP BY "SERIES", "TIME_PERIOD" HAVING count(*) FILTER (%3$s) > 0""".formatted(keys, SEQUENCE, isVintage);
    }
}
