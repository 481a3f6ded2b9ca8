package org.steppe.warehouse.query;

import static org.steppe.warehouse.query.ObservationColumns.JUDGEMENT;
import static org.steppe.warehouse.query.ObservationColumns.OBSERVATION_ID;
import static org.steppe.warehouse.query.ObservationColumns.PERIOD_END;
import static org.steppe.warehouse.query.ObservationColumns.PERIOD_START;
import static org.steppe.warehouse.query.ObservationColumns.STANDING;
import static org.steppe.warehouse.query.ObservationColumns.VALID_FROM;
import static org.steppe.warehouse.query.ObservationColumns.VALID_TO;
import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.util.Map;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/** Names of columns for people: those that a structure gives its components, and those that are the same everywhere. */
public final class ColumnLabels {

    private static final Map<String, Label> EVERYWHERE = Map.of(
            TIME_PERIOD, new Label("时期", "Period"),
            OBS_VALUE, new Label("数值", "Value"),
            OBSERVATION_ID, new Label("观测值编号", "Id of the observation"),
            PERIOD_START, new Label("时期首日", "First day of the period"),
            PERIOD_END, new Label("时期末日", "Last day of the period"),
            STANDING, new Label("数字地位", "Standing of the figure"),
            JUDGEMENT, new Label("判定", "How the figure was judged"),
            VALID_FROM, new Label("生效日", "Valid from"),
            VALID_TO, new Label("失效日", "No longer valid from"));

    private ColumnLabels() {}

    /** @param column a component of the structure or one of {@link ObservationColumns}; any other names itself */
    public static Label of(DataStructure structure, String column) {
        return structure
                .findDimension(column)
                .map(Dimension::label)
                .or(() -> structure.findAttribute(column).map(Attribute::label))
                .orElseGet(() -> EVERYWHERE.getOrDefault(column, new Label(column, column)));
    }
}
