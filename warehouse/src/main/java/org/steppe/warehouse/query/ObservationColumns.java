package org.steppe.warehouse.query;

import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.util.ArrayList;
import java.util.List;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** The columns that an answer can have, in standard order. Names are component ids in upper case. */
public final class ObservationColumns {

    /** Stable over loads; leads to the record of the observation. */
    public static final String OBSERVATION_ID = "OBSERVATION_ID";

    /** First and last day of the period. */
    public static final String PERIOD_START = "PERIOD_START";

    public static final String PERIOD_END = "PERIOD_END";

    /** Only with history: how the figure stands, how it was judged, and when its value was valid. */
    public static final String STANDING = "STANDING";

    public static final String JUDGEMENT = "JUDGEMENT";
    public static final String VALID_FROM = "VALID_FROM";
    public static final String VALID_TO = "VALID_TO";

    private ObservationColumns() {}

    /** What makes a cell of a cube: dimensions, period, value. */
    public static List<String> cell(DataStructure structure) {
        var columns = new ArrayList<String>();
        structure.dimensions().stream().map(Dimension::id).forEach(columns::add);
        columns.add(TIME_PERIOD);
        columns.add(OBS_VALUE);
        return List.copyOf(columns);
    }

    /** Dimensions, period, value, attributes, id; with history followed by what is known of each figure. */
    public static List<String> standard(DataStructure structure, boolean history) {
        var columns = new ArrayList<>(cell(structure));
        structure.attributes().stream().map(Attribute::id).forEach(columns::add);
        columns.add(OBSERVATION_ID);
        if (history) {
            columns.addAll(List.of(STANDING, JUDGEMENT, VALID_FROM, VALID_TO));
        }
        return List.copyOf(columns);
    }

    /** Of the answer to a query; where vintages stand in columns, {@code OBS_VALUE} stands for all of these. */
    public static List<String> standard(DataStructure structure, DataQuery query) {
        return switch (query.vintages()) {
            case ALL, NEW_AND_REVISED -> standard(structure, query.history());
            case COLUMNS -> VintageColumns.inColumns(structure);
            case FIRST_AND_LATEST -> VintageColumns.firstAndLatest(structure);
        };
    }

    /** What {@code columns} may name in the answer to a query. */
    public static List<String> available(DataStructure structure, DataQuery query) {
        var columns = new ArrayList<>(standard(structure, query));
        columns.add(PERIOD_START);
        columns.add(PERIOD_END);
        return List.copyOf(columns);
    }

    /** What {@code columns} and {@code sort} may name: the standard columns and the days of the period. */
    public static List<String> available(DataStructure structure, boolean history) {
        var columns = new ArrayList<>(standard(structure, history));
        columns.add(PERIOD_START);
        columns.add(PERIOD_END);
        return List.copyOf(columns);
    }
}
