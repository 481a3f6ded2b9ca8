package org.steppe.etl.extract.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.steppe.etl.extract.reader.Block.Table;

/** Finds tables in plain text: three lines or more whose cells are set apart by tabs, bars or several blanks. */
final class AlignedTables {

    /** A table and the chars it takes, with the lines of its caption. */
    record Region(int start, int end, Table table) {}

    private static final Pattern NUMBER = Pattern.compile("^[-—–−]?[\\d０-９][\\d,，.．０-９]*[%％‰]?$|^[-—–…]+$");
    private static final Pattern CAPTION = Pattern.compile("^\\s*(?:表\\s*[\\d一二三四五六七八九十]+.*|.*单位\\s*[:：].*|附表.*)");

    private record Line(int start, int end, List<MappedText> cells) {

        long numbers() {
            return cells.stream()
                    .skip(1)
                    .filter(cell -> NUMBER.matcher(cell.text()).matches())
                    .count();
        }
    }

    private AlignedTables() {}

    static List<Region> find(MappedText text) {
        List<Line> lines = lines(text);
        List<Region> regions = new ArrayList<>();
        int floor = 0;
        int i = 0;
        while (i < lines.size()) {
            int end = i;
            int rows = 0;
            int numbered = 0;
            while (end < lines.size()
                    && (lines.get(end).cells().size() > 1
                            || lines.get(end).cells().isEmpty())) {
                if (!lines.get(end).cells().isEmpty()) {
                    rows++;
                    numbered += lines.get(end).numbers() > 0 ? 1 : 0;
                }
                end++;
            }
            while (end > i && lines.get(end - 1).cells().isEmpty()) {
                end--;
            }
            if (rows >= 3 && numbered >= 2 && sameWidth(lines.subList(i, end))) {
                int first = captionStart(text, lines, i, floor);
                regions.add(region(text, lines, first, i, end));
                floor = end;
                i = end;
            } else {
                i = Math.max(i + 1, end);
            }
        }
        return regions;
    }

    private static boolean sameWidth(List<Line> lines) {
        int[] counts = new int[64];
        int rows = 0;
        int best = 0;
        for (Line line : lines) {
            if (!line.cells().isEmpty()) {
                rows++;
                int width = Math.min(63, line.cells().size());
                best = Math.max(best, ++counts[width]);
            }
        }
        return best * 2 >= rows;
    }

    private static int captionStart(MappedText text, List<Line> lines, int first, int floor) {
        int start = first;
        for (int i = first - 1; i >= Math.max(floor, first - 4); i--) {
            String line =
                    text.text().substring(lines.get(i).start(), lines.get(i).end());
            if (line.isBlank()) {
                continue;
            }
            if (!CAPTION.matcher(line).matches()) {
                break;
            }
            start = i;
        }
        return start;
    }

    private static Region region(MappedText text, List<Line> lines, int caption, int from, int to) {
        MappedText words = Characters.withoutBlanks(
                text, lines.get(caption).start(), lines.get(from).start());
        List<List<MappedText>> rows = new ArrayList<>();
        for (Line line : lines.subList(from, to)) {
            if (!line.cells().isEmpty()) {
                rows.add(line.cells());
            }
        }
        int end = Math.min(text.length(), lines.get(to - 1).end() + 1);
        return new Region(lines.get(caption).start(), end, new Table(words, rows));
    }

    private static List<Line> lines(MappedText text) {
        String s = text.text();
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from <= s.length()) {
            int end = s.indexOf('\n', from);
            end = end < 0 ? s.length() : end;
            lines.add(new Line(from, end, cells(text, from, end)));
            from = end + 1;
        }
        return lines;
    }

    private static List<MappedText> cells(MappedText text, int from, int end) {
        String s = text.text();
        List<MappedText> cells = new ArrayList<>();
        int at = from;
        int start = -1;
        while (at <= end) {
            boolean gap = at == end || isGap(s, at, end);
            if (!gap && start < 0 && !Characters.isBlank(s.charAt(at))) {
                start = at;
            }
            if (gap && start >= 0) {
                MappedText cell = Characters.withoutBlanks(text, start, at);
                if (cell.length() > 0) {
                    cells.add(cell);
                }
                start = -1;
            }
            at++;
        }
        return cells;
    }

    private static boolean isGap(String s, int at, int end) {
        char c = s.charAt(at);
        return c == '\t'
                || c == '|'
                || c == '│'
                || c == '┃'
                || (Characters.isBlank(c) && at + 1 < end && Characters.isBlank(s.charAt(at + 1)) && c != '\r');
    }
}
