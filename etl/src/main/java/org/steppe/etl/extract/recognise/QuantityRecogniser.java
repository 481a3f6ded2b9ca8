package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/** Finds the quantities of a paragraph: walks over its numerals and takes in the words around each. */
public final class QuantityRecogniser {

    private static final Unit PERCENT = new Unit("%", "PCT", BigDecimal.ONE, Kind.PERCENT);
    private static final Unit PER_MILLE = new Unit("‰", "PER_1000_PERSON", BigDecimal.ONE, Kind.AMOUNT);
    private static final Unit RANK = new Unit("位", "RANK", BigDecimal.ONE, Kind.PLACE);
    private static final Unit RANK_PLACE = new Unit("位", "RANK_PLACE", BigDecimal.ONE, Kind.PLACE);
    private static final Unit TO_ONE = new Unit("倍", "TIMES", BigDecimal.ONE, Kind.TIMES);
    private static final Unit DOUBLE = new Unit("番", "TIMES", BigDecimal.ONE, Kind.TIMES);

    private static final String NUMERAL = "(\\d{1,3}+|[一二两三四五六七八九十百]{1,4}+)";
    private static final Pattern RANKS =
            Pattern.compile("(?:稳?居|位居|位列|列|排名|排在|排|名列|保持|稳居|跃居|升至|升到|上升到|上升至|提升到|提升至|跻身|跃升至|跃升到|为)*"
                    + "(?:(?:全国|全省|全区|全市|全球|世界|国内|亚洲|全盟|全军|全行业|西部(?:地区)?|东部(?:地区)?|中部(?:地区)?|东北(?:地区)?|"
                    + "中西部|[东西南北中]部(?:省份|十二省区市)?|长江沿线|沿海|内陆|陆路|民族地区|自治区|省|同类|行业|五个自治区|副省级城市|"
                    + "[东西南北华中]{2}地区|[一二三四五六七八九十]+省区?市?|沿黄九省区?|八省区)+"
                    + "(?:各)?(?:省区市|省市区|省份|省市|同类(?:地区|城市|口岸|港口)?|城市|港口|口岸|沿海港口|内河港口|副省级城市|地级市|百强县|行业|"
                    + "陆路口岸|沿边口岸)?(?:的|中|内)?(?:均|都)?(?:排名|排位|排|居|列|位居|位列|保持)?第"
                    + NUMERAL + "(?:位|名)?|第" + NUMERAL + "[位名])"
                    + "(?!大|个|批|届|季|次|轮|家|条|座|方|产业|代|例|颗|艘|台|梯队|、|名[^次，。；、])");
    private static final Pattern RANK_BARE = Pattern.compile(
            "(?:居|位居|位列|列|排名|排在|名列|稳居|跃居|升至|升到|上升到|上升至|跃升至|跻身|排|保持)第" + NUMERAL + "(?:位|名)?(?!大|个|批|届|季|次|轮|家|方|产业|线)");
    private static final Pattern DOUBLING =
            Pattern.compile("(?:接近|近|超过|超|实现|将近)?翻(?:了)?(?:近)?([一两二三四五\\d]+)(?:番多|番)|翻番(?!目标|工程|计划|行动)");
    private static final Pattern FRACTION = Pattern.compile("(近|超|超过|约|逾|接近|不足|不到)?([百千万]|\\d{1,3}|[二三四五六七八九十]+)分之"
            + "(负?\\d+(?:\\.\\d+)?|[负零〇一二两三四五六七八九十百点几多]+)(左右|以上|以下|以内|强|弱|多)?");
    private static final Pattern TENTHS =
            Pattern.compile("(近|超|超过|约|逾|接近|不足|不到|减少|下降|增长|增加|提高|降低)?([一二两三四五六七八九]|(?<![\\d.])\\d)成(半|多)?(左右|以上|以下)?"
                    + "(?!立|为|长|功|果|就|本|员|都|绩|熟|品|型|效|套|分|交|年|群|了|规模|体系|片|网|各|果)");
    private static final Pattern HALF = Pattern.compile(
            "(近|超过|超|约|逾|接近|不足|不到|减少|下降|压减|缩短|压缩|增长|提高)?(?:了)?(?<![一二三四五六七八九十两另前后])(一半|半数)(以上|左右|多)?(?!是|天|路|功|岛|径)|过半(?!个|年|月|导)");
    private static final Pattern RATIO =
            Pattern.compile("(?<![\\d.:])\\d+(?:\\.\\d+)?(?::\\d+(?:\\.\\d+)?){1,3}(?![\\d:])");

    private final WordTable<Unit> units;
    private final WordTable<Qualifier> before;
    private final WordTable<Qualifier> after;
    private final WordTable<Integer> directions;
    private final WordTable<String> links = WordTable.of(List.of(
            "了", "为", "达", "达到", "率为", "率达", "幅度为", "幅度达", "率", "幅", "速", "速为", "速达", "速达到", "控制在", "实际", "约", "是", "仅",
            "分别为", "分别"));
    private final WordTable<String> toLevel = WordTable.of(List.of("到", "至", "到了"));

    public QuantityRecogniser() {
        Map<String, Unit> unitWords = new HashMap<>();
        for (List<String> row : RuleFile.rows("units")) {
            unitWords.put(
                    row.get(0), new Unit(row.get(0), row.get(1), new BigDecimal(row.get(2)), Kind.valueOf(row.get(3))));
        }
        units = new WordTable<>(unitWords);
        before = qualifiers("before");
        after = qualifiers("after");
        Map<String, Integer> signs = new HashMap<>();
        RuleFile.rows("directions").forEach(row -> signs.put(row.get(0), Integer.valueOf(row.get(1))));
        directions = new WordTable<>(signs);
    }

    private static WordTable<Qualifier> qualifiers(String place) {
        Map<String, Qualifier> words = new HashMap<>();
        for (List<String> row : RuleFile.rows("qualifiers")) {
            if (row.get(1).equals(place)) {
                words.put(row.get(0), Qualifier.valueOf(row.get(2)));
            }
        }
        return new WordTable<>(words);
    }

    /** The quantities of a text in order. Chars in {@code taken} are dates or names and are passed over. */
    public List<Quantity> recognise(String text, BitSet taken) {
        var used = (BitSet) taken.clone();
        List<Quantity> found = new ArrayList<>();
        if (hasRankWords(text)) {
            ranks(text, RANKS, used, taken, found);
            ranks(text, RANK_BARE, used, taken, found);
        }
        doublings(text, used, found);
        fractions(text, used, found);
        ratios(text, used, found);
        walk(text, used, found);
        found.sort((a, b) -> Integer.compare(a.numberStart(), b.numberStart()));
        return disjoint(found);
    }

    private static boolean hasRankWords(String text) {
        return text.indexOf('第') >= 0;
    }

    private static List<Quantity> disjoint(List<Quantity> found) {
        List<Quantity> kept = new ArrayList<>(found.size());
        int end = 0;
        for (Quantity quantity : found) {
            if (quantity.numberStart() < end) {
                continue;
            }
            kept.add(quantity.start() < end ? startingAt(quantity, end) : quantity);
            end = quantity.end();
        }
        return kept;
    }

    private static Quantity startingAt(Quantity q, int start) {
        return new Quantity(
                start,
                q.numberStart(),
                q.end(),
                q.value(),
                q.magnitude(),
                q.unit(),
                q.qualifier(),
                q.direction(),
                q.sign(),
                q.toLevel(),
                q.form());
    }

    private static void ranks(String text, Pattern pattern, BitSet used, BitSet taken, List<Quantity> found) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            String digits = group(m);
            if ((used.get(m.start()) && !taken.get(m.start())) || taken.get(m.start())) {
                continue;
            }
            Numeral numeral = NumeralReader.read(digits, 0);
            if (numeral == null || numeral.value().signum() <= 0) {
                continue;
            }
            found.add(new Quantity(
                    m.start(),
                    m.start(),
                    m.end(),
                    numeral.value(),
                    "",
                    RANK,
                    Qualifier.EXACT,
                    "",
                    0,
                    false,
                    Form.RANK));
            used.set(m.start(), m.end());
        }
    }

    private static String group(Matcher m) {
        for (int i = 1; i <= m.groupCount(); i++) {
            if (m.group(i) != null) {
                return m.group(i);
            }
        }
        throw new IllegalStateException("A rank without a number: " + m.group());
    }

    private static void doublings(String text, BitSet used, List<Quantity> found) {
        if (text.indexOf('番') < 0) {
            return;
        }
        Matcher m = DOUBLING.matcher(text);
        while (m.find()) {
            if (used.get(m.start())) {
                continue;
            }
            Numeral times = m.group(1) == null ? null : NumeralReader.read(m.group(1), 0);
            BigDecimal value = times == null ? BigDecimal.ONE : times.value();
            Qualifier qualifier = m.group().startsWith("近")
                            || m.group().startsWith("接近")
                            || m.group().contains("近")
                    ? Qualifier.NEARLY
                    : m.group().startsWith("超") || m.group().endsWith("多") ? Qualifier.OVER : Qualifier.EXACT;
            found.add(new Quantity(
                    m.start(), m.start(), m.end(), value, "", DOUBLE, qualifier, "", 0, false, Form.DOUBLING));
            used.set(m.start(), m.end());
        }
    }

    private void fractions(String text, BitSet used, List<Quantity> found) {
        if (text.indexOf('分') >= 0) {
            Matcher m = FRACTION.matcher(text);
            while (m.find()) {
                fraction(text, m, used, found);
            }
        }
        if (text.indexOf('成') >= 0) {
            Matcher m = TENTHS.matcher(text);
            while (m.find()) {
                int digit = m.start(2);
                if (!used.get(digit) && (digit == 0 || !NumeralReader.isChinese(text.charAt(digit - 1)))) {
                    Numeral tenths = NumeralReader.read(m.group(2), 0);
                    BigDecimal value = (tenths == null ? BigDecimal.ZERO : tenths.value()).movePointRight(1);
                    if ("半".equals(m.group(3))) {
                        value = value.add(BigDecimal.valueOf(5));
                    }
                    Quantity plain = around(text, digit, m.end(), value, "", PERCENT, Form.FRACTION, used);
                    found.add("多".equals(m.group(3)) ? plain.withQualifier(Qualifier.OVER) : plain);
                    used.set(m.start(), m.end());
                }
            }
        }
        if (text.indexOf('半') >= 0) {
            Matcher m = HALF.matcher(text);
            while (m.find()) {
                int at = m.start(2) >= 0 ? m.start(2) : m.start();
                if (!used.get(at)) {
                    int end = m.end(2) >= 0 ? m.end(2) : m.end();
                    Quantity half = around(text, at, end, BigDecimal.valueOf(50), "", PERCENT, Form.FRACTION, used);
                    found.add(m.group().startsWith("过半") ? half.withQualifier(Qualifier.OVER) : half);
                    used.set(m.start(), m.end());
                }
            }
        }
    }

    private void fraction(String text, Matcher m, BitSet used, List<Quantity> found) {
        int at = m.start(2);
        if (used.get(at)) {
            return;
        }
        String printed = m.group(3);
        boolean negative = printed.startsWith("负");
        Numeral over = NumeralReader.read(negative ? printed.substring(1) : printed, 0);
        Numeral under = NumeralReader.read(m.group(2), 0);
        if (over == null || under == null || under.value().signum() == 0) {
            return;
        }
        boolean more = printed.endsWith("多") || printed.endsWith("几");
        int end = m.end(3);
        BigDecimal value = negative ? over.value().negate() : over.value();
        Unit unit = PERCENT;
        if (m.group(2).equals("千")) {
            unit = PER_MILLE;
        } else if (m.group(2).equals("万")) {
            value = value.movePointLeft(2);
        } else if (!m.group(2).equals("百")) {
            value = value.movePointRight(2).divide(under.value(), MathContext.DECIMAL32);
        }
        Form form = m.group(2).equals("百") || m.group(2).equals("千") ? Form.PLAIN : Form.FRACTION;
        Quantity quantity = around(text, at, end, value, "", unit, form, used);
        found.add(more ? quantity.withQualifier(Qualifier.OVER) : quantity);
        used.set(m.start(), m.end());
    }

    private void ratios(String text, BitSet used, List<Quantity> found) {
        if (text.indexOf(':') < 0) {
            return;
        }
        Matcher m = RATIO.matcher(text);
        while (m.find()) {
            if (used.get(m.start())) {
                continue;
            }
            String[] parts = m.group().split(":", -1);
            BigDecimal sum = BigDecimal.ZERO;
            for (String part : parts) {
                sum = sum.add(new BigDecimal(part));
            }
            boolean shares = sum.subtract(BigDecimal.valueOf(100)).abs().compareTo(BigDecimal.ONE) < 0;
            used.set(m.start(), m.end());
            if (parts.length == 2
                    && parts[1].equals("1")
                    && text.substring(0, m.start()).contains("比")) {
                found.add(new Quantity(
                        m.start(),
                        m.start(),
                        m.end(),
                        new BigDecimal(parts[0]),
                        "",
                        TO_ONE,
                        Qualifier.EXACT,
                        "",
                        0,
                        false,
                        Form.PLAIN));
                continue;
            }
            if (!shares || parts.length < 2) {
                continue;
            }
            int at = m.start();
            for (String part : parts) {
                found.add(new Quantity(
                        at,
                        at,
                        at + part.length(),
                        new BigDecimal(part),
                        "",
                        PERCENT,
                        Qualifier.EXACT,
                        "",
                        0,
                        false,
                        Form.RATIO_PART));
                at += part.length() + 1;
            }
        }
    }

    private void walk(String text, BitSet used, List<Quantity> found) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean arabic = NumeralReader.isArabic(c);
            if (!arabic && !NumeralReader.isChinese(c)) {
                i++;
                continue;
            }
            if (used.get(i)) {
                i = arabic ? NumeralReader.endOfDigits(text, i) : i + 1;
                continue;
            }
            Numeral numeral = NumeralReader.read(text, i);
            if (numeral == null) {
                i = NumeralReader.endOfDigits(text, i);
                continue;
            }
            Quantity quantity = quantity(text, numeral, used);
            if (quantity == null) {
                i = Math.max(i + 1, numeral.end());
            } else {
                found.add(quantity);
                i = quantity.end();
            }
        }
    }

    private @Nullable Quantity quantity(String text, Numeral numeral, BitSet used) {
        int i = numeral.end();
        Qualifier inside = numeral.over() ? Qualifier.OVER : Qualifier.EXACT;
        if (i < text.length() && (text.charAt(i) == '余' || text.charAt(i) == '多')) {
            inside = Qualifier.OVER;
            i++;
            // 3百多万, 一百余万
            if (i < text.length()
                    && (text.charAt(i) == '万' || text.charAt(i) == '亿')
                    && numeral.magnitude().isEmpty()) {
                numeral = new Numeral(
                        numeral.start(),
                        i + 1,
                        numeral.value(),
                        text.substring(i, i + 1),
                        numeral.chinese(),
                        numeral.bare(),
                        true);
                i++;
            }
        }
        if (used.get(i) && i < text.length()) {
            return null;
        }
        int length = i < text.length() ? units.lengthAt(text, i) : 0;
        Unit unit = Unit.NONE;
        String magnitude = numeral.magnitude();
        BigDecimal value = numeral.value();
        Form form = Form.PLAIN;
        int end = i;
        if (length > 0) {
            String word = text.substring(i, i + length);
            Unit known = units.meaning(word);
            unit = known == null ? Unit.NONE : known;
            end = i + length;
        } else if (i < text.length() && text.charAt(i) == '级' && !magnitude.isEmpty()) {
            form = Form.SIZE_CLASS;
            end = i + 1;
        } else if (i < text.length() && text.charAt(i) == '余') {
            end = i + 1;
        }
        if (!acceptable(text, numeral, unit, end, inside, form)) {
            return null;
        }
        if (unit.kind() != Kind.NONE && end < text.length() && text.charAt(end) == '级') {
            form = Form.SIZE_CLASS;
            end++;
        }
        if (numeral.chinese() && form == Form.PLAIN && unit.kind() == Kind.COUNT) {
            form = Form.WORDED_COUNT;
        }
        Quantity quantity = around(text, numeral.start(), end, value, magnitude, unit, form, used);
        boolean threshold = form == Form.SIZE_CLASS
                && quantity.qualifier() == Qualifier.AT_LEAST
                && quantity.end() < text.length()
                && text.charAt(quantity.end()) > 0x4DFF
                && text.charAt(quantity.end()) < 0xA000;
        if (threshold) {
            return null;
        }
        if (inside != Qualifier.EXACT && quantity.qualifier() == Qualifier.EXACT) {
            quantity = quantity.withQualifier(inside);
        }
        if (form == Form.SIZE_CLASS && quantity.qualifier() == Qualifier.EXACT) {
            quantity = quantity.withQualifier(Qualifier.APPROX);
        }
        return places(quantity);
    }

    /** 上升24位 is a move in a ranking, not twenty-four persons. */
    private static Quantity places(Quantity quantity) {
        boolean moved = quantity.hasDirection() && quantity.unit().printed().matches("位|名|个位次|位次|个名次");
        boolean rankWord = quantity.direction().matches("上升|前移|提升|下降|后移|跃升|提高|升|回落|前进");
        return moved && rankWord && quantity.magnitude().isEmpty() ? quantity.withUnit(RANK_PLACE, "") : quantity;
    }

    private boolean acceptable(String text, Numeral numeral, Unit unit, int end, Qualifier inside, Form form) {
        int at = numeral.start();
        char prior = at > 0 ? text.charAt(at - 1) : ' ';
        char next = end < text.length() ? text.charAt(end) : ' ';
        if (prior == '第' || prior == '.' || (prior == '/' && !NumeralReader.isChinese(text.charAt(at)))) {
            return false;
        }
        boolean cue = before.lengthBefore(text, at, 0) > 0 || inside != Qualifier.EXACT;
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

    /** Takes in what stands before and after a number: qualifiers, direction words, 以上, 左右. */
    private Quantity around(
            String text,
            int numberStart,
            int numberEnd,
            BigDecimal value,
            String magnitude,
            Unit unit,
            Form form,
            BitSet used) {
        int start = numberStart;
        int sign = 0;
        BigDecimal absolute = value;
        if (start > 0 && text.charAt(start - 1) == '-' && (start < 2 || !isDigitOrUnit(text.charAt(start - 2)))) {
            start--;
            absolute = value.negate();
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
        int end = numberEnd;
        int suffix = end < text.length() ? after.lengthAt(text, end) : 0;
        if (suffix > 0 && !(suffix == 1 && form == Form.PLAIN && unit.kind() == Kind.NONE)) {
            Qualifier meaning = after.meaning(text.substring(end, end + suffix));
            if (meaning != null) {
                qualifier = qualifier == Qualifier.EXACT || form == Form.SIZE_CLASS ? meaning : qualifier;
                end += suffix;
            }
        }
        return new Quantity(
                start, numberStart, end, absolute, magnitude, unit, qualifier, direction, sign, level, form);
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
