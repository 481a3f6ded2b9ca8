package org.steppe.etl.extract.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Kind;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.source.CollectedFigure;

/** Turns extracted figures into lines of a publication's {@code figures.csv}, in the notation of the sources. */
public final class PublicationFigures {

    private static final int LONGEST_TEXT = 20;
    private static final Pattern MONTHS = Pattern.compile("(\\d{4})-(\\d{2})/(\\d{4})-(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");

    private PublicationFigures() {}

    /** A figure as a steward would have typed it. */
    public static CollectedFigure collected(ExtractedFigure f, String source, long line) {
        return new CollectedFigure(
                source,
                "figures.csv",
                line,
                f.indicator(),
                breakdown(f),
                f.area(),
                period(f.period()),
                measure(f.measure()),
                f.value().toPlainString(),
                unit(f),
                qualifier(f.qualifier()),
                f.kind() == Kind.TARGET ? "T" : "A",
                "char=" + f.start() + "," + f.end(),
                text(f.quote()));
    }

    private static String breakdown(ExtractedFigure f) {
        String base = f.basePeriod().isEmpty() ? "" : "base=" + f.basePeriod();
        if (base.isEmpty() || f.breakdown().isEmpty()) {
            return f.breakdown() + base;
        }
        return f.breakdown() + ";" + base;
    }

    /** 2023-01/2023-05 is written 2023-M01/2023-M05 in the sources. */
    static String period(String iso) {
        Matcher months = MONTHS.matcher(iso);
        if (months.matches()) {
            return months.group(1) + "-M" + months.group(2) + "/" + months.group(3) + "-M" + months.group(4);
        }
        Matcher month = MONTH.matcher(iso);
        return month.matches() ? month.group(1) + "-M" + month.group(2) : iso;
    }

    private static String measure(Measure measure) {
        return measure == Measure.COUNT ? "LEVEL" : measure.name();
    }

    private static String unit(ExtractedFigure f) {
        return f.unit().replace("人民币", "");
    }

    private static String qualifier(String qualifier) {
        return switch (qualifier) {
            case "EXACT" -> "";
            case "ABOUT_TARGET" -> "APPROX";
            case "BELOW" -> "NEARLY";
            default -> qualifier;
        };
    }

    private static String text(String quote) {
        String words = quote.replaceAll("<[^>]*>|\\s", "");
        return words.codePointCount(0, words.length()) <= LONGEST_TEXT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_TEXT));
    }

    /** Writes the lines below the header that {@code figures.csv} has. */
    public static void write(List<CollectedFigure> figures, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
                "indicator",
                "breakdown",
                "area",
                "period",
                "measure",
                "value",
                "unit",
                "qualifier",
                "status",
                "locator",
                "published_text");
        for (CollectedFigure f : figures) {
            csv.writeRecord(
                    f.indicator(),
                    f.breakdown(),
                    f.area(),
                    f.period(),
                    f.measure(),
                    f.value(),
                    f.unit(),
                    f.qualifier(),
                    f.status(),
                    f.locator(),
                    f.publishedText());
        }
        csv.flush();
    }
}
