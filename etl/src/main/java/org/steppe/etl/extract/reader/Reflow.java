package org.steppe.etl.extract.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.steppe.etl.extract.reader.Block.Paragraph;

/**
 * Joins the lines of a laid-out page to paragraphs. A line that fills its column goes on in the next one, whatever word
 * or number is cut; a short line without a full stop is a heading; a run of lines of one character each is a headline
 * set upright.
 */
final class Reflow {

    private static final Pattern NEW_PARAGRAPH = Pattern.compile("^(?:第[一二三四五六七八九十百]+[章节条部]"
            + "|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,3}[)）]|\\d{1,2}[、.．](?!\\d)|[■□●◆★▲※•·]"
            + "|本报[^，。]{0,14}日?[电讯]|新华社[^，。]{0,14}[电讯]).*");
    private static final String NEVER_FIRST = "，。、；：！？）)》”’％%,;:";
    private static final String NUMBER_GOES_ON = "万亿%‰个元吨人户倍亩";
    private static final String SENTENCE_END = "。！？!?";
    private static final String GOES_ON = "，、；：（(《“‘—,-";

    private final List<Line> lines = new ArrayList<>();

    private Reflow() {}

    /** Paragraphs of a text with line ends. */
    static List<Block> paragraphs(MappedText text) {
        var reflow = new Reflow();
        reflow.split(text);
        return reflow.join();
    }

    private record Line(MappedText text, int width) {

        boolean isBlank() {
            return width == 0;
        }

        char first() {
            return text.text().charAt(0);
        }

        char last() {
            return text.text().charAt(text.length() - 1);
        }
    }

    private void split(MappedText text) {
        String s = text.text();
        int from = 0;
        while (from <= s.length()) {
            int end = from;
            while (end < s.length() && s.charAt(end) != '\n' && s.charAt(end) != '\f') {
                end++;
            }
            lines.add(line(text, from, end));
            from = end + 1;
        }
    }

    private static Line line(MappedText text, int from, int to) {
        MappedText clean = Characters.withoutBlanks(text, from, to);
        int width = 0;
        for (int i = 0; i < clean.length(); i++) {
            width += clean.text().charAt(i) < 0x2E80 ? 1 : 2;
        }
        return new Line(clean, width);
    }

    private List<Block> join() {
        List<Block> blocks = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).isBlank()) {
                i++;
                continue;
            }
            int upright = uprightEnd(i);
            if (upright > i) {
                blocks.add(new Paragraph(concatenate(i, upright), true));
                i = upright;
                continue;
            }
            int first = i;
            int next = nextLine(i);
            while (next < lines.size() && uprightEnd(next) == next && goesOn(i, next)) {
                i = next;
                next = nextLine(i);
            }
            MappedText joined = concatenate(first, i + 1);
            boolean heading =
                    joined.length() < 60 && SENTENCE_END.indexOf(joined.text().charAt(joined.length() - 1)) < 0;
            blocks.add(new Paragraph(joined, heading));
            i++;
        }
        return blocks;
    }

    private int nextLine(int i) {
        int next = i + 1;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    /** The end of a run of at least four lines of one char, or the index itself. */
    private int uprightEnd(int from) {
        int end = from;
        int chars = 0;
        while (end < lines.size() && lines.get(end).text().length() <= 1) {
            chars += lines.get(end).text().length();
            end++;
        }
        return chars >= 4 ? end : from;
    }

    private MappedText concatenate(int from, int to) {
        var builder = new MappedText.Builder(64);
        for (int i = from; i < to; i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            boolean twoWords = builder.length() > 0
                    && Characters.isLatinLetter(builder.last())
                    && Characters.isLatinLetter(line.first());
            if (twoWords) {
                int at = line.text().start(0);
                builder.append(' ', at, at);
            }
            builder.append(line.text());
        }
        return builder.build();
    }

    private boolean goesOn(int i, int next) {
        Line line = lines.get(i);
        Line after = lines.get(next);
        if (NEVER_FIRST.indexOf(after.first()) >= 0) {
            return true;
        }
        if (NEW_PARAGRAPH.matcher(after.text().text()).lookingAt() || line.last() == '■') {
            return false;
        }
        if (GOES_ON.indexOf(line.last()) >= 0) {
            return true;
        }
        if ((Character.isDigit(line.last()) && NUMBER_GOES_ON.indexOf(after.first()) >= 0)
                || (line.last() == '.' && Character.isDigit(after.first()))) {
            return true;
        }
        boolean full = line.width() >= 0.8 * usualWidth(i);
        if (SENTENCE_END.indexOf(line.last()) >= 0) {
            return full && next == i + 1 && line.width() < 160;
        }
        return full && (line.width() < 160 || next == i + 1 || after.width() > 40);
    }

    /** Median width of the lines around one. */
    private double usualWidth(int i) {
        int[] widths = new int[13];
        int count = 0;
        for (int j = i, seen = 0; j >= 0 && seen < 7; j--) {
            if (!lines.get(j).isBlank()) {
                widths[count++] = lines.get(j).width();
                seen++;
            }
        }
        for (int j = i + 1, seen = 0; j < lines.size() && seen < 6; j++) {
            if (!lines.get(j).isBlank()) {
                widths[count++] = lines.get(j).width();
                seen++;
            }
        }
        Arrays.sort(widths, 0, count);
        return widths[count / 2];
    }
}
