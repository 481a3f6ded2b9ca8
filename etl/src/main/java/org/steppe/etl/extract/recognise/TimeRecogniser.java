package org.steppe.etl.extract.recognise;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.recognise.TimeExpression.Form;
import org.steppe.etl.extract.recognise.TimeExpression.Role;

/** Finds words for times. The patterns stand from the most to the least specific; a char belongs to the first match. */
public final class TimeRecogniser {

    private static final String YEAR =
            "(?<![\\d.])(?:(?<y>(?:19|20)\\d{2}|[一二][九〇零][零〇一二三四五六七八九]{2})年|(?<w>去年|上年|今年|本年|明年|前年|当年))度?";
    private static final String MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
    private static final String DAY = "(?:[12]\\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])";

    private static final Pattern DAYS = Pattern.compile("(?:" + YEAR + ")?(?<![\\d.])(?<a>" + MONTH + ")月(?<b>" + DAY
            + ")日?(?:\\([^)]{1,8}\\))?" + "(?:-|~|至|到|—)" + "(?:(?<c>" + MONTH + ")月)?(?<d>" + DAY + ")日");
    private static final Pattern MONTHS = Pattern.compile(
            "(?:" + YEAR + ")?(?<![\\d.])(?<a>" + MONTH + ")月?份?" + "(?:-|~|至|到|—)" + "(?<b>" + MONTH + ")月份?");
    private static final Pattern FIRST_MONTHS =
            Pattern.compile("(?:" + YEAR + ")?前(?<n>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?月");
    private static final Pattern YEARS =
            Pattern.compile("(?<![\\d.])(?<a>(?:19|20)\\d{2})年?" + "(?:-|~|至|到|—)" + "(?<b>(?:19|20)\\d{2})年|"
                    + "(?<a2>[一二][九〇零][零〇一二三四五六七八九]{2})年?(?:-|~|至|到)(?<b2>[一二][九〇零][零〇一二三四五六七八九]{2})年");
    private static final Pattern YEAR_PART = Pattern.compile(YEAR
            + "(?:的)?(?:(?<a>" + MONTH + ")月(?:(?<b>" + DAY + ")日|份|底|末|初|中旬|上旬|下旬)?|(?<p>上半年|下半年|前三季度|前三个季度|前两个季度|"
            + "第?[一二三四1-4]季度|全年|年?末|年?底|初))?");
    private static final Pattern MONTH_ONLY =
            Pattern.compile("(?<![\\d.个])(?<a>" + MONTH + ")月(?:(?<b>" + DAY + ")日|份|底|末|初|中旬|上旬|下旬)?(?![球饼亮季票薪均度])");
    private static final Pattern PART_ONLY =
            Pattern.compile("(?<p>上半年|下半年|前三季度|前三个季度|(?:第|首)?[一二三四1-4](?:、[二三四1-4])?季度|首季|全年)");
    private static final Pattern PLAN = Pattern.compile("“?(?<p>十[一二三四五]?五|[七八九]五|[一二三四五六]五)”?(?<q>时期|期间|末|以来|规划)?");
    private static final Pattern LAST_YEARS =
            Pattern.compile("(?:过去|近|最近|这|前)(?<n>[一二三四五六七八九十\\d]{1,2})年(?:来|间|里)?|(?<m>[二两三四五六七八九十]{1,2})年来");
    private static final Pattern NOW = Pattern.compile("截至目前|截止目前|目前为止|(?<![到])目前|截至(?:记者)?发稿时?|日前|近日|昨日|今日|近年来");
    private static final Pattern SO_FAR = Pattern.compile("今年以来|年初以来|开年以来");

    private final HolidayCalendar holidays = new HolidayCalendar();

    /** The times of a text in order, each apart from the others. */
    public List<TimeExpression> recognise(String text) {
        List<TimeExpression> found = new ArrayList<>();
        if (!mayHoldTime(text)) {
            return found;
        }
        var used = new BitSet(text.length());
        match(DAYS, text, used, found, this::days);
        match(FIRST_MONTHS, text, used, found, (s, m) -> time(s, m, Form.MONTHS, 1, number(m.group("n")), 0, 0));
        match(MONTHS, text, used, found, this::months);
        match(YEARS, text, used, found, this::years);
        holidays.find(text, used, found);
        match(SO_FAR, text, used, found, (s, m) -> simple(s, m, Form.THIS_YEAR, 0));
        match(YEAR_PART, text, used, found, this::yearPart);
        match(MONTH_ONLY, text, used, found, this::monthOnly);
        match(PART_ONLY, text, used, found, this::partOnly);
        match(PLAN, text, used, found, this::plan);
        match(LAST_YEARS, text, used, found, this::lastYears);
        match(NOW, text, used, found, (s, m) -> simple(s, m, m.group().equals("近年来") ? Form.YEAR : Form.NOW, 0));
        found.sort((x, y) -> Integer.compare(x.start(), y.start()));
        return found;
    }

    private static boolean mayHoldTime(String text) {
        return text.indexOf('年') >= 0
                || text.indexOf('月') >= 0
                || text.indexOf('目') >= 0
                || text.indexOf('季') >= 0
                || text.indexOf('五') >= 0
                || text.indexOf('假') >= 0
                || text.indexOf('日') >= 0
                || text.indexOf('节') >= 0;
    }

    private interface Reader {
        @Nullable
        TimeExpression read(String text, Matcher match);
    }

    private static void match(Pattern pattern, String text, BitSet used, List<TimeExpression> found, Reader reader) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            if (used.get(m.start()) || used.get(m.end() - 1)) {
                continue;
            }
            TimeExpression time = reader.read(text, m);
            if (time != null) {
                found.add(time);
                used.set(time.start(), time.end());
            }
        }
    }

    private @Nullable TimeExpression days(String s, Matcher m) {
        int a = number(m.group("a"));
        int c = m.group("c") == null ? a : number(m.group("c"));
        return time(s, m, Form.DAYS, a, number(m.group("b")), c, number(m.group("d")));
    }

    private @Nullable TimeExpression months(String s, Matcher m) {
        int a = number(m.group("a"));
        int b = number(m.group("b"));
        return a < b ? time(s, m, Form.MONTHS, a, b, 0, 0) : null;
    }

    private @Nullable TimeExpression years(String s, Matcher m) {
        int a = number(m.group("a") != null ? m.group("a") : m.group("a2"));
        int b = number(m.group("b") != null ? m.group("b") : m.group("b2"));
        return new TimeExpression(m.start(), m.end(), role(s, m.start(), m.end(), false), Form.YEARS, b, 0, a, b, 0, 0);
    }

    private @Nullable TimeExpression yearPart(String s, Matcher m) {
        if (m.group("a") != null) {
            int month = number(m.group("a"));
            return m.group("b") == null
                    ? time(s, m, Form.MONTHS, month, month, 0, 0)
                    : time(s, m, Form.DAYS, month, number(m.group("b")), month, number(m.group("b")));
        }
        int[] part = part(m.group("p"));
        return part == null ? time(s, m, Form.YEAR, 0, 0, 0, 0) : time(s, m, Form.MONTHS, part[0], part[1], 0, 0);
    }

    private @Nullable TimeExpression monthOnly(String s, Matcher m) {
        int month = number(m.group("a"));
        return m.group("b") == null
                ? time(s, m, Form.MONTHS, month, month, 0, 0)
                : time(s, m, Form.DAYS, month, number(m.group("b")), month, number(m.group("b")));
    }

    private @Nullable TimeExpression partOnly(String s, Matcher m) {
        int[] part = part(m.group("p"));
        return part == null ? simple(s, m, Form.YEAR, 0) : time(s, m, Form.MONTHS, part[0], part[1], 0, 0);
    }

    private static int @Nullable [] part(@Nullable String words) {
        if (words == null) {
            return null;
        }
        if (words.contains("上半年") || words.equals("前两个季度")) {
            return new int[] {1, 6};
        }
        if (words.contains("下半年")) {
            return new int[] {7, 12};
        }
        if (words.startsWith("前三")) {
            return new int[] {1, 9};
        }
        if (words.contains("季")) {
            int first = words.startsWith("首") ? 1 : quarter(words);
            int last = words.contains("、") ? quarter(words.substring(words.indexOf('、'))) : first;
            return new int[] {first * 3 - 2, last * 3};
        }
        return null;
    }

    private static int quarter(String words) {
        for (int i = 0; i < words.length(); i++) {
            int at = "一二三四".indexOf(words.charAt(i));
            if (at >= 0) {
                return at + 1;
            }
            if (words.charAt(i) >= '1' && words.charAt(i) <= '4') {
                return words.charAt(i) - '0';
            }
        }
        return 1;
    }

    private @Nullable TimeExpression plan(String s, Matcher m) {
        boolean quoted = m.group().startsWith("“") && m.group().contains("”");
        boolean tailed = m.group("q") != null;
        if ((!quoted && !tailed) || ("规划".equals(m.group("q")) && !quoted)) {
            return null;
        }
        int number = Math.toIntExact(planNumber(m.group("p")));
        if (number < 1) {
            return null;
        }
        int first = 1953 + (number - 1) * 5 + (number > 2 ? 3 : 0);
        int last = first + 4;
        if ("末".equals(m.group("q"))) {
            return new TimeExpression(m.start(), m.end(), Role.UNTIL, Form.YEAR, last, 0, 0, 0, 0, 0);
        }
        return new TimeExpression(
                m.start(), m.end(), role(s, m.start(), m.end(), false), Form.YEARS, last, 0, first, last, 0, 0);
    }

    private static long planNumber(String words) {
        String number = words.substring(0, words.length() - 1);
        Numeral numeral = NumeralReader.read(number, 0);
        return numeral == null ? 0 : numeral.value().longValue();
    }

    private @Nullable TimeExpression lastYears(String s, Matcher m) {
        int n = number(m.group("n") != null ? m.group("n") : m.group("m"));
        return n < 1 || n > 60 ? null : time(s, m, Form.LAST_YEARS, n, 0, 0, 0);
    }

    private @Nullable TimeExpression simple(String s, Matcher m, Form form, int shift) {
        return new TimeExpression(
                m.start(), m.end(), role(s, m.start(), m.end(), false), form, null, shift, 0, 0, 0, 0);
    }

    private @Nullable TimeExpression time(String s, Matcher m, Form form, int a, int b, int c, int d) {
        if (form == Form.DAYS && (b < 1 || b > 31 || d < 1 || d > 31 || a < 1 || a > 12 || c < 1 || c > 12)) {
            return null;
        }
        Integer year = null;
        int shift = 0;
        boolean lastYear = false;
        if (form != Form.LAST_YEARS && m.namedGroups().containsKey("y")) {
            if (m.group("y") != null) {
                year = number(m.group("y"));
            } else if (m.group("w") != null) {
                shift = switch (m.group("w")) {
                    case "去年", "上年" -> -1;
                    case "前年" -> -2;
                    case "明年" -> 1;
                    default -> 0;
                };
                lastYear = m.group("w").equals("上年");
            }
        }
        Role role = role(s, m.start(), m.end(), lastYear);
        return new TimeExpression(m.start(), m.end(), role, form, year, shift, a, b, c, d);
    }

    private static final Pattern COMPARED_BEFORE =
            Pattern.compile("(?:比|较|与|同|以|相当于|恢复到|恢复至|达到|达|是|为|和|对比|超过|超|接近|按)$");
    private static final Pattern COMPARED_ONLY = Pattern.compile("(?:比|较|对比|相当于|恢复到|恢复至)$");
    private static final Pattern BASE_AFTER = Pattern.compile(
            "^(?:同期|同月|同日|同口径|全年|同|水平|疫前)?(?:可比口径|水平|基础上)?(?:的|可比口径的)?(?:同期)?(?:的)?(?:近|约|超|逾)?\\d+(?:\\.\\d+)?(?:倍|%)");
    private static final Pattern SAME_AFTER = Pattern.compile("^(?:同期|同月|同日|相比|可比|基数|基础上|不变价)");

    static Role role(String s, int start, int end, boolean lastYear) {
        String before = s.substring(Math.max(0, start - 4), start);
        String after = s.substring(end, Math.min(s.length(), end + 14));
        if (COMPARED_ONLY.matcher(before).find()) {
            return Role.BASE;
        }
        if (SAME_AFTER.matcher(after).lookingAt()
                && (COMPARED_BEFORE.matcher(before).find() || lastYear || after.startsWith("相比"))) {
            return Role.BASE;
        }
        if (BASE_AFTER.matcher(after).lookingAt()) {
            return Role.BASE;
        }
        if (before.endsWith("与") || (before.endsWith("同") && !before.endsWith("合同"))) {
            return Role.BASE;
        }
        if (lastYear) {
            return Role.BASE;
        }
        if ((before.endsWith("到") || before.endsWith("至"))
                && !UNTIL_ASOF.matcher(before).find()) {
            return Role.UNTIL;
        }
        return Role.FRAME;
    }

    private static final Pattern UNTIL_ASOF = Pattern.compile("(?:截至|截止|截止到|截至到)$");

    static int number(String digits) {
        Numeral numeral = NumeralReader.read(digits, 0);
        return numeral == null ? 0 : numeral.value().intValue();
    }
}
