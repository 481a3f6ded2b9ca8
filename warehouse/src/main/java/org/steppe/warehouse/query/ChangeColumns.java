package org.steppe.warehouse.query;

import static org.steppe.warehouse.query.ObservationColumns.JUDGEMENT;
import static org.steppe.warehouse.query.ObservationColumns.OBSERVATION_ID;
import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.util.ArrayList;
import java.util.List;

/** The columns of a list of changes, in order. */
public final class ChangeColumns {

    /** {@code added}, {@code revised}, {@code documented} or {@code withdrawn}. */
    public static final String CHANGE = "CHANGE";

    /** {@code figure-added}, {@code figure-removed}, or {@code judged-again} when the figures are the same. */
    public static final String CAUSE = "CAUSE";

    /** What describes a value; before each of them {@link #PREVIOUS} names what it was. */
    public static final List<String> VALUE = List.of(OBS_VALUE, "UNIT_MULT", "DECIMALS", "OBS_STATUS", "QUALIFIER");

    /** Before the name of a column: in the older version; only where something was revised or withdrawn. */
    public static final String PREVIOUS = "PREVIOUS_";

    public static final String SOURCE_ID = "SOURCE_ID";
    public static final String PUBLISHED_ON = "PUBLISHED_ON";

    private ChangeColumns() {}

    /** @param dimensions of either version */
    public static List<String> of(List<String> dimensions) {
        var columns = new ArrayList<String>();
        columns.add(CHANGE);
        columns.addAll(dimensions);
        columns.add(TIME_PERIOD);
        columns.addAll(VALUE);
        VALUE.forEach(column -> columns.add(PREVIOUS + column));
        columns.addAll(List.of(CAUSE, JUDGEMENT, SOURCE_ID, PUBLISHED_ON, OBSERVATION_ID));
        return List.copyOf(columns);
    }
}
