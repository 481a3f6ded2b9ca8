package org.steppe.etl.extract.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.reader.SourceDocument;

/** One page that shows a document with every figure marked and its reading beside it. It loads nothing from elsewhere. */
public final class HtmlReport {

    private final SourceDocument document;
    private final List<ExtractedFigure> figures;

    public HtmlReport(SourceDocument document, List<ExtractedFigure> figures) {
        this.document = document;
        this.figures = List.copyOf(figures);
    }

    public String page() {
        String title = escape(document.name());
        return template()
                .replace("{{title}}", title)
                .replace("{{summary}}", summary())
                .replace("{{rows}}", rows());
    }

    private static String template() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/org/steppe/etl/extract/report.html")) {
            if (in == null) {
                throw new IllegalStateException("The page of the report is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String summary() {
        long coded = figures.stream().filter(f -> !f.indicator().isEmpty()).count();
        long targets = figures.stream()
                .filter(f -> f.kind() == ExtractedFigure.Kind.TARGET)
                .count();
        long doubtful = figures.stream()
                .filter(f -> f.confidence() != ExtractedFigure.Confidence.HIGH)
                .count();
        return String.format(
                Locale.ROOT,
                "%d figures, %d of them targets; %d have an indicator of the codelist; %d want a second look",
                figures.size(),
                targets,
                coded,
                doubtful);
    }

    /** The text in passages of a few lines, each with its figures beside it. */
    private String rows() {
        var rows = new StringBuilder();
        int[] chars = chars(document.given());
        int next = 0;
        int number = 0;
        for (int[] passage : passages(chars)) {
            List<ExtractedFigure> here = new ArrayList<>();
            while (next < figures.size() && figures.get(next).start() < passage[1]) {
                here.add(figures.get(next++));
            }
            rows.append("<section><div class=\"text\">");
            int at = passage[0];
            int first = number;
            int last = -1;
            for (ExtractedFigure figure : here) {
                number++;
                if (figure.start() == last || figure.start() < at) {
                    continue;
                }
                rows.append(escape(slice(chars, at, figure.start())));
                rows.append("<a class=\"figure ")
                        .append(grade(figure))
                        .append("\" id=\"t")
                        .append(number)
                        .append("\" href=\"#f")
                        .append(number)
                        .append("\">")
                        .append(escape(slice(chars, figure.start(), figure.end())))
                        .append("<sup>")
                        .append(number)
                        .append("</sup></a>");
                at = Math.min(passage[1], figure.end());
                last = figure.start();
            }
            rows.append(escape(slice(chars, at, passage[1]))).append("</div><div class=\"readings\">");
            for (ExtractedFigure figure : here) {
                rows.append(reading(++first, figure));
            }
            rows.append("</div></section>\n");
        }
        return rows.toString();
    }

    /** Breaks the text at line ends outside figures, about every three hundred characters. */
    private List<int[]> passages(int[] chars) {
        List<int[]> passages = new ArrayList<>();
        int points = chars.length - 1;
        int from = 0;
        int figure = 0;
        for (int at = 1; at <= points; at++) {
            while (figure < figures.size() && figures.get(figure).end() <= at) {
                figure++;
            }
            boolean inside = figure < figures.size() && figures.get(figure).start() < at;
            char before = document.given().charAt(chars[at] - 1);
            boolean end = before == '\n' || before == '。' || before == '；' || at - from > 600;
            if (at == points || (!inside && end && at - from > 160)) {
                passages.add(new int[] {from, at});
                from = at;
            }
        }
        return passages;
    }

    private String reading(int number, ExtractedFigure f) {
        var s = new StringBuilder("<article class=\"")
                .append(grade(f))
                .append("\" id=\"f")
                .append(number)
                .append("\"><a href=\"#t")
                .append(number)
                .append("\">")
                .append(number)
                .append("</a> <b>")
                .append(escape(f.subject()))
                .append("</b> ");
        s.append("<span class=\"value\">")
                .append(escape(symbol(f.bound()) + f.value().toPlainString() + " " + f.unit()))
                .append("</span>");
        s.append("<div>")
                .append(escape(f.measure().name()))
                .append(" · ")
                .append(escape(f.period()))
                .append(" · ")
                .append(escape(f.area()));
        s.append(f.kind() == ExtractedFigure.Kind.TARGET ? " · <i>target</i>" : "");
        s.append(f.basePeriod().isEmpty() ? "" : " · base " + escape(f.basePeriod()));
        s.append("</div><div class=\"codes\">").append(escape(f.dataset()));
        s.append(f.indicator().isEmpty() ? " · no indicator" : " · " + escape(f.indicator()));
        s.append(f.breakdown().isEmpty() ? "" : " · " + escape(f.breakdown()));
        s.append(f.note().isEmpty() ? "" : " · " + escape(f.note()));
        s.append(" · char ").append(f.start()).append("–").append(f.end());
        if (document.pageStarts().size() > 1) {
            s.append(" · page ").append(document.page(f.start()));
        }
        return s.append("</div></article>").toString();
    }

    private static String grade(ExtractedFigure figure) {
        return figure.confidence().name().toLowerCase(Locale.ROOT);
    }

    private static String symbol(String bound) {
        return switch (bound) {
            case "gt" -> "> ";
            case "ge" -> "≥ ";
            case "lt" -> "< ";
            case "le" -> "≤ ";
            case "approx" -> "≈ ";
            default -> "";
        };
    }

    private String slice(int[] chars, int from, int to) {
        return document.given().substring(chars[from], chars[Math.max(from, to)]);
    }

    /** The char index of every code point. */
    private static int[] chars(String text) {
        int[] chars = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < chars.length; i++) {
            chars[i] = at;
            if (at < text.length()) {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return chars;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
