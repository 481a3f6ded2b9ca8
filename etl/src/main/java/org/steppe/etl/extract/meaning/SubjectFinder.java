package org.steppe.etl.extract.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;

/** Finds what a number is about: in the words before it, the noun after it, or the figure before it. */
final class SubjectFinder {

    private static final Pattern NOUN_ENDS = Pattern.compile(
            "中有|中的|增长|下降|增加|减少|提高|同比|环比|比上|较上|比去|较去|比|占|达到|达|分别|均|用于|获|被|入选|已|全部|正式|建成|投产|开工|投入|累计|实现|完成|覆盖|进入|在|为|是|将|从|通过|列入|纳入|落户|受益|以上|左右|亮相|荣登|携|参展|大关|[，。；、：！？()《》,;:~-]|和|及|与|以及|并");
    private static final Pattern SHARE =
            Pattern.compile("^(.*?)(?:约?占|占到|占比|所占比重|占)(.*?)(?:的)?(?:比重|比例|份额)?(?:为|达|达到|的|约|近|超过|已|提高到|上升到|由|从)*$");
    private static final Pattern TOURISTS = Pattern.compile("游客|旅游|接待");
    private static final Pattern PARTNER = Pattern.compile("^[对向自从]");
    private static final Pattern LIST = Pattern.compile("以及|[、和及与]");
    private static final Pattern ELIDED_TAIL = Pattern.compile(
            "(?:业|企业|产品|类|地区|用品|制品|材料|领域|部门|单位|经济|商品|行业|盟市|[^城]市|省|汽车|煤炭|粮食|其他|东部|中部|西部|东北|国有|民营|私营|集体|个体)$");

    private final Phrases phrases;
    private final SubjectNames names;

    SubjectFinder(Phrases phrases, SubjectNames names) {
        this.phrases = phrases;
        this.names = names;
    }

    /** The noun that follows a number, as 重大研究成果 in 24 项重大研究成果; empty where none does. */
    String nounAfter(Prose prose, Quantity q, int next) {
        Kind kind = q.unit().kind();
        if ((kind == Kind.PERCENT && !prose.text().startsWith("的", q.end()))
                || kind == Kind.POINT
                || kind == Kind.TIMES
                || kind == Kind.PLACE
                || q.form() == Form.RANK) {
            return "";
        }
        int end = Math.min(Math.min(next, prose.text().length()), q.end() + 18);
        if (q.end() >= end) {
            return "";
        }
        String rest = prose.text().substring(q.end(), end);
        rest = rest.replaceAll("[“”]", "");
        Matcher stop = NOUN_ENDS.matcher(rest);
        String noun = stop.find() ? rest.substring(0, stop.start()) : rest;
        if (noun.startsWith("的")) {
            noun = noun.substring(1);
        }
        if (noun.startsWith("多") || noun.startsWith("余")) {
            noun = noun.substring(1);
        }
        if (noun.endsWith("的") || noun.endsWith("中")) {
            noun = noun.substring(0, noun.length() - 1);
        }
        if (kind == Kind.COUNT) {
            String head = names.head(noun);
            noun = head.length() < noun.length() - 1 && VALUE_HEAD.matcher(head).matches()
                    ? noun.substring(0, noun.length() - head.length())
                    : noun;
        }
        return noun.length() < 2 && !noun.equals("人") ? "" : noun;
    }

    private static final Pattern TOTAL = Pattern.compile("总数|总量|总规模");
    private static final Pattern GROWTH = Pattern.compile("增速|增幅|涨幅|降幅|增长率");
    private static final Pattern VALUE_HEAD = Pattern.compile(".*(?:产值|增加值|收入|利润|投资|产量|额|面积|营收|总额)");
    private static final Pattern STATUS =
            Pattern.compile("投产|开工|竣工|完工|建成|开复工|复工|签约|落地|达产|在建|入库|续建|峰值|最高值|建成投产|竣工投产|新开工|投用|完成|投入使用|开工建设");
    private static final Pattern SPENT = Pattern.compile("^(.*?)(?:拿出|投入|安排|下达|筹措|落实|统筹|兑付|拨付|争取|筹集)$");
    private static final Pattern HONOURED = Pattern.compile("(?:入选|荣登|获评|被授予|荣获|当选|被评为|被评选为)([^，。；]{2,26})");

    /** 孙某等15人…入选…: those are counted as what they became. */
    @Nullable
    String honoured(Prose prose, Quantity q, String before) {
        if (!q.unit().si().equals("person") || !before.endsWith("等")) {
            return null;
        }
        Matcher m = HONOURED.matcher(prose.text().substring(q.end(), prose.sentenceEnd(q.end())));
        return m.find() ? m.group(1).replaceAll("(?:19|20)\\d\\d年|第?[一二三四]季度|今年|[“”]|荣誉称号|称号", "") + "入选" : null;
    }

    boolean isStatus(String words) {
        return STATUS.matcher(words).matches();
    }

    /** The subject from its own words before and after the number; empty where there are none. */
    String own(String before, String after, boolean attributive) {
        if (after.isEmpty() || !attributive) {
            return before;
        }
        if (before.isEmpty()) {
            return after;
        }
        Matcher spent = SPENT.matcher(before);
        if (spent.matches()) {
            return names.head(after).isEmpty() && !after.endsWith("资金") ? after + "资金" : after;
        }
        if (before.indexOf('、') > 0) {
            String verb = phrases.flow(before);
            return verb + after;
        }
        return before.endsWith(after) ? before : before + after;
    }

    /** A share of a whole: 占常住人口的22.8%. */
    @Nullable
    String share(String words, String previous, Measure measure) {
        if (measure != Measure.SHARE_PCT || words.indexOf('占') < 0) {
            return null;
        }
        Matcher m = SHARE.matcher(words.replaceAll("\\([^()]*\\)", ""));
        if (words.contains("占比") || !m.matches()) {
            return null;
        }
        String part = m.group(1).isEmpty() ? previous : m.group(1);
        String whole = m.group(2).replaceAll("^(?:同期|了)?(?:全区|全省|全市)?", "").replaceAll("[“”、，]", "");
        return part + (whole.isEmpty() ? "占比" : "占" + whole + "比重");
    }

    /** Gives a subject back what it left to the one before: verb, modifier, first part of the name, measure word. */
    String restored(String subject, String previous, boolean linked) {
        if (previous.isEmpty()) {
            return subject;
        }
        if (TOTAL.matcher(subject).matches() && names.head(previous).isEmpty()) {
            return previous.substring(phrases.flow(previous).length()) + subject;
        }
        if (phrases.flow(subject).equals(subject)) {
            return subject + previous.substring(phrases.flow(previous).length());
        }
        if (subject.equals("价值") && names.head(previous).isEmpty()) {
            return previous;
        }
        if (GROWTH.matcher(subject).matches() || (names.head(previous).isEmpty() && subject.endsWith("均价"))) {
            return previous.endsWith(subject) ? previous : previous + subject;
        }
        if (names.isHead(subject)
                && names.head(previous).isEmpty()
                && TOURISTS.matcher(previous).find()) {
            return "旅游" + subject;
        }
        if (names.isHead(subject) && subject.length() <= 5) {
            String overlap = overlapping(subject, previous);
            if (overlap != null) {
                return overlap;
            }
            String head = names.head(previous);
            if (!head.isEmpty() && head.length() < previous.length()) {
                return previous.substring(0, previous.length() - head.length()) + subject;
            }
        }
        if (!linked) {
            return subject;
        }
        String overlap = overlapping(subject, previous);
        if (overlap != null) {
            return overlap;
        }
        String verb = phrases.flow(previous);
        if (verb.isEmpty()
                && subject.length() <= 3
                && previous.length() >= 2 * subject.length() + 2
                && names.head(subject).isEmpty()
                && names.head(previous).isEmpty()) {
            return previous.substring(0, previous.length() - subject.length()) + subject;
        }
        if (!verb.isEmpty()
                && phrases.flow(subject).isEmpty()
                && !subject.endsWith("率")
                && !VALUE_HEAD.matcher(subject).matches()) {
            String modifier = phrases.modifier(previous);
            return verb
                    + (subject.startsWith(modifier)
                                    || phrases.modifier(verb + subject).length() > 0
                            ? ""
                            : modifier)
                    + subject;
        }
        return subject;
    }

    private @Nullable String overlapping(String subject, String previous) {
        if (subject.length() > 6
                || phrases.isModifier(subject)
                || subject.startsWith("出口")
                || subject.startsWith("进口")) {
            return null;
        }
        for (int length = Math.min(4, subject.length() - 1); length >= 2; length--) {
            int at = previous.indexOf(subject.substring(0, length));
            if (at > 0 && previous.length() > subject.length()) {
                return previous.substring(0, at) + subject;
            }
        }
        return null;
    }

    /** A branch without measure word takes that of the paragraph: 采矿业增长3% in a paragraph on 工业增加值. */
    String withHead(String subject, String topic, Measure measure, boolean money) {
        if (phrases.isWholeModifier(subject) && !topic.isEmpty()) {
            return subject + topic;
        }
        if (subject.startsWith("出口") || subject.startsWith("进口")) {
            return subject;
        }
        if (topic.isEmpty()
                || (measure != Measure.YOY_PCT && !(measure == Measure.LEVEL && money))
                || !names.head(subject).isEmpty()) {
            return subject;
        }
        String head = names.head(topic);
        return !head.isEmpty() && ELIDED_TAIL.matcher(subject).find() ? subject + head : subject;
    }

    /** The parts of a coordination, each with its full name. */
    List<String> parts(String subject) {
        List<String> parts = new ArrayList<>();
        for (String part : LIST.split(subject.replace("分别", ""), -1)) {
            if (!part.isBlank()) {
                boolean partner = !parts.isEmpty()
                        && PARTNER.matcher(parts.getFirst()).find()
                        && !PARTNER.matcher(part).find();
                parts.add(partner ? parts.getFirst().charAt(0) + part : part);
            }
        }
        if (parts.size() < 2) {
            return parts;
        }
        String first = parts.getFirst();
        String lastHead = names.head(parts.getLast());
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (i > 0 && names.isHead(part)) {
                String head = names.head(first);
                parts.set(i, first.substring(0, first.length() - head.length()) + part);
            } else if (i > 0
                    && part.length() <= 5
                    && !names.head(part).isEmpty()
                    && names.head(part).equals(names.head(first))
                    && first.length() > part.length() + 1) {
                parts.set(i, first.substring(0, first.length() - part.length()) + part);
            } else if (phrases.isWholeModifier(part) && parts.getLast().length() > part.length() + 2) {
                parts.set(i, part + parts.getLast().substring(part.length()));
            } else if (names.head(part).isEmpty()
                    && !lastHead.isEmpty()
                    && !parts.getLast().equals(lastHead)) {
                parts.set(i, part + lastHead);
            }
        }
        return parts;
    }

    boolean allHaveHeads(String subject) {
        for (String part : LIST.split(subject, -1)) {
            if (names.head(part).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
