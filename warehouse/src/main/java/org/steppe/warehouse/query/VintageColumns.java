package org.steppe.warehouse.query;

import static org.steppe.warehouse.query.ObservationColumns.OBSERVATION_ID;
import static org.steppe.warehouse.query.ObservationColumns.VALID_FROM;
import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** The columns of histories that have a row for each observation. */
public final class VintageColumns {

    /** So many columns of vintages an answer can have. */
    public static final int MOST = 1000;

    /** In front of the name of a column: as first published, and as published last. */
    public static final String FIRST = "FIRST_";

    public static final String LATEST = "LATEST_";

    /** The latest value less the first. */
    public static final String DIFFERENCE = "DIFFERENCE";

    /** How many values the observation has had. */
    public static final String VINTAGES = "VINTAGES";

    public static final String UNIT_MULT = "UNIT_MULT";
    public static final String DECIMALS = "DECIMALS";
    public static final String SOURCE_ID = "SOURCE_ID";

    private static final String OF_DAY = OBS_VALUE + "_";
    private static final List<String> OF_EACH = List.of(OBS_VALUE, DECIMALS, "OBS_STATUS", "QUALIFIER", SOURCE_ID);

    private VintageColumns() {}

    /** The value on a day, for instance {@code OBS_VALUE_2024_02_24}. */
    public static String ofDay(LocalDate day) {
        return OF_DAY + day.toString().replace('-', '_');
    }

    /** The day of such a column, or of that with its decimals; empty for any other. */
    public static Optional<LocalDate> findDay(String column) {
        String value = column.startsWith(DECIMALS) ? OBS_VALUE + column.substring(DECIMALS.length()) : column;
        if (!value.startsWith(OF_DAY)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.substring(OF_DAY.length()).replace('_', '-')));
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }

    /** Whether a column has values of the measure, or differences of them. */
    public static boolean isValue(String column) {
        return column.equals(OBS_VALUE)
                || column.equals(FIRST + OBS_VALUE)
                || column.equals(LATEST + OBS_VALUE)
                || column.equals(DIFFERENCE)
                || (column.startsWith(OF_DAY) && findDay(column).isPresent());
    }

    /** The column that tells with how many decimals the values of another were published. */
    public static String decimalsOf(String column) {
        return column.equals(DIFFERENCE) ? DIFFERENCE + "_" + DECIMALS : column.replace(OBS_VALUE, DECIMALS);
    }

    /** The component that a column tells of: what {@link #FIRST} or {@link #LATEST} stands in front of. */
    public static String componentOf(String column) {
        for (String prefix : List.of(FIRST, LATEST)) {
            if (column.startsWith(prefix)) {
                return column.substring(prefix.length());
            }
        }
        return column;
    }

    /**
     * In place of the one column {@link DataStructure#OBS_VALUE} those of days, in the order of time.
     *
     * @param days ascending
     */
    public static List<String> expand(List<String> columns, List<LocalDate> days) {
        return columns.stream()
                .flatMap(column ->
                        column.equals(OBS_VALUE) ? days.stream().map(VintageColumns::ofDay) : Stream.of(column))
                .toList();
    }

    /** The columns that {@link #expand} was given, as long as there was a day. */
    public static List<String> collapse(List<String> columns) {
        return columns.stream()
                .map(column -> column.startsWith(OF_DAY) && findDay(column).isPresent() ? OBS_VALUE : column)
                .distinct()
                .toList();
    }

    /** Dimensions, period, unit, id, and last the place of the values, of which there may be many. */
    static List<String> inColumns(DataStructure structure) {
        var columns = key(structure);
        addUnit(structure, columns);
        columns.add(OBSERVATION_ID);
        columns.add(OBS_VALUE);
        return List.copyOf(columns);
    }

    /** Dimensions, period, what is told of the first and of the latest value, their difference, unit, number, id. */
    static List<String> firstAndLatest(DataStructure structure) {
        var columns = key(structure);
        for (String prefix : List.of(FIRST, LATEST)) {
            OF_EACH.stream()
                    .filter(component -> component.equals(OBS_VALUE)
                            || structure.findAttribute(component).isPresent())
                    .forEach(component -> columns.add(prefix + component));
            columns.add(prefix + VALID_FROM);
        }
        columns.add(DIFFERENCE);
        addUnit(structure, columns);
        columns.add(VINTAGES);
        columns.add(OBSERVATION_ID);
        return List.copyOf(columns);
    }

    private static List<String> key(DataStructure structure) {
        var columns = new ArrayList<String>();
        structure.dimensions().stream().map(Dimension::id).forEach(columns::add);
        columns.add(TIME_PERIOD);
        return columns;
    }

    private static void addUnit(DataStructure structure, List<String> columns) {
        if (structure.findAttribute(UNIT_MULT).isPresent()) {
            columns.add(UNIT_MULT);
        }
    }
}
