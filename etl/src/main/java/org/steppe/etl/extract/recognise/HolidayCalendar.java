package org.steppe.etl.extract.recognise;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.recognise.TimeExpression.Form;
import org.steppe.etl.extract.rule.RuleFile;

/** Public holidays and the days they had in each year. */
public final class HolidayCalendar {

    private static final Pattern HOLIDAY = Pattern.compile(
            "(?:(?<y>(?:19|20)\\d{2})年|(?<w>今年|去年|上年))?(?:的)?[“\"‘]?(?<h>春节|国庆|五一|端午|中秋|清明|元旦)[”\"’]?(?:国际|节|中秋|国庆|国际劳动节|劳动节|、|和|双节|[“”])*"
                    + "(?:小?长假|假期|假日|期间|黄金周|节日|节假日|假日期间)+");

    private record Days(LocalDate first, LocalDate last) {}

    private final Map<String, Days> days = new HashMap<>();

    public HolidayCalendar() {
        for (List<String> row : RuleFile.rows("occasions")) {
            days.put(row.get(0) + row.get(1), new Days(LocalDate.parse(row.get(2)), LocalDate.parse(row.get(3))));
        }
    }

    void find(String text, BitSet used, List<TimeExpression> found) {
        if (text.indexOf('假') < 0 && text.indexOf('期') < 0 && text.indexOf("黄金周") < 0 && text.indexOf('节') < 0) {
            return;
        }
        Matcher m = HOLIDAY.matcher(text);
        while (m.find()) {
            if (used.get(m.start()) || used.get(m.end() - 1)) {
                continue;
            }
            Integer year = m.group("y") == null ? null : Integer.valueOf(m.group("y"));
            int shift = m.group("w") != null && !m.group("w").equals("今年") ? -1 : 0;
            int holiday = "春节国庆五一端午中秋清明元旦".indexOf(m.group("h")) / 2;
            found.add(new TimeExpression(
                    m.start(),
                    m.end(),
                    TimeRecogniser.role(text, m.start(), m.end(), false),
                    Form.DAYS,
                    year,
                    shift,
                    -1 - holiday,
                    0,
                    0,
                    0));
            used.set(m.start(), m.end());
        }
    }

    /** Whether an expression names a holiday rather than days. */
    public static boolean isHoliday(TimeExpression time) {
        return time.form() == Form.DAYS && time.a() < 0;
    }

    /** The days of a holiday in the year the text is about, or null where the calendar does not reach. */
    public @Nullable String period(TimeExpression time, int current) {
        String word = "春节国庆五一端午中秋清明元旦".substring((-1 - time.a()) * 2, (-1 - time.a()) * 2 + 2);
        Days range = days.get(word + time.year(current));
        if (range == null) {
            return null;
        }
        return range.first().equals(range.last()) ? range.first().toString() : range.first() + "/" + range.last();
    }
}
