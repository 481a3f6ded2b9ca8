package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/** The words around a number that say how exact it is and which way it moved. Holds the rules and no state. */
final class CueWords {

    private final WordTable<Qualifier> before = qualifiers("before");
    private final WordTable<Qualifier> after = qualifiers("after");
    private final WordTable<Integer> directions = directions();
    private final WordTable<String> links = WordTable.of(List.of(
            "了", "为", "达", "达到", "率为", "率达", "幅度为", "幅度达", "率", "幅", "速", "速为", "速达", "速达到", "控制在", "实际", "约", "是", "仅",
            "分别为", "分别"));
    private final WordTable<String> toLevel = WordTable.of(List.of("到", "至", "到了"));

    private static WordTable<Qualifier> qualifiers(String place) {
        Map<String, Qualifier> words = new HashMap<>();
        for (List<String> row : RuleFile.rows("qualifiers")) {
            if (row.get(1).equals(place)) {
                words.put(row.get(0), Qualifier.valueOf(row.get(2)));
            }
        }
        return new WordTable<>(words);
    }

    private static WordTable<Integer> directions() {
        Map<String, Integer> signs = new HashMap<>();
        RuleFile.rows("directions").forEach(row -> signs.put(row.get(0), Integer.valueOf(row.get(1))));
        return new WordTable<>(signs);
    }

    /** Whether a qualifier ends right before a place. */
    boolean qualifierBefore(String text, int at) {
        return before.lengthBefore(text, at, 0) > 0;
    }

    /**
     * Takes in what stands before and after a plain number: minus, qualifiers, direction words, 以上, 左右. Words that end
     * in a used char belong to something else.
     */
    Quantity around(String text, Quantity number, BitSet used) {
        int numberStart = number.numberStart();
        Unit unit = number.unit();
        Form form = number.form();
        int start = numberStart;
        int sign = 0;
        BigDecimal value = number.value();
        if (start > 0 && text.charAt(start - 1) == '-' && (start < 2 || !isDigitOrUnit(text.charAt(start - 2)))) {
            start--;
            value = value.negate();
        }
        Qualifier qualifier = Qualifier.EXACT;
        String direction = "";
        boolean level = false;
        int at = start;
        for (int turn = 0; turn < 5; turn++) {
            int word = before.lengthBefore(text, at, 0);
            if (word > 0 && !used.get(at - 1) && qualifierFits(text, at - word, word, unit, form)) {
                Qualifier meaning = before.meaning(text.substring(at - word, at));
                qualifier = meaning == null || qualifier != Qualifier.EXACT ? qualifier : meaning;
                at -= word;
                start = at;
                continue;
            }
            int direct = directions.lengthBefore(text, at, 0);
            if (direct > 0 && !used.get(at - 1) && directionFits(text, at - direct, direct, unit)) {
                direction = text.substring(at - direct, at);
                Integer meaning = directions.meaning(direction);
                sign = meaning == null ? 0 : meaning;
                start = at - direct;
                break;
            }
            int link = toLevel.lengthBefore(text, at, 0);
            if (link > 0 && directions.lengthBefore(text, at - link, 0) > 1) {
                level = true;
                at -= link;
                continue;
            }
            link = links.lengthBefore(text, at, 0);
            if (link == 0) {
                break;
            }
            int beyond = at - link;
            if (directions.lengthBefore(text, beyond, 0) > 0
                    || before.lengthBefore(text, beyond, 0) > 1
                    || links.lengthBefore(text, beyond, 0) > 0) {
                at = beyond;
                continue;
            }
            break;
        }
        boolean name = !direction.isEmpty() && start >= 2 && text.startsWith("自然", start - 2);
        boolean rate = !direction.isEmpty()
                && unit.si().equals("PER_1000_PERSON")
                && text.substring(start, numberStart).indexOf('率') > 0;
        if (name || rate) {
            direction = "";
            sign = 0;
            start = numberStart;
        }
        int end = number.end();
        int suffix = end < text.length() ? after.lengthAt(text, end) : 0;
        if (suffix > 0 && !(suffix == 1 && form == Form.PLAIN && unit.kind() == Kind.NONE)) {
            Qualifier meaning = after.meaning(text.substring(end, end + suffix));
            if (meaning != null) {
                qualifier = qualifier == Qualifier.EXACT || form == Form.SIZE_CLASS ? meaning : qualifier;
                end += suffix;
            }
        }
        return new Quantity(
                start, numberStart, end, value, number.magnitude(), unit, qualifier, direction, sign, level, form);
    }

    private static boolean isDigitOrUnit(char c) {
        return NumeralReader.isArabic(c) || c == '%' || c == '月' || c == '年' || c == '万' || c == '亿';
    }

    private static boolean qualifierFits(String text, int at, int length, Unit unit, Form form) {
        char c = text.charAt(at);
        if (length > 1) {
            boolean comparing = unit.kind() == Kind.POINT || unit.kind() == Kind.NONE;
            return !(comparing && (text.startsWith("高于", at) || text.startsWith("低于", at)));
        }
        char prior = at > 0 ? text.charAt(at - 1) : ' ';
        return switch (c) {
            case '过' -> prior != '通' && prior != '经' && prior != '超' && prior != '不' && form != Form.WORDED_COUNT;
            case '上' ->
                form != Form.WORDED_COUNT
                        && "以会网线场加岸路以海市".indexOf(prior) < 0
                        && NumeralReader.isChinese(text.charAt(at + 1));
            case '近' -> prior != '最' && prior != '附' && prior != '临';
            case '约' -> prior != '节' && prior != '合' && prior != '集' && prior != '签' && prior != '条';
            case '超' -> prior != '赶';
            default -> true;
        };
    }

    private static boolean directionFits(String text, int at, int length, Unit unit) {
        String word = text.substring(at, at + length);
        boolean comparing = word.matches("高出|高于|快于|低于|慢于|高|低|快");
        if (comparing) {
            return unit.kind() == Kind.POINT;
        }
        if (word.equals("提前")) {
            return unit.kind() == Kind.DURATION;
        }
        if (length == 1) {
            char prior = at > 0 ? text.charAt(at - 1) : ' ';
            boolean verb = switch (word) {
                case "增" -> "新倍递净".indexOf(prior) < 0;
                case "减" -> "节削裁核加".indexOf(prior) < 0;
                case "升" -> prior != '公' && prior != '毫';
                default -> true;
            };
            return verb
                    && (unit.kind() == Kind.PERCENT
                            || unit.kind() == Kind.POINT
                            || unit.kind() == Kind.TIMES
                            || (unit.kind() == Kind.AMOUNT && !word.equals("增") && "同环比".indexOf(prior) >= 0));
        }
        return true;
    }
}
