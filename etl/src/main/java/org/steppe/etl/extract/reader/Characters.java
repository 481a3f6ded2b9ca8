package org.steppe.etl.extract.reader;

/** One way of writing for what is printed in several: full-width digits, percent signs, dashes, brackets, blanks. */
final class Characters {

    private Characters() {}

    /** A slice of a text in one way of writing; blanks stay only between two numbers or Latin words. */
    static MappedText withoutBlanks(MappedText text, int from, int to) {
        String s = text.text();
        var builder = new MappedText.Builder(to - from);
        boolean blank = false;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (isBlank(c)) {
                blank = true;
                continue;
            }
            char d = plain(c, i > from ? s.charAt(i - 1) : ' ', i + 1 < to ? s.charAt(i + 1) : ' ');
            if (blank && builder.length() > 0 && isWordPart(builder.last()) && isWordPart(d)) {
                builder.append(' ', text.start(i), text.start(i));
            }
            blank = false;
            builder.append(d, text.start(i), text.end(i + 1));
        }
        return builder.build();
    }

    static boolean isBlank(char c) {
        return c <= ' '
                || c == '\u00A0'
                || c == '\u3000'
                || c == '\uFEFF'
                || (c >= '\u2000' && c <= '\u200F')
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u202F'
                || c == '\u00AD';
    }

    static boolean isLatinLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWordPart(char c) {
        return isLatinLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '%' || c == '-';
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }

    private static char plain(char c, char before, char after) {
        return switch (c) {
            case '％', '﹪' -> '%';
            case '．', '﹒' -> '.';
            case '（', '﹙' -> '(';
            case '）', '﹚' -> ')';
            case '－', '−', '–', '—', '―', '─', '～', '∼', '〜', '﹣' -> c == '～' || c == '∼' || c == '〜' ? '~' : '-';
            case '○', 'Ο', 'О', '◯' -> '〇';
            case '，' -> isDigit(before) && isDigit(after) ? ',' : c;
            case ',' -> isDigit(before) && isDigit(after) ? c : '，';
            case ';' -> '；';
            case ':' -> isDigit(before) && isDigit(after) ? c : '：';
            case '：', '∶' -> isDigit(before) && isDigit(after) ? ':' : '：';
            case '﹐' -> '，';
            case '"', '＂', '〝', '「', '『', '﹁', '﹃' -> '“';
            case '〞', '」', '』', '﹂', '﹄' -> '”';
            case '·', '・', '•' -> isDigit(before) && isDigit(after) ? '·' : c;
            default -> {
                if (c >= '！' && c <= '～') {
                    char half = (char) (c - 0xFEE0);
                    yield Character.isLetterOrDigit(half) || half == '+' || half == '/' || half == '=' ? half : c;
                }
                yield c;
            }
        };
    }
}
