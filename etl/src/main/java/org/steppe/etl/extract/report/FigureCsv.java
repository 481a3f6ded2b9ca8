package org.steppe.etl.extract.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.steppe.etl.extract.figure.ExtractedFigure;

/** Writes figures with one row each, RFC 4180, in the columns of the gold annotations. */
public final class FigureCsv {

    public static final List<String> COLUMNS = List.of(
            "n",
            "char_start",
            "char_end",
            "quote",
            "subject_zh",
            "indicator",
            "dataset",
            "breakdown",
            "area",
            "period",
            "kind",
            "measure",
            "value",
            "unit",
            "value_si",
            "unit_si",
            "qualifier",
            "bound",
            "base_period",
            "confidence",
            "note");

    private FigureCsv() {}

    public static void write(List<ExtractedFigure> figures, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(COLUMNS);
        int n = 0;
        for (ExtractedFigure figure : figures) {
            csv.writeRecord(cells(++n, figure));
        }
        csv.flush();
    }

    private static List<String> cells(int n, ExtractedFigure f) {
        return List.of(
                Integer.toString(n),
                Integer.toString(f.start()),
                Integer.toString(f.end()),
                f.quote(),
                f.subject(),
                f.indicator(),
                f.dataset(),
                f.breakdown(),
                f.area(),
                f.period(),
                f.kind().name(),
                f.measure().name(),
                number(f.value()),
                f.unit(),
                f.si() == null ? "" : number(f.si()),
                f.unitSi(),
                f.qualifier(),
                f.bound(),
                f.basePeriod(),
                f.confidence().name().toLowerCase(Locale.ROOT),
                f.note());
    }

    private static String number(BigDecimal value) {
        return value.toPlainString();
    }
}
