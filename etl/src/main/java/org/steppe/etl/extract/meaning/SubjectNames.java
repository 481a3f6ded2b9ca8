package org.steppe.etl.extract.meaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.extract.recognise.Unit;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/** Gives one thing one name: 规上 and 规模以上, 接待游客 and 游客人次. */
final class SubjectNames {

    private record Rule(Pattern pattern, String name) {}

    private final List<Rule> rules = RuleFile.rows("subjects").stream()
            .map(row -> new Rule(Pattern.compile(row.get(0)), row.get(1)))
            .toList();
    private final WordTable<String> heads = WordTable.of(RuleFile.words("heads"));

    /** The name of a subject, with the word that tells what is counted at its end. */
    String canonical(String subject, Unit unit, boolean counted) {
        String name = subject;
        if (name.indexOf('占') > 0 && name.endsWith("比重")) {
            return name.replace("规上", "规模以上");
        }
        for (Rule rule : rules) {
            Matcher m = rule.pattern().matcher(name);
            if (m.find()) {
                name = m.replaceAll(rule.name());
            }
        }
        boolean quantity = !unit.si().equals("CNY")
                && !unit.si().equals("USD")
                && unit.kind() != Unit.Kind.PERCENT
                && unit.kind() != Unit.Kind.NONE;
        if (quantity && (name.endsWith("出口额") || name.endsWith("进口额"))) {
            name = name.substring(0, name.length() - 1) + "量";
        }
        if (counted && head(name).isEmpty()) {
            name += tail(unit);
        }
        return name;
    }

    private static String tail(Unit unit) {
        return switch (unit.si()) {
            case "person" -> "人数";
            case "PERSON_TIME" -> "人次";
            case "HOUSEHOLD" -> "户数";
            case "km" -> "里程";
            case "MU", "ha", "m2", "km2" -> "面积";
            case "COUNT" ->
                switch (unit.printed()) {
                    case "套" -> "套数";
                    case "件" -> "件数";
                    case "宗" -> "宗数";
                    case "起" -> "起数";
                    case "笔" -> "笔数";
                    case "种" -> "种数";
                    case "轮" -> "轮数";
                    case "届" -> "届数";
                    case "批次" -> "批次";
                    case "户次" -> "户次";
                    default -> "数";
                };
            default -> "";
        };
    }

    /** The measure word at the end of a subject, as 增加值 in 稀土产业增加值; empty where it has none. */
    String head(String subject) {
        return subject.substring(subject.length() - heads.lengthBefore(subject, subject.length(), 0));
    }

    boolean isHead(String subject) {
        return heads.contains(subject);
    }
}
