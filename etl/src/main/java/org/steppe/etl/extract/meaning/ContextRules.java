package org.steppe.etl.extract.meaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.figure.ExtractedFigure.Kind;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.recognise.HolidayCalendar;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.recognise.TimeExpression.Form;
import org.steppe.etl.extract.recognise.TimeExpression.Role;

/** Tells period, area, base period and whether result or plan, from the words of the sentence and the frame. */
final class ContextRules {

    /** What the rules tell of one quantity. */
    record Context(Kind kind, String period, String area, String basePeriod) {}

    private static final Pattern PLAN_CUE = Pattern.compile("力争|争取|预计|预期(?!寿命)|确保(?!率)|拟(?:建|投|实施|安排|新)|"
            + "将(?:达|达到|实现|完成|新增|建成|突破|超过|投资|增|建设|实施|安排|有望|提升|提高|下降|增长|培育|打造)|有望|目标(?:是|为|：|达到|值)|"
            + "计划(?:完成|实施|投资|建设|安排|新建|到|今年|年内|新增|新开工|于|在|用|招)|规划(?:建设|到|总|新增)|努力(?:实现|使|达)|要(?:达到|实现|完成|确保|力争|建成|新增)");
    private static final Pattern FACT_CUE = Pattern.compile("已经|去年|上年|目前|现有|现已|已(?!经|知)|截至|累计完成|刚刚过去|一年来|以来");
    private static final Pattern OUR_PLACE = Pattern.compile("(?:^|[，；。：])我[区省市州盟国县旗](?!要|将|力争|计划)");
    private static final Pattern PLAN_VERB = Pattern.compile("要|力争|争取|确保|推进|推动|加快|实施|建成|新建|打造|培育|支持|开工|突破|完成");
    private static final Pattern START_LEVEL = Pattern.compile("(?:^|[，；。：])(?:就)?(?:把|由|从)[^，；。]{0,12}$");
    private static final Pattern WHOLE = Pattern.compile("全区|全省|全市|全国|全盟|全州|我区|我省|我市|我国|全社会");
    private static final Pattern AWAY = Pattern.compile("(?:对|向|自|从|往|至|与|同|赴|进|于|援|来自|面向|经|、)$");

    private final HolidayCalendar holidays = new HolidayCalendar();

    Context read(Prose prose, Quantity q, int segment, Frame frame, Measure measure) {
        String text = prose.text();
        int sentence = prose.sentenceStart(q.numberStart());
        int statement = prose.statementStart(q.numberStart());
        TimeExpression time = frameTime(prose, q, segment, sentence);
        String before = text.substring(statement, q.start());
        Kind kind = frame.plan() ? Kind.TARGET : Kind.ACTUAL;
        String period = frame.period();
        boolean fromTime = false;
        if (time != null) {
            String stated = HolidayCalendar.isHoliday(time)
                    ? holidays.period(time, frame.year())
                    : time.period(frame.year(), frame.now());
            boolean several = time.form() == Form.LAST_YEARS || time.form() == Form.YEARS;
            if (stated != null && several && isStock(measure, text.substring(segment, q.start()))) {
                stated = stated.substring(stated.indexOf('/') + 1);
            }
            if (stated != null) {
                period = stated;
                fromTime = true;
            }
            int year = period.length() < 4 ? 0 : Integer.parseInt(period.substring(0, 4));
            if ((time.role() == Role.UNTIL && time.start() >= sentence)
                    || (year > frame.year() && !frame.plan() && time.form() != Form.MONTHS)) {
                kind = year >= frame.year() ? Kind.TARGET : Kind.ACTUAL;
            }
            if (frame.plan() && year < frame.year()) {
                kind = Kind.ACTUAL;
            }
        }
        String clause = text.substring(segment, q.end());
        if (kind == Kind.ACTUAL
                && !frame.plan()
                && PLAN_CUE.matcher(text.substring(clauseOf(prose, segment, statement), q.end()))
                        .find()) {
            kind = Kind.TARGET;
            if (!fromTime && frame.report() && !frame.plan()) {
                period = frame.year() == 0 ? "" : Integer.toString(frame.year());
            }
        } else if (kind == Kind.TARGET && frame.plan() && isFact(before, clause)) {
            kind = Kind.ACTUAL;
            if (!fromTime) {
                period = frame.year() == 0 ? "" : Integer.toString(frame.year() - 1);
            }
        }
        return new Context(kind, period, area(prose, q, segment, statement, frame), base(prose, q, segment));
    }

    private static final Pattern SUMMED = Pattern.compile("累计|新增|新建|完成|建成|改造|投入|实施|年均|新");

    /** What is true at the end of several years rather than summed over them. */
    private static boolean isStock(Measure measure, String words) {
        return switch (measure) {
            case SHARE_PCT, RANK, RATIO -> true;
            case LEVEL -> !SUMMED.matcher(words).find();
            default -> false;
        };
    }

    /** A cue holds from its clause on to what is linked to it. */
    private static int clauseOf(Prose prose, int segment, int statement) {
        int start = segment;
        while (start > statement && !Prose.isClauseEnd(prose.text().charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isFact(String before, String clause) {
        if (FACT_CUE.matcher(clause).find()) {
            return true;
        }
        Matcher plan = PLAN_CUE.matcher(before);
        if (plan.find()) {
            return false;
        }
        int ours = -1;
        Matcher m = OUR_PLACE.matcher(before);
        while (m.find()) {
            ours = m.start();
        }
        if (ours >= 0 && !PLAN_VERB.matcher(before.substring(ours)).find()) {
            return true;
        }
        return START_LEVEL.matcher(before).find();
    }

    /** The nearest time that speaks of this figure: in its clause, at the head of a clause of its sentence, or carried on. */
    private static @Nullable TimeExpression frameTime(Prose prose, Quantity q, int segment, int sentence) {
        TimeExpression best = null;
        for (TimeExpression time : prose.times()) {
            if (time.start() >= q.start()) {
                break;
            }
            if (time.role() == Role.BASE || time.start() < sentence) {
                continue;
            }
            if (time.start() >= segment || time.role() == Role.UNTIL || leads(prose, time)) {
                best = better(best, time);
            }
        }
        return best == null ? carried(prose, sentence) : best;
    }

    /** The time that an earlier sentence of the paragraph set at its head. */
    private static @Nullable TimeExpression carried(Prose prose, int sentence) {
        TimeExpression carried = null;
        for (TimeExpression time : prose.times()) {
            if (time.start() >= sentence) {
                break;
            }
            boolean heads = leads(prose, time) && prose.sentenceStart(time.start()) >= time.start() - 8;
            if (time.role() != Role.BASE && heads && time.form() != Form.NOW) {
                carried = time;
            }
        }
        return carried;
    }

    /** 2024年…5月份: the month wins, with the year of the first. */
    private static TimeExpression better(@Nullable TimeExpression old, TimeExpression time) {
        if (old != null
                && old.year() != null
                && time.isRelative()
                && time.yearShift() == 0
                && (time.form() == Form.MONTHS || time.form() == Form.DAYS)
                && old.role() == Role.FRAME) {
            return new TimeExpression(
                    time.start(),
                    time.end(),
                    time.role(),
                    time.form(),
                    old.year(),
                    0,
                    time.a(),
                    time.b(),
                    time.c(),
                    time.d());
        }
        if (old != null
                && time.form() == Form.YEAR
                && time.isRelative()
                && time.yearShift() == 0
                && old.role() == Role.UNTIL) {
            return old;
        }
        return time;
    }

    /** Whether a time opens a clause. */
    private static boolean leads(Prose prose, TimeExpression time) {
        int at = time.start();
        String text = prose.text();
        while (at > 0 && "在于截至止到“(自从".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at == 0 || Prose.isClauseEnd(text.charAt(at - 1))) {
            return true;
        }
        int start = at;
        while (start > 0 && !Prose.isClauseEnd(text.charAt(start - 1))) {
            start--;
        }
        String lead = text.substring(start, at);
        return lead.matches(
                "(?:其中|同时|此外|另外|据[^，]{0,10}|记者[^，]{0,16}|[（(][^）)]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、是]|\\d[.、]|初步核算|经[^，]{1,8}核算|[\\u4e00-\\u9fa5]{2,8}[省市区盟州县旗港])");
    }

    private static String base(Prose prose, Quantity q, int segment) {
        String base = "";
        for (TimeExpression time : prose.times()) {
            boolean near = time.start() >= segment && time.end() <= q.end();
            if (near && time.role() == Role.BASE && time.year() != null) {
                base = time.form() == Form.YEARS ? time.a() + "/" + time.b() : Integer.toString(time.year());
            }
        }
        return base;
    }

    private static String area(Prose prose, Quantity q, int segment, int statement, Frame frame) {
        String text = prose.text();
        List<PlaceNames.Place> places = prose.places();
        PlaceNames.Place best = null;
        for (int i = 0; i < places.size(); i++) {
            PlaceNames.Place place = places.get(i);
            if (place.start() < statement || place.end() > q.start()) {
                continue;
            }
            if (!belongs(place, frame)
                    || listed(text, places, i)
                    || AWAY.matcher(text.substring(Math.max(statement, place.start() - 2), place.start()))
                            .find()) {
                continue;
            }
            boolean inSegment = place.start() >= segment;
            boolean leadsClause = place.start() == statement
                    || Prose.isClauseEnd(text.charAt(place.start() - 1))
                    || (text.startsWith("在", place.start() - 1)
                            && (place.start() - 1 == statement || Prose.isClauseEnd(text.charAt(place.start() - 2))))
                    || text.substring(Math.max(statement, place.start() - 2), place.start())
                            .equals("其中");
            if (leadsClause || (inSegment && place.start() - segment <= 6)) {
                best = place;
            }
        }
        if (best == null || WHOLE.matcher(text.substring(best.end(), q.start())).find()) {
            return frame.area();
        }
        return best.area();
    }

    private static boolean belongs(PlaceNames.Place place, Frame frame) {
        String area = frame.area();
        if (area.equals("100000")) {
            return true;
        }
        String prefix =
                area.endsWith("0000") ? area.substring(0, 2) : area.endsWith("00") ? area.substring(0, 4) : area;
        return place.area().startsWith(prefix)
                || (place.area().startsWith(area.substring(0, 2))
                        && !place.area().endsWith("0000"));
    }

    /** Whether a place is one of several, or of a route. */
    private static boolean listed(String text, List<PlaceNames.Place> places, int i) {
        PlaceNames.Place place = places.get(i);
        String after = text.substring(place.end(), Math.min(text.length(), place.end() + 3));
        if (after.startsWith("、")
                || after.startsWith("等")
                || after.startsWith("至")
                || (after.startsWith("和") && nextIsPlace(places, i, 1))
                || after.startsWith("市、")
                || after.startsWith("-")
                || after.startsWith("—")) {
            return true;
        }
        if (i > 0) {
            String between = text.substring(places.get(i - 1).end(), place.start());
            return between.equals("、")
                    || between.equals("和")
                    || between.equals("至")
                    || between.equals("与")
                    || between.equals("及");
        }
        return false;
    }

    private static boolean nextIsPlace(List<PlaceNames.Place> places, int i, int distance) {
        return i + 1 < places.size()
                && places.get(i + 1).start() - places.get(i).end() == distance;
    }
}
