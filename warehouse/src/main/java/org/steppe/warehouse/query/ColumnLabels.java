package org.steppe.warehouse.query;

import static org.steppe.warehouse.query.ChangeColumns.CAUSE;
import static org.steppe.warehouse.query.ChangeColumns.CAUSE_PUBLISHED_ON;
import static org.steppe.warehouse.query.ChangeColumns.CAUSE_SOURCE_ID;
import static org.steppe.warehouse.query.ChangeColumns.CHANGE;
import static org.steppe.warehouse.query.ChangeColumns.PREVIOUS;
import static org.steppe.warehouse.query.ObservationColumns.JUDGEMENT;
import static org.steppe.warehouse.query.ObservationColumns.OBSERVATION_ID;
import static org.steppe.warehouse.query.ObservationColumns.PERIOD_END;
import static org.steppe.warehouse.query.ObservationColumns.PERIOD_START;
import static org.steppe.warehouse.query.ObservationColumns.STANDING;
import static org.steppe.warehouse.query.ObservationColumns.VALID_FROM;
import static org.steppe.warehouse.query.ObservationColumns.VALID_TO;
import static org.steppe.warehouse.structure.DataStructure.OBS_VALUE;
import static org.steppe.warehouse.structure.DataStructure.TIME_PERIOD;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/** Names of columns for people: those that a structure gives its components, and those that are the same everywhere. */
public final class ColumnLabels {

    private static final Map<String, Label> EVERYWHERE = Map.ofEntries(
            Map.entry(TIME_PERIOD, new Label("时期", "Period")),
            Map.entry(OBS_VALUE, new Label("数值", "Value")),
            Map.entry(OBSERVATION_ID, new Label("观测值编号", "Id of the observation")),
            Map.entry(PERIOD_START, new Label("时期首日", "First day of the period")),
            Map.entry(PERIOD_END, new Label("时期末日", "Last day of the period")),
            Map.entry(STANDING, new Label("数字地位", "Standing of the figure")),
            Map.entry(JUDGEMENT, new Label("判定", "How the figure was judged")),
            Map.entry(VALID_FROM, new Label("生效日", "Valid from")),
            Map.entry(VALID_TO, new Label("失效日", "No longer valid from")),
            Map.entry(VintageColumns.DIFFERENCE, new Label("最新值与首发值之差", "Latest value less the first")),
            Map.entry(VintageColumns.VINTAGES, new Label("数值版次数", "Number of vintages")),
            Map.entry(CHANGE, new Label("变动", "Change")),
            Map.entry(CAUSE, new Label("变动原因", "Cause of the change")),
            Map.entry(CAUSE_SOURCE_ID, new Label("引起变动的出版物", "Publication that caused the change")),
            Map.entry(CAUSE_PUBLISHED_ON, new Label("该出版物发布日", "Date of that publication")));

    private ColumnLabels() {}

    /**
     * @param column a component of the structure, one of {@link ObservationColumns}, {@link VintageColumns} or {@link ChangeColumns}; any
     *     other names itself
     */
    public static Label of(DataStructure structure, String column) {
        if (column.startsWith(PREVIOUS)) {
            Label now = of(structure, column.substring(PREVIOUS.length()));
            return new Label("此前的" + now.zh(), now.en() + " before");
        }
        if (column.startsWith(VintageColumns.FIRST)) {
            Label component = of(structure, column.substring(VintageColumns.FIRST.length()));
            return new Label("首发：" + component.zh(), component.en() + ", as first published");
        }
        if (column.startsWith(VintageColumns.LATEST)) {
            Label component = of(structure, column.substring(VintageColumns.LATEST.length()));
            return new Label("最新：" + component.zh(), component.en() + ", latest");
        }
        Optional<LocalDate> day = VintageColumns.findDay(column);
        if (day.isPresent()) {
            return new Label(day.get() + "的数值", "Value on " + day.get());
        }
        return structure
                .findDimension(column)
                .map(Dimension::label)
                .or(() -> structure.findAttribute(column).map(Attribute::label))
                .orElseGet(() -> EVERYWHERE.getOrDefault(column, new Label(column, column)));
    }
}
