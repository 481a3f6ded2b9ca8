package org.steppe.etl.extract.meaning;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.figure.Hints;
import org.steppe.etl.extract.reader.Block;
import org.steppe.etl.extract.reader.Block.Paragraph;
import org.steppe.etl.extract.reader.SourceDocument;
import org.steppe.etl.extract.recognise.HolidayCalendar;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.recognise.TimeExpression.Form;
import org.steppe.etl.extract.recognise.TimeExpression.Role;
import org.steppe.etl.extract.recognise.TimeRecogniser;

/** Tells the time and the place a document is about, from its title, date line and words; and follows both from part to part. */
final class FrameFinder {

    private static final Pattern REPORT = Pattern.compile("政府工作报告|各位代表|计划草案的报告|计划执行情况");
    private static final Pattern PLAN_HEADING = Pattern.compile(
            "(?:(?<y>20\\d\\d|19\\d\\d)年|今年|明年|下一步|下半年)?[^。；，]{0,24}(?:工作安排|总体要求|总体部署|主要目标|预期目标|工作重点|重点工作|主要任务|工作任务|重点任务|工作总体|"
                    + "总体思路|工作打算|工作目标|工作部署|计划安排|奋斗目标|发展目标|主要工作|工作建议|目标任务|扎实做好|计划草案|的计划)");
    private static final Pattern REVIEW_HEADING = Pattern.compile("回顾|过去一年|过去五年|工作情况|主要成就|执行情况|运行情况|取得的成绩|发展情况");
    private static final Pattern PLAN_SENTENCE =
            Pattern.compile("(?:(?<y>20\\d\\d|19\\d\\d)年|今年|明年)?[^。；]{0,20}(?:主要预期目标|预期目标|主要目标|总体目标|奋斗目标)(?:是|为|：|建议)");
    private static final Pattern DATE =
            Pattern.compile("((?:19|20)\\d{2})[年\\-/.](1[0-2]|0?[1-9])[月\\-/.](3[01]|[12]\\d|0?[1-9])日?");
    private static final Pattern DATED_LINE = Pattern.compile("发布时间|发布日期|来源|时间：|日期|成文");
    private static final Pattern DATELINE = Pattern.compile(
            "(?:本报|新华社|中新社|本网|中新网|人民网|央广网)(?<p>[\\u4e00-\\u9fa5]{0,8}?)(?:(?<y>20\\d\\d)年)?(?<m>1[0-2]|[1-9])月(?<d>3[01]|[12]\\d|[1-9])日(?:电|讯|消息)");
    private static final Pattern BYLINE = Pattern.compile("^□|^本报记者|记者[^，。]{2,20}$");
    private static final Pattern NAME_DATE = Pattern.compile(
            "(?<![0-9])((?:19|20)\\d{2})(?:[-_.]?(1[0-2]|0[1-9]))?(?:[-_.]?(3[01]|[12]\\d|0[1-9]))?(?![0-9])");

    private final PlaceNames places;
    private final TimeRecogniser times;
    private final HolidayCalendar holidays = new HolidayCalendar();

    FrameFinder(PlaceNames places, TimeRecogniser times) {
        this.places = places;
        this.times = times;
    }

    /** The frame in which a document begins. */
    Frame first(SourceDocument document, Hints hints) {
        List<String> opening = document.blocks().stream()
                .limit(12)
                .filter(Paragraph.class::isInstance)
                .map(block -> ((Paragraph) block).text().text())
                .toList();
        String title = hints.title() != null ? hints.title() : title(opening);
        LocalDate published = hints.publishedOn() != null ? hints.publishedOn() : published(document, opening);
        YearMonth now = published == null ? nameMonth(document.name()) : YearMonth.from(published);
        boolean report = isReport(document, title);
        Matcher name = NAME_DATE.matcher(document.name());
        Integer nameYear = name.find() ? Integer.valueOf(name.group(1)) : null;
        TimeExpression titleTime = titleTime(title);
        int year;
        boolean planned = titleTime != null && titleTime.form() == Form.YEARS;
        Integer numbered = planned || now == null ? documentYear(opening) : null;
        if (numbered != null) {
            year = numbered;
        } else if (titleTime != null && planned) {
            year = now == null ? titleTime.a() : now.getYear();
        } else if (titleTime != null && titleTime.year() != null) {
            year = titleTime.year();
        } else if (now != null) {
            year = now.getYear();
        } else if (nameYear != null) {
            year = nameYear;
        } else {
            year = mostNamedYear(document);
        }
        String period = year == 0 ? "" : Integer.toString(year);
        if (report) {
            Integer heading = planYear(document);
            int reported = heading != null ? heading - 1 : year - 1;
            if (titleTime != null
                    && titleTime.year() != null
                    && REVIEWS_OWN_YEAR.matcher(title).find()) {
                reported = titleTime.year();
            }
            year = reported;
            period = Integer.toString(reported);
        } else if (titleTime != null && (titleTime.year() != null || (titleTime.form() != Form.YEAR && now != null))) {
            String named = HolidayCalendar.isHoliday(titleTime)
                    ? holidays.period(titleTime, year)
                    : titleTime.period(year, now);
            period = named == null ? period : named;
        } else {
            String stated = openingPeriod(document, year, now);
            if (stated != null) {
                period = stated;
                year = stated.isEmpty() ? year : Integer.parseInt(stated.substring(0, 4));
            } else if (now != null && isNews(opening)) {
                period = now.toString();
            }
        }
        if (hints.period() != null) {
            period = hints.period();
            year = Integer.parseInt(period.substring(0, 4));
        }
        String area = hints.area() != null ? hints.area() : area(document, title);
        return new Frame(year, now, period, area, false, report);
    }

    private static final Pattern REVIEWS_OWN_YEAR = Pattern.compile("执行情况|统计公报|运行情况");

    /** The frame from a paragraph on: a heading or a date line may change it. */
    Frame at(Paragraph paragraph, Frame frame, Frame first) {
        String text = paragraph.text().text();
        Frame next = frame;
        if (text.length() < 60 || text.startsWith("本报") || text.startsWith("□")) {
            next = dateline(text, next, first);
        } else {
            Matcher line = DATELINE.matcher(text.substring(0, Math.min(60, text.length())));
            if (line.find()) {
                next = dateline(text.substring(0, Math.min(60, text.length())), next, first);
            }
        }
        if (first.report() && paragraph.heading() && text.length() < 48) {
            Matcher plan = PLAN_HEADING.matcher(text);
            if (plan.find() && !REVIEW_HEADING.matcher(text).find()) {
                int year = plan.group("y") != null ? Integer.parseInt(plan.group("y")) : first.year() + 1;
                next = next.withYear(year, Integer.toString(year), true);
            } else if (REVIEW_HEADING.matcher(text).find()) {
                next = next.withYear(first.year(), first.period(), false);
            }
        } else if (first.report() && !next.plan() && PLAN_SENTENCE.matcher(text).find()) {
            next = next.withYear(first.year() + 1, Integer.toString(first.year() + 1), true);
        }
        return next;
    }

    private Frame dateline(String text, Frame frame, Frame first) {
        Matcher line = DATELINE.matcher(text);
        if (line.find()) {
            int year = line.group("y") != null
                    ? Integer.parseInt(line.group("y"))
                    : frame.now() == null ? frame.year() : frame.now().getYear();
            Frame next = frame.withNow(YearMonth.of(year, Integer.parseInt(line.group("m"))));
            String code = line.group("p").isEmpty() ? null : areaOf(line.group("p"));
            return next.withArea(code == null || !code.startsWith(first.area().substring(0, 2)) ? first.area() : code);
        }
        if (BYLINE.matcher(text).find()) {
            List<PlaceNames.Place> named = places.find(text);
            String area = named.isEmpty() ? first.area() : named.getFirst().area();
            Frame next = frame.withArea(area);
            return next.now() == null ? next : next.withNow(next.now());
        }
        return frame;
    }

    private @Nullable String areaOf(String name) {
        List<PlaceNames.Place> found = places.find(name);
        return found.isEmpty() ? null : found.getFirst().area();
    }

    private static String title(List<String> opening) {
        StringBuilder title = new StringBuilder();
        for (String line : opening) {
            if (line.length() > 70 || line.endsWith("。")) {
                break;
            }
            title.append(line).append(' ');
            if (title.length() > 120) {
                break;
            }
        }
        return title.toString();
    }

    /** The year in the number of an official document, as in 浙政发〔2021〕10号. */
    private static @Nullable Integer documentYear(List<String> opening) {
        for (String line : opening) {
            Matcher number = DOCUMENT_NUMBER.matcher(line);
            if (line.length() < 60 && number.find()) {
                return Integer.valueOf(number.group(1));
            }
        }
        return null;
    }

    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("[〔\\[(]((?:19|20)\\d\\d)[〕\\])]\\d*号?");

    /** The months, days or year that the first figures of a release are of. */
    private @Nullable String openingPeriod(SourceDocument document, int year, @Nullable YearMonth now) {
        int read = 0;
        for (Block block : document.blocks()) {
            if (!(block instanceof Paragraph(var text, var heading)) || text.length() < 30) {
                continue;
            }
            if (read++ > 1) {
                return null;
            }
            String head = text.text().substring(0, Math.min(160, text.length()));
            for (TimeExpression time : times.recognise(head)) {
                boolean day = time.form() == Form.DAYS && time.a() > 0 && time.a() == time.c() && time.b() == time.d();
                boolean whole = time.form() == Form.MONTHS
                        || time.form() == Form.DAYS
                        || (time.form() == Form.YEAR && time.year() != null);
                if (time.role() == Role.FRAME && whole && !day) {
                    return HolidayCalendar.isHoliday(time) ? holidays.period(time, year) : time.period(year, now);
                }
            }
        }
        return null;
    }

    private @Nullable TimeExpression titleTime(String title) {
        TimeExpression best = null;
        for (TimeExpression time : times.recognise(title)) {
            boolean dated = time.form() == Form.DAYS && time.a() == time.c() && time.b() == time.d() && time.a() > 0;
            if (time.role() != Role.BASE && !dated && time.form() != Form.NOW && time.form() != Form.LAST_YEARS) {
                if (best == null || (best.year() == null && time.year() != null)) {
                    best = time;
                }
            }
        }
        return best;
    }

    private static @Nullable LocalDate published(SourceDocument document, List<String> opening) {
        for (String line : opening) {
            Matcher date = DATE.matcher(line);
            if ((line.length() < 40 || (DATED_LINE.matcher(line).find() && line.length() < 90)) && date.find()) {
                LocalDate day = day(date);
                if (day != null) {
                    return day;
                }
            }
        }
        Matcher name = NAME_DATE.matcher(document.name());
        if (name.find() && name.group(2) != null && name.group(3) != null) {
            return LocalDate.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), 1)
                    .plusDays(Integer.parseInt(name.group(3)) - 1L);
        }
        List<Block> blocks = document.blocks();
        for (int i = blocks.size() - 1; i >= Math.max(0, blocks.size() - 4); i--) {
            if (blocks.get(i) instanceof Paragraph(var text, var heading) && text.length() < 24) {
                Matcher date = DATE.matcher(text.text());
                if (date.find()) {
                    return day(date);
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(Matcher date) {
        int year = Integer.parseInt(date.group(1));
        return LocalDate.of(year, Integer.parseInt(date.group(2)), 1).plusDays(Integer.parseInt(date.group(3)) - 1L);
    }

    private static @Nullable YearMonth nameMonth(String name) {
        Matcher m = NAME_DATE.matcher(name);
        return m.find() && m.group(2) != null
                ? YearMonth.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)))
                : null;
    }

    private static boolean isNews(List<String> opening) {
        return opening.stream()
                .anyMatch(line -> DATELINE.matcher(line).find()
                        || line.contains("记者")
                        || line.startsWith("日前")
                        || line.contains("日电")
                        || line.contains("日讯"));
    }

    private static boolean isReport(SourceDocument document, String title) {
        if (REPORT.matcher(title).find()) {
            return true;
        }
        boolean address = false;
        for (Block block : document.blocks()) {
            if (block instanceof Paragraph(var text, var heading)) {
                address |= text.text().contains("各位代表");
            }
        }
        return address;
    }

    /** The year of the first heading that opens the plan of a report. */
    private static @Nullable Integer planYear(SourceDocument document) {
        for (Block block : document.blocks()) {
            if (block instanceof Paragraph(var text, var heading) && heading && text.length() < 48) {
                Matcher plan = PLAN_HEADING.matcher(text.text());
                if (plan.find()
                        && plan.group("y") != null
                        && !REVIEW_HEADING.matcher(text.text()).find()) {
                    return Integer.valueOf(plan.group("y"));
                }
            }
        }
        return null;
    }

    private static int mostNamedYear(SourceDocument document) {
        Map<Integer, Integer> counts = new HashMap<>();
        Pattern year = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})年");
        int seen = 0;
        for (Block block : document.blocks()) {
            if (block instanceof Paragraph(var text, var heading)) {
                Matcher m = year.matcher(text.text());
                while (m.find() && seen++ < 200) {
                    counts.merge(Integer.valueOf(m.group(1)), 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The place a document is about: the one in its title, else the one it names most. */
    private String area(SourceDocument document, String title) {
        List<PlaceNames.Place> named = places.find(title);
        if (!named.isEmpty()) {
            String area = named.getFirst().area();
            for (PlaceNames.Place place : named) {
                if (area.equals("100000") && !place.area().equals("100000")) {
                    area = place.area();
                }
                boolean within = place.area().startsWith(area.substring(0, 2))
                        && !place.area().equals(area);
                if (within && place.area().compareTo(area) > 0 && place.start() < 40 && area.endsWith("0000")) {
                    area = place.area();
                }
            }
            return area;
        }
        Map<String, Integer> counts = new HashMap<>();
        int read = 0;
        int city = 0;
        int province = 0;
        for (Block block : document.blocks()) {
            if (!(block instanceof Paragraph(var text, var heading)) || read > 40_000) {
                continue;
            }
            read += text.length();
            String s = text.text();
            for (PlaceNames.Place place : places.find(s)) {
                counts.merge(place.area(), 1, Integer::sum);
            }
            city += count(s, "全市") + count(s, "我市") + count(s, "全盟") + count(s, "我盟") + count(s, "全州") + count(s, "我州");
            province += count(s, "全省") + count(s, "我省") + count(s, "全区") + count(s, "我区") + count(s, "自治区");
        }
        return mostNamed(counts, city > province, province > 0);
    }

    private static String mostNamed(Map<String, Integer> counts, boolean city, boolean province) {
        Map<String, Integer> provinces = new HashMap<>();
        counts.forEach((area, n) -> {
            if (!area.equals("100000")) {
                provinces.merge(area.substring(0, 2) + "0000", n, Integer::sum);
            }
        });
        String top = top(provinces);
        int national = counts.getOrDefault("100000", 0);
        if (top == null || (!city && !province && national > provinces.getOrDefault(top, 0))) {
            return "100000";
        }
        if (city) {
            Map<String, Integer> within = new HashMap<>();
            counts.forEach((area, n) -> {
                if (area.startsWith(top.substring(0, 2)) && !area.equals(top)) {
                    within.put(area, n);
                }
            });
            String best = top(within);
            return best == null ? top : best;
        }
        return top;
    }

    private static @Nullable String top(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static int count(String text, String word) {
        int n = 0;
        for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 2)) {
            n++;
        }
        return n;
    }
}
