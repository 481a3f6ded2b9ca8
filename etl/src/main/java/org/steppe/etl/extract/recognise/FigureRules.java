package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;

/**
 * Tells whether a number and what was taken for its unit are a figure. They are none where the char after shows that the
 * unit is the beginning of a word, where a span of time is only a term, or where no unit can be understood.
 */
final class FigureRules {

    private final CueWords cues;

    FigureRules(CueWords cues) {
        this.cues = cues;
    }

    /** Whether a number is a figure, with the unit found and the end of both; {@code inside} is a qualifier between them. */
    boolean isFigure(String text, Numeral numeral, Unit unit, int end, Qualifier inside, Form form) {
        int at = numeral.start();
        char prior = at > 0 ? text.charAt(at - 1) : ' ';
        char next = end < text.length() ? text.charAt(end) : ' ';
        if (prior == '第' || prior == '.' || (prior == '/' && !NumeralReader.isChinese(text.charAt(at)))) {
            return false;
        }
        boolean cue = cues.qualifierBefore(text, at) || inside != Qualifier.EXACT;
        if (numeral.bare()) {
            boolean strong = unit.kind() == Kind.AMOUNT && !unit.isPerson() && numeral.end() - at > 1;
            if (form == Form.SIZE_CLASS) {
                return true;
            }
            return unit.kind() != Kind.NONE
                    && (cue || next == '级' || (strong && isMoney(unit)) || (strong && next == '吨'));
        }
        if (form == Form.SIZE_CLASS) {
            return true;
        }
        return switch (unit.kind()) {
            case NONE -> unitMayBeElided(text, numeral, next);
            case DURATION -> durationCounts(text, numeral, unit, next);
            case COUNT -> countable(numeral, unit, next, text, end);
            case PERCENT, POINT, TIMES, PLACE -> true;
            case AMOUNT -> amountCounts(text, numeral, unit, next, end);
        };
    }

    private static boolean isMoney(Unit unit) {
        return unit.si().equals("CNY") || unit.si().equals("USD") || unit.si().equals("t");
    }

    private static boolean amountCounts(String text, Numeral numeral, Unit unit, char next, int end) {
        boolean small = numeral.magnitude().isEmpty();
        return switch (unit.printed()) {
            case "方" -> !numeral.chinese() && next != '面' && next != '案' && next != '式' && next != '针' && next != '向';
            case "米" -> next != '兰' && next != '面';
            case "位" -> next != '数' && next != '于' && next != '置' && next != '一' && !text.startsWith("居", end);
            case "名" -> next != '单' && next != '称' && next != '录';
            case "人" -> (next != '工' && next != '大') || !small;
            case "度" -> !small || (!numeral.chinese() && next != '假' && next != '以');
            case "P" -> next == ' ' || !Character.isLetterOrDigit(next) || next > 0x2E80;
            case "升" -> next != '级' && next != '至' && next != '到' && !numeral.chinese();
            case "克" -> next != '什' && next != '拉' && !numeral.chinese();
            case "担" -> next != '任' && next != '保' && next != '当';
            case "户" -> next != '籍' && next != '口' && next != '外';
            case "列" -> next != '入' && next != '为' && next != '举' && next != '第';
            case "元" -> !text.startsWith("元旦", end - 1) && !text.startsWith("元宇宙", end - 1);
            case "亩" -> next != '产' && next != '均';
            case "岁" -> next != '以' && next != '及' && next != '儿' && next != '老';
            default -> true;
        };
    }

    private static boolean durationCounts(String text, Numeral numeral, Unit unit, char next) {
        if (numeral.chinese()) {
            return false;
        }
        int floor = Math.max(0, numeral.start() - 14);
        String left = text.substring(floor, numeral.start());
        return switch (unit.printed()) {
            case "天", "日" -> left.matches(".*(?:天数|时间|时限|周期|平均|缩短|压缩|压减|减少|增加|优良).*") && next != '内';
            case "个工作日", "工作日", "小时", "个小时", "分钟" ->
                left.matches(".*(?:时间|时限|小时数|利用小时|平均|缩短|压缩|压减|减少|增加|提升).*") && next != '内' && next != '制';
            default -> false;
        };
    }

    private static boolean countable(Numeral numeral, Unit unit, char next, String text, int end) {
        if (numeral.chinese() && numeral.value().compareTo(BigDecimal.ONE) <= 0) {
            return false;
        }
        return switch (unit.printed()) {
            case "部" ->
                next != '门' && next != '委' && next != '分' && next != '署' && next != '队' && next != '级' && next != '长';
            case "次" ->
                next != '会' && next != '全' && next != '产' && next != '创' && next != '党' && next != '常' && next != '集';
            case "处" -> next != '理' && next != '于' && next != '级' && next != '置';
            case "项" -> next != '目' || !numeral.chinese();
            case "类" -> next != '似' && next != '别' && next != '型' && next != '水';
            case "张" -> next != '家';
            case "口" -> next != '岸' && next != '径' && next != '号';
            case "门" -> next != '诊' && next != '户' && next != '类' && next != '店';
            case "支" -> next != '持' && next != '出' && next != '付' && next != '撑';
            case "起" -> next != '步' && next != '来' && next != '草' && next != '点' && next != '到' && next != '降';
            case "面" -> false;
            case "片" -> next != '区' && next != '面';
            case "场" -> next != '馆' && next != '所' && next != '景';
            case "集" -> next != '团' && next != '中' && next != '装';
            case "包" -> next != '头' && next != '括' && next != '含';
            case "头" -> next != '部' && next != '号' && next != '条';
            case "条" -> next != '件' && next != '例';
            case "期" -> false;
            case "组" -> next != '织' && next != '建' && next != '成';
            case "口径" -> false;
            case "届" ->
                numeral.value().compareTo(BigDecimal.TEN) < 0
                        && next != '全'
                        && next != '中'
                        && next != '人'
                        && next != '政'
                        && next != '三';
            case "个" -> next != '体' || !text.startsWith("个体", end - 1);
            case "件" -> next != '事';
            case "首" -> next != '次' && next != '府';
            case "例" -> next != '如' && next != '会';
            case "家" -> next != '庭' || !text.startsWith("家庭", end - 1) || !numeral.chinese();
            default -> true;
        };
    }

    /** A number whose unit is not printed but understood: 万, 亿 with the thing counted before or after. */
    private static boolean unitMayBeElided(String text, Numeral numeral, char next) {
        if (numeral.magnitude().isEmpty()) {
            return indexValue(text, numeral);
        }
        if (numeral.chinese()
                && numeral.value().compareTo(BigDecimal.ONE) == 0
                && numeral.end() - numeral.start() < 2) {
            return false;
        }
        return next != '分' && next != '里' && next != '象';
    }

    /** Index numbers have no unit: a decimal right after its name. */
    private static boolean indexValue(String text, Numeral numeral) {
        if (numeral.chinese() || numeral.value().scale() <= 0) {
            return false;
        }
        int at = numeral.start();
        String left = text.substring(Math.max(0, at - 16), at);
        char next = numeral.end() < text.length() ? text.charAt(numeral.end()) : ' ';
        boolean ends = next == ' ' || "，。；、)）,:".indexOf(next) >= 0;
        return ends && left.matches(".*(?:指数|系数|综合得分|比值)[^，。；]{0,6}(?:为|达到|达|是|至|升至|降至|报|到)?");
    }
}
