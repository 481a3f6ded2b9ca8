package org.steppe.etl.extract.meaning;

import java.util.regex.Pattern;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;

/** Tells from unit and cue words what a number says of its subject, and its sign. */
final class MeasureRules {

    /** A measure with the sign the value takes. */
    record Reading(Measure measure, int sign) {}

    private static final Pattern GROWTH_NAME = Pattern.compile("(?:增速|增幅|涨幅|增长率|增长速度|增长|升幅|同比|环比)[^，。；]{0,6}$");
    private static final Pattern GROWTH_SUBJECT =
            Pattern.compile("(?<!经济)(?:增速|增幅|涨幅|增长率|增长速度|升幅)(?:分别|均|达到|为|达|仍|保持在|保持|在|超过|超|高达|是|实现)*$");
    private static final Pattern FALL_SUBJECT = Pattern.compile("(?:降幅|跌幅|降速|下降率|降低率)(?:分别|均|达到|为|达|仍|在|超过)*$");
    private static final Pattern SAME_PERIOD = Pattern.compile("(?:同比|环比)$");
    private static final Pattern ABOVE = Pattern.compile("(?:高于|快于|高出|好于|高|快|领先|多于|超过)[^，。；]{0,14}$");
    private static final Pattern BELOW = Pattern.compile("(?:低于|慢于|低|慢|落后)[^，。；]{0,14}$");
    private static final Pattern OF_BASE = Pattern.compile("(?:的|同期|水平)$");

    private MeasureRules() {}

    static Reading read(Quantity q, String left, boolean hasBase) {
        boolean moved = q.hasDirection() && !q.toLevel();
        int sign = moved ? q.sign() : 0;
        if (q.form() == Form.RANK) {
            return new Reading(Measure.RANK, 0);
        }
        if (q.form() == Form.RATIO_PART) {
            return new Reading(Measure.SHARE_PCT, 0);
        }
        return switch (q.unit().kind()) {
            case PERCENT -> percent(q, left, moved, sign, hasBase);
            case POINT ->
                q.unit().si().equals("PP")
                        ? new Reading(Measure.PP_CHANGE, moved ? sign : comparison(left))
                        : new Reading(Measure.CHANGE_ABS, sign);
            case TIMES -> new Reading(moved && q.form() != Form.DOUBLING ? Measure.YOY_TIMES : Measure.RATIO, sign);
            case PLACE -> new Reading(Measure.CHANGE_ABS, sign);
            case AMOUNT, DURATION, NONE -> new Reading(moved ? Measure.CHANGE_ABS : Measure.LEVEL, sign);
            case COUNT -> new Reading(moved ? Measure.CHANGE_ABS : Measure.COUNT, sign);
        };
    }

    private static Reading percent(Quantity q, String left, boolean moved, int sign, boolean hasBase) {
        if (moved) {
            return new Reading(Measure.YOY_PCT, sign);
        }
        if (q.toLevel()) {
            return GROWTH_NAME.matcher(left).find()
                    ? new Reading(Measure.YOY_PCT, 0)
                    : new Reading(Measure.SHARE_PCT, 0);
        }
        if (FALL_SUBJECT.matcher(left).find()) {
            return new Reading(Measure.YOY_PCT, -1);
        }
        if (GROWTH_SUBJECT.matcher(left).find() || SAME_PERIOD.matcher(left).find()) {
            return new Reading(Measure.YOY_PCT, 0);
        }
        if (hasBase && OF_BASE.matcher(left).find()) {
            return new Reading(Measure.RATIO, 0);
        }
        return new Reading(Measure.SHARE_PCT, 0);
    }

    private static int comparison(String left) {
        if (BELOW.matcher(left).find() && !ABOVE.matcher(left).find()) {
            return -1;
        }
        return 1;
    }
}
