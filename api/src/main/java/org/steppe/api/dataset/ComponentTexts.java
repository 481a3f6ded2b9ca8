package org.steppe.api.dataset;

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
import org.steppe.api.http.LabelText;

/** Names of the columns that are the same in every dataset and so stand in no structure. */
final class ComponentTexts {

    private static final Map<String, LabelText> TEXTS = Map.of(
            TIME_PERIOD, new LabelText("时期", "Period"),
            OBS_VALUE, new LabelText("数值", "Value"),
            OBSERVATION_ID, new LabelText("观测值编号", "Id of the observation"),
            PERIOD_START, new LabelText("时期首日", "First day of the period"),
            PERIOD_END, new LabelText("时期末日", "Last day of the period"),
            STANDING, new LabelText("数字地位", "Standing of the figure"),
            JUDGEMENT, new LabelText("判定", "How the figure was judged"),
            VALID_FROM, new LabelText("生效日", "Valid from"),
            VALID_TO, new LabelText("失效日", "No longer valid from"));

    private ComponentTexts() {}

    static LabelText of(String component) {
        return TEXTS.getOrDefault(component, new LabelText(component, component));
    }
}
