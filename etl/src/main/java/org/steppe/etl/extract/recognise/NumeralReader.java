package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a numeral, Arabic or Chinese or both mixed, that begins at a place. */
final class NumeralReader {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);
    /** Longer numerals are serial numbers or broken text. */
    private static final int MOST_DIGITS = 18;

    private NumeralReader() {}

    static boolean isArabic(char c) {
        return c >= '0' && c <= '9';
    }

    static int chineseDigit(char c) {
        if (c == '〇') {
            return 0;
        }
        if (c == '两') {
            return 2;
        }
        return DIGITS.indexOf(c);
    }

    static boolean isChinese(char c) {
        return chineseDigit(c) >= 0 || smallUnit(c) > 0 || c == '万' || c == '亿';
    }

    private static int smallUnit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
        };
    }

    /** The numeral at a place, or null where none begins or it is too long to be a figure. */
    static @Nullable Numeral read(String s, int from) {
        if (isArabic(s.charAt(from))) {
            return arabic(s, from);
        }
        return isChinese(s.charAt(from)) ? chinese(s, from) : null;
    }

    /** Where the digits that begin at a place end, decimals and thousands separators included. */
    static int endOfDigits(String s, int from) {
        int i = from;
        while (i < s.length() && isArabic(s.charAt(i))) {
            i++;
        }
        if (i - from <= 3) {
            while (i + 3 < s.length()
                    && s.charAt(i) == ','
                    && areDigits(s, i + 1, i + 4)
                    && (i + 4 >= s.length() || !isArabic(s.charAt(i + 4)))) {
                i += 4;
            }
        }
        if (i + 1 < s.length() && (s.charAt(i) == '.' || s.charAt(i) == '·') && isArabic(s.charAt(i + 1))) {
            i++;
            while (i < s.length() && isArabic(s.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static boolean areDigits(String s, int from, int to) {
        if (to > s.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isArabic(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Numeral arabic(String s, int from) {
        int end = endOfDigits(s, from);
        if (end - from > MOST_DIGITS) {
            return null;
        }
        BigDecimal value =
                new BigDecimal(s.substring(from, end).replace(",", "").replace('·', '.'));
        boolean over = false;
        int i = end;
        // 3000多万, 20余万: the magnitude comes after the qualifier.
        if (i + 1 < s.length() && (s.charAt(i) == '多' || s.charAt(i) == '余') && isMagnitude(s.charAt(i + 1))) {
            over = true;
            i++;
        }
        while (i < s.length() && smallUnit(s.charAt(i)) > 0 && magnitudeOrUnitFollows(s, i + 1) && !beginsUnit(s, i)) {
            value = value.multiply(BigDecimal.valueOf(smallUnit(s.charAt(i))));
            i++;
        }
        String magnitude = magnitudeAt(s, i);
        i += magnitude.length();
        if (!magnitude.isEmpty() && i < s.length() && isArabic(s.charAt(i)) && magnitude.length() == 1) {
            return mixed(s, from, i, value, magnitude);
        }
        return new Numeral(from, i, value, magnitude, false, false, over);
    }

    /** 3亿5000万: one number in two steps. */
    private static Numeral mixed(String s, int from, int at, BigDecimal high, String magnitude) {
        int end = endOfDigits(s, at);
        String lower = magnitudeAt(s, end);
        boolean fits = end - at <= 8
                && s.substring(at, end).indexOf('.') < 0
                && (magnitude.equals("亿") ? lower.equals("万") : end - at <= 4 && lower.isEmpty());
        if (!fits) {
            return new Numeral(from, at, high, magnitude, false, false, false);
        }
        BigDecimal low = new BigDecimal(s.substring(at, end).replace(",", ""));
        BigDecimal value = high.add(low.movePointLeft(4)).stripTrailingZeros();
        return new Numeral(from, end + lower.length(), plain(value), magnitude, false, false, false);
    }

    private static boolean isMagnitude(char c) {
        return c == '万' || c == '亿';
    }

    private static boolean magnitudeOrUnitFollows(String s, int i) {
        return i < s.length() && s.charAt(i) != '分' && s.charAt(i) != '强';
    }

    /** 千瓦, 千米, 千伏: the 千 belongs to the unit. */
    private static boolean beginsUnit(String s, int i) {
        return s.charAt(i) == '千' && i + 1 < s.length() && "瓦米克伏升卡".indexOf(s.charAt(i + 1)) >= 0;
    }

    private static String magnitudeAt(String s, int i) {
        if (i >= s.length() || !isMagnitude(s.charAt(i))) {
            return "";
        }
        return s.startsWith("万亿", i) ? "万亿" : s.substring(i, i + 1);
    }

    private static @Nullable Numeral chinese(String s, int from) {
        int i = from;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal section = BigDecimal.ZERO;
        BigDecimal digit = null;
        boolean anyDigit = false;
        boolean lastZero = false;
        while (i < s.length() && i - from < 24) {
            char c = s.charAt(i);
            if (beginsUnit(s, i) && i > from) {
                break;
            }
            int d = chineseDigit(c);
            if (d >= 0) {
                if (digit != null && !lastZero) {
                    return spelled(s, from);
                }
                digit = BigDecimal.valueOf(d);
                lastZero = d == 0;
                anyDigit = true;
            } else if (smallUnit(c) > 0) {
                BigDecimal n = digit == null || lastZero ? BigDecimal.ONE : digit;
                section = section.add(n.multiply(BigDecimal.valueOf(smallUnit(c))));
                digit = null;
                lastZero = false;
            } else if (isMagnitude(c)) {
                String rest = magnitudeAt(s, i);
                int after = i + rest.length();
                BigDecimal sum = section.add(digit == null ? BigDecimal.ZERO : digit);
                boolean bare = sum.signum() == 0 && total.signum() == 0;
                boolean more = after < s.length()
                        && isChinese(s.charAt(after))
                        && !isMagnitude(s.charAt(after))
                        && rest.length() == 1
                        && !beginsUnit(s, after);
                if (!more) {
                    if (total.signum() != 0) {
                        BigDecimal all = total.add(sum.multiply(rest.equals("亿") ? YI : WAN));
                        return scaled(from, after, all);
                    }
                    BigDecimal value = bare ? BigDecimal.ONE : sum;
                    return new Numeral(
                            from, after, value, rest, true, bare || (!anyDigit && bareSection(s, from)), false);
                }
                total = total.add((bare ? BigDecimal.ONE : sum).multiply(rest.equals("亿") ? YI : WAN));
                section = BigDecimal.ZERO;
                digit = null;
                lastZero = false;
            } else if (c == '点'
                    && (digit != null || section.signum() > 0)
                    && i + 1 < s.length()
                    && chineseDigit(s.charAt(i + 1)) >= 0) {
                return decimal(s, from, i, total.add(section).add(digit == null ? BigDecimal.ZERO : digit));
            } else {
                break;
            }
            i++;
        }
        BigDecimal value = total.add(section).add(digit == null ? BigDecimal.ZERO : digit);
        boolean bare = !anyDigit && !(s.charAt(from) == '十') && total.signum() == 0;
        if (total.signum() > 0) {
            return scaled(from, i, value);
        }
        return new Numeral(from, i, value, "", true, bare, false);
    }

    private static boolean bareSection(String s, int from) {
        return s.charAt(from) != '十' || s.startsWith("十亿", from) || s.startsWith("十万", from);
    }

    /** Digits read one by one, as in 一九八五; only their end matters. */
    private static @Nullable Numeral spelled(String s, int from) {
        int i = from;
        var digits = new StringBuilder();
        while (i < s.length() && chineseDigit(s.charAt(i)) >= 0) {
            digits.append(chineseDigit(s.charAt(i)));
            i++;
        }
        if (digits.length() > MOST_DIGITS) {
            return null;
        }
        BigDecimal value = new BigDecimal(digits.toString());
        if (i + 1 < s.length() && s.charAt(i) == '点' && chineseDigit(s.charAt(i + 1)) >= 0) {
            return decimal(s, from, i, value);
        }
        String magnitude = magnitudeAt(s, i);
        return new Numeral(from, i + magnitude.length(), value, magnitude, true, false, false);
    }

    private static Numeral decimal(String s, int from, int point, BigDecimal whole) {
        var digits = new StringBuilder(whole.toBigInteger().toString()).append('.');
        int i = point + 1;
        while (i < s.length() && chineseDigit(s.charAt(i)) >= 0) {
            digits.append(chineseDigit(s.charAt(i)));
            i++;
        }
        BigDecimal value = new BigDecimal(digits.toString());
        while (i < s.length() && smallUnit(s.charAt(i)) > 0) {
            value = value.multiply(BigDecimal.valueOf(smallUnit(s.charAt(i))));
            i++;
        }
        String magnitude = magnitudeAt(s, i);
        return new Numeral(from, i + magnitude.length(), value, magnitude, true, false, false);
    }

    /** A value of many steps, expressed in the largest magnitude it has. */
    private static Numeral scaled(int from, int end, BigDecimal value) {
        if (value.compareTo(YI) >= 0) {
            return new Numeral(from, end, plain(value.movePointLeft(8)), "亿", true, false, false);
        }
        if (value.compareTo(WAN) >= 0) {
            return new Numeral(from, end, plain(value.movePointLeft(4)), "万", true, false, false);
        }
        return new Numeral(from, end, plain(value), "", true, false, false);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
