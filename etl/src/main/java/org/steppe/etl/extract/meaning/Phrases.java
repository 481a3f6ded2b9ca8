package org.steppe.etl.extract.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/** Strips from a phrase what is not the thing measured: verbs, adverbs, times, comparisons, brackets. */
final class Phrases {

    private static final Pattern COMPARISON = Pattern.compile(
            "(?:(?<![可同环对])比|较|与|(?<!合|共|相)同)(?:[^，。；]{0,12}?)(?:相比|同期|年|月|季度|末|初|平均水平|平均|水平|之前|以前|过去|上期|年度|同口径|全国|全省|全区)$");
    private static final Pattern RUNNING = Pattern.compile(
            "(?:已)?连续(?:第)?[\\d一二三四五六七八九十]+(?:个)?(?:年|月|季度)$|每(?:吨|公斤|千克|桶|斤|平方米)$|(?:高于|低于|快于|慢于|高出|好于|领先)[^，。；]{0,16}$|\\[\\d+\\]$");
    private static final Pattern NOTE = Pattern.compile("\\[\\d{1,2}\\]");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]{0,40}\\)");
    private static final Pattern LIST_MARK = Pattern.compile(
            "^(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，、]|[（(][^)）]{1,3}[)）]|\\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[■□●◆★▲※•·—-]+)");
    private static final Pattern BAD_END = Pattern.compile("[，、：；。\\s“”‘’'\"—~-]+$");
    private static final Pattern BAD_START = Pattern.compile("^[，、：；。\\s”’'\"—~)%-]+");

    private final WordTable<String> ends;
    private final WordTable<String> starts;
    private final WordTable<String> flows = WordTable.of(RuleFile.words("flow-verbs"));
    private final WordTable<String> modifiers = WordTable.of(RuleFile.words("modifiers"));

    Phrases() {
        List<String> end = new ArrayList<>();
        List<String> start = new ArrayList<>();
        for (List<String> row : RuleFile.rows("predicates")) {
            (row.get(1).equals("end") ? end : start).add(row.get(0));
        }
        ends = WordTable.of(end);
        starts = WordTable.of(start);
    }

    /** What is measured in the words that lead up to a number. */
    String subject(String phrase, int offset, List<TimeExpression> times, List<PlaceNames.Place> places, String area) {
        int from = 0;
        int to = phrase.length();
        boolean changed = true;
        while (changed && from < to) {
            changed = false;
            int before = to;
            to -= trailing(phrase, from, to, offset, times);
            if (to <= from) {
                break;
            }
            int start = leading(phrase, from, to, offset, times, places, area);
            changed = to != before || start > 0;
            from += start;
        }
        String bare = from < to ? phrase.substring(from, to) : "";
        bare = NOTE.matcher(bare).replaceAll("");
        bare = BRACKETS.matcher(bare).replaceAll("");
        return bare.replaceAll("[“”‘’《》\\s]", "");
    }

    private int trailing(String s, int from, int to, int offset, List<TimeExpression> times) {
        String part = s.substring(from, to);
        for (TimeExpression time : times) {
            if (time.end() == offset + to && time.start() >= offset + from) {
                return to - (time.start() - offset);
            }
        }
        Matcher bad = BAD_END.matcher(part);
        if (bad.find()) {
            return part.length() - bad.start();
        }
        if (part.endsWith(")")) {
            int open = part.lastIndexOf('(');
            return open > 0 ? part.length() - open : 1;
        }
        Matcher running = RUNNING.matcher(part);
        if (running.find()) {
            return part.length() - running.start();
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (comparison.find()) {
            return part.length() - comparison.start();
        }
        int word = ends.lengthBefore(s, to, from);
        if (word == 1 && keepsLast(part)) {
            return 0;
        }
        return word;
    }

    /** Words whose last char only looks like a verb: 行为, 目的, 规模以上. */
    private static boolean keepsLast(String part) {
        return part.endsWith("行为")
                || part.endsWith("目的")
                || part.endsWith("以上")
                || part.endsWith("国有")
                || part.endsWith("私有")
                || (part.endsWith("全国") && part.length() == 2)
                || part.endsWith("所有")
                || part.endsWith("网上")
                || part.endsWith("线上")
                || part.endsWith("规上")
                || part.endsWith("限上")
                || part.endsWith("系列")
                || part.endsWith("班列")
                || part.endsWith("专列")
                || part.endsWith("列车")
                || part.endsWith("人为")
                || part.endsWith("民居")
                || part.endsWith("定居")
                || part.endsWith("宜居")
                || part.endsWith("入境");
    }

    private int leading(
            String s,
            int from,
            int to,
            int offset,
            List<TimeExpression> times,
            List<PlaceNames.Place> places,
            String area) {
        String part = s.substring(from, to);
        Matcher bad = BAD_START.matcher(part);
        if (bad.find()) {
            return bad.end();
        }
        Matcher mark = LIST_MARK.matcher(part);
        if (mark.find()) {
            return mark.end();
        }
        for (TimeExpression time : times) {
            if (time.start() == offset + from && time.end() <= offset + to) {
                return time.end() - time.start();
            }
        }
        int word = starts.lengthAt(part, 0);
        if (word > 0 && word < part.length() && !(word == 1 && keepsFirst(part))) {
            return word;
        }
        if (part.startsWith("(") && part.indexOf(')') > 0) {
            return part.indexOf(')') + 1;
        }
        for (PlaceNames.Place place : places) {
            if (place.start() == offset + from && place.end() < offset + to) {
                int end = place.end() - offset - from;
                String rest = part.substring(end);
                boolean whole = place.area().equals(area)
                        || rest.matches(
                                "^(?:全)?(?:地区生产总值|生产总值|规模以上|社会消费|一般公共|接待|旅游|国内|固定资产|城镇|农村|居民|常住|进出口|外贸|实现|完成|货物|全年|共|累计|粮食|财政|新增|进口|出口|GDP|规上|工业).*");
                if (whole && !rest.matches("^(?:口岸|港|机场|海关|综合保税区|自贸|铁路|集团|、|至|和|之).*")) {
                    return end;
                }
            }
        }
        return 0;
    }

    private static boolean keepsFirst(String part) {
        return part.matches(
                        "^(?:在[校建读册岗园线职京]|有[色效机轨线]|和[田平]|与[会会]|将[军]|对[外东美欧日韩台港俄蒙RA“一“]|向[日]|要[素]|并[网购]|到[位发港达期货]|至[今]|及[时]|更[新]|使[用]|从[业事]|为[民]|还[款建]|的).*")
                && !part.startsWith("的");
    }

    /** The verb of a flow at the beginning of a subject, as 新增 in 新增高新技术企业; empty where there is none. */
    String flow(String subject) {
        return subject.substring(0, flows.lengthAt(subject, 0));
    }

    boolean isModifier(String subject) {
        return modifiers.lengthAt(subject, 0) > 0;
    }

    boolean isWholeModifier(String subject) {
        return modifiers.contains(subject);
    }

    /** The adjective right after the verb of a flow that holds for what follows too, as 农村牧区. */
    String modifier(String subject) {
        int verb = flows.lengthAt(subject, 0);
        return subject.substring(verb, verb + modifiers.lengthAt(subject, verb));
    }
}
