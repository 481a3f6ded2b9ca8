package org.steppe.warehouse.query;

import static org.steppe.warehouse.query.ObservationColumns.JUDGEMENT;
import static org.steppe.warehouse.query.ObservationColumns.OBSERVATION_ID;
import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.util.ArrayList;
import java.util.List;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The columns of a list of changes, in order: the kind of change; the observation as it is now, with all its columns;
 * its value as it was; and what caused the change.
 */
public final class ChangeColumns {

    /** {@code added}, {@code revised}, {@code documented} or {@code withdrawn}. */
    public static final String CHANGE = "CHANGE";

    /** {@code figure-added}, {@code figure-removed}, or {@code judged-again} when the figures are the same. */
    public static final String CAUSE = "CAUSE";

    /** The publication of the figure that caused the change. */
    public static final String CAUSE_SOURCE_ID = "CAUSE_SOURCE_ID";

    public static final String CAUSE_PUBLISHED_ON = "CAUSE_PUBLISHED_ON";

    /** What describes a value; {@link #PREVIOUS} before one of these names what it was. */
    public static final List<String> VALUE = List.of(OBS_VALUE, "UNIT_MULT", "DECIMALS", "OBS_STATUS", "QUALIFIER");

    /** Before the name of a column: in the older version; only where something was revised or withdrawn. */
    public static final String PREVIOUS = "PREVIOUS_";

    private ChangeColumns() {}

    /**
     * @param dimensions of either version
     * @param structure of the newer version, or of the older one when all is withdrawn
     */
    public static List<String> of(List<String> dimensions, DataStructure structure) {
        var columns = new ArrayList<String>();
        columns.add(CHANGE);
        columns.addAll(dimensions);
        columns.add(TIME_PERIOD);
        columns.add(OBS_VALUE);
        structure.attributes().stream().map(Attribute::id).forEach(columns::add);
        columns.add(OBSERVATION_ID);
        VALUE.forEach(column -> columns.add(PREVIOUS + column));
        columns.addAll(List.of(CAUSE, JUDGEMENT, CAUSE_SOURCE_ID, CAUSE_PUBLISHED_ON));
        return List.copyOf(columns);
    }
}
