package org.steppe.etl.extract.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/**
 * Reads HTML: the running text of the page without scripts, navigation and lists of links; tables stay tables. Offsets
 * count in the file with its tags.
 */
final class HtmlReader {

    private static final Set<String> LEFT_OUT = Set.of(
            "script",
            "style",
            "noscript",
            "nav",
            "footer",
            "aside",
            "form",
            "button",
            "select",
            "iframe",
            "svg",
            "head",
            "template");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "big", "cite", "em", "font", "i", "ins", "label", "mark", "q", "s", "small", "span",
            "strong", "sub", "sup", "u", "strike");

    private final MappedText given;
    private final List<Block> blocks = new ArrayList<>();
    private MappedText.Builder open = new MappedText.Builder(256);

    private HtmlReader(String html) {
        given = MappedText.identity(html);
    }

    static SourceDocument read(String name, String html) {
        Document page = parse(html);
        var reader = new HtmlReader(html);
        page.filter(reader.visitor());
        reader.close(false);
        return new SourceDocument(name, html, List.of(0), reader.blocks);
    }

    private static Document parse(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        return parser.parseInput(html, "");
    }

    private NodeFilter visitor() {
        return new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                return enter(node);
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element && !INLINE.contains(element.normalName())) {
                    close(element.normalName().matches("h[1-6]"));
                }
                return FilterResult.CONTINUE;
            }
        };
    }

    private NodeFilter.FilterResult enter(Node node) {
        if (node instanceof TextNode text) {
            append(open, text);
            return NodeFilter.FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
        }
        String tag = element.normalName();
        if (LEFT_OUT.contains(tag) || isListOfLinks(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (!INLINE.contains(tag)) {
            close(false);
        }
        if (tag.equals("table") && isData(element)) {
            table(element);
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static boolean isListOfLinks(Element element) {
        String tag = element.normalName();
        if ((!tag.equals("ul") && !tag.equals("ol") && !tag.equals("div"))
                || (element.childrenSize() < 3 && !tag.equals("ul"))) {
            return false;
        }
        if (element.selectFirst("p, table, h1") != null) {
            return false;
        }
        int links = 0;
        for (Element link : element.select("a")) {
            links += link.text().length();
        }
        return links > 0 && links * 10 > element.text().length() * 6;
    }

    private void close(boolean heading) {
        if (open.length() == 0) {
            return;
        }
        MappedText raw = open.build();
        open = new MappedText.Builder(256);
        MappedText clean = Characters.withoutBlanks(raw, 0, raw.length());
        if (clean.length() > 0) {
            boolean title = heading
                    || (clean.length() < 60 && "。！？".indexOf(clean.text().charAt(clean.length() - 1)) < 0);
            blocks.add(new Block.Paragraph(clean, title));
        }
    }

    /** Adds a text node from the source itself, so that every char keeps its place however it was escaped. */
    private void append(MappedText.Builder to, TextNode node) {
        int from = node.sourceRange().startPos();
        int end = node.sourceRange().endPos();
        if (from < 0 || end <= from) {
            return;
        }
        String s = given.text();
        int i = from;
        while (i < end) {
            char c = s.charAt(i);
            int semicolon = c == '&' ? s.indexOf(';', i) : -1;
            if (semicolon > i && semicolon < Math.min(end, i + 12)) {
                String plain = Parser.unescapeEntities(s.substring(i, semicolon + 1), false);
                for (int j = 0; j < plain.length(); j++) {
                    to.append(plain.charAt(j), given.start(i), given.end(semicolon + 1));
                }
                i = semicolon + 1;
            } else {
                to.append(c == '\n' || c == '\r' ? ' ' : c, given.start(i), given.end(i + 1));
                i++;
            }
        }
    }

    private static boolean isData(Element table) {
        if (!table.select("table table").isEmpty() || table.select("tr").size() < 2) {
            return false;
        }
        int cells = 0;
        int numbers = 0;
        for (Element cell : table.select("td, th")) {
            String text = cell.text().strip();
            cells++;
            if (text.length() > 120) {
                return false;
            }
            numbers += text.matches("[-—–−]?[\\d,，.．]+[%％‰]?") ? 1 : 0;
        }
        return cells >= 4 && numbers * 5 > cells;
    }

    private void table(Element table) {
        List<List<MappedText>> grid = new ArrayList<>();
        List<Element> rows = table.select("tr");
        for (int r = 0; r < rows.size(); r++) {
            while (grid.size() <= r) {
                grid.add(new ArrayList<>());
            }
            int column = 0;
            for (Element cell : rows.get(r).select("> td, > th")) {
                while (column < grid.get(r).size() && grid.get(r).get(column) != EMPTY) {
                    column++;
                }
                place(grid, r, column, cell);
                column += span(cell, "colspan");
            }
        }
        MappedText caption = new MappedText.Builder(16).build();
        if (!blocks.isEmpty()
                && blocks.getLast() instanceof Block.Paragraph(var words, var heading)
                && words.length() < 60) {
            caption = words;
        }
        if (grid.stream().anyMatch(row -> row.size() > 1)) {
            blocks.add(new Block.Table(caption, grid));
        }
    }

    private static final MappedText EMPTY = new MappedText.Builder(1).build();

    private void place(List<List<MappedText>> grid, int row, int column, Element cell) {
        var text = new MappedText.Builder(32);
        cell.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(text, words);
                }
                return FilterResult.CONTINUE;
            }
        });
        MappedText raw = text.build();
        MappedText clean = Characters.withoutBlanks(raw, 0, raw.length());
        for (int r = row; r < row + span(cell, "rowspan"); r++) {
            while (grid.size() <= r) {
                grid.add(new ArrayList<>());
            }
            List<MappedText> cells = grid.get(r);
            for (int c = column; c < column + span(cell, "colspan"); c++) {
                while (cells.size() <= c) {
                    cells.add(EMPTY);
                }
                cells.set(c, clean);
            }
        }
    }

    private static int span(Element cell, String name) {
        String value = cell.attr(name).strip();
        return value.matches("[1-9]\\d?") ? Integer.parseInt(value) : 1;
    }
}
