package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;

/**
 * Finds proportions that are told in words or signs of their own rather than by a number with a unit: doublings,
 * fractions, tenths, halves and ratios.
 */
final class ProportionRecogniser {

    private static final Unit PERCENT = new Unit("%", "PCT", BigDecimal.ONE, Kind.PERCENT);
    private static final Unit PER_MILLE = new Unit("‰", "PER_1000_PERSON", BigDecimal.ONE, Kind.AMOUNT);
    private static final Unit TO_ONE = new Unit("倍", "TIMES", BigDecimal.ONE, Kind.TIMES);
    private static final Unit DOUBLE = new Unit("番", "TIMES", BigDecimal.ONE, Kind.TIMES);

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

    private final CueWords cues;

    ProportionRecogniser(CueWords cues) {
        this.cues = cues;
    }

    /** The proportions of a text. Passes over chars that are used and marks those of the proportions as used. */
    List<Quantity> recognise(String text, BitSet used) {
        List<Quantity> found = new ArrayList<>();
        doublings(text, used, found);
        fractions(text, used, found);
        tenths(text, used, found);
        halves(text, used, found);
        ratios(text, used, found);
        return found;
    }

    /** 翻番, 翻两番. */
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
            found.add(Quantity.plain(m.start(), m.end(), value, "", DOUBLE, Form.DOUBLING)
                    .withQualifier(qualifier));
            used.set(m.start(), m.end());
        }
    }

    /** 三分之一, 百分之六点五. */
    private void fractions(String text, BitSet used, List<Quantity> found) {
        if (text.indexOf('分') < 0) {
            return;
        }
        Matcher m = FRACTION.matcher(text);
        while (m.find()) {
            fraction(text, m, used, found);
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
        Quantity quantity = cues.around(text, Quantity.plain(at, end, value, "", unit, form), used);
        found.add(more ? quantity.withQualifier(Qualifier.OVER) : quantity);
        used.set(m.start(), m.end());
    }

    /** 三成, 两成半. */
    private void tenths(String text, BitSet used, List<Quantity> found) {
        if (text.indexOf('成') < 0) {
            return;
        }
        Matcher m = TENTHS.matcher(text);
        while (m.find()) {
            int digit = m.start(2);
            if (!used.get(digit) && (digit == 0 || !NumeralReader.isChinese(text.charAt(digit - 1)))) {
                Numeral tenths = NumeralReader.read(m.group(2), 0);
                BigDecimal value = (tenths == null ? BigDecimal.ZERO : tenths.value()).movePointRight(1);
                if ("半".equals(m.group(3))) {
                    value = value.add(BigDecimal.valueOf(5));
                }
                Quantity plain =
                        cues.around(text, Quantity.plain(digit, m.end(), value, "", PERCENT, Form.FRACTION), used);
                found.add("多".equals(m.group(3)) ? plain.withQualifier(Qualifier.OVER) : plain);
                used.set(m.start(), m.end());
            }
        }
    }

    /** 一半, 半数, 过半. */
    private void halves(String text, BitSet used, List<Quantity> found) {
        if (text.indexOf('半') < 0) {
            return;
        }
        Matcher m = HALF.matcher(text);
        while (m.find()) {
            int at = m.start(2) >= 0 ? m.start(2) : m.start();
            if (!used.get(at)) {
                int end = m.end(2) >= 0 ? m.end(2) : m.end();
                Quantity half = cues.around(
                        text, Quantity.plain(at, end, BigDecimal.valueOf(50), "", PERCENT, Form.FRACTION), used);
                found.add(m.group().startsWith("过半") ? half.withQualifier(Qualifier.OVER) : half);
                used.set(m.start(), m.end());
            }
        }
    }

    /** 2.5:1 as so many times; 7:43:50 as the parts of a whole. */
    private static void ratios(String text, BitSet used, List<Quantity> found) {
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
                found.add(Quantity.plain(m.start(), m.end(), new BigDecimal(parts[0]), "", TO_ONE, Form.PLAIN));
                continue;
            }
            if (!shares || parts.length < 2) {
                continue;
            }
            int at = m.start();
            for (String part : parts) {
                found.add(Quantity.plain(at, at + part.length(), new BigDecimal(part), "", PERCENT, Form.RATIO_PART));
                at += part.length() + 1;
            }
        }
    }
}
