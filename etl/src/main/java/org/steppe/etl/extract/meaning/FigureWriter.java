package org.steppe.etl.extract.meaning;

import java.math.BigDecimal;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Confidence;
import org.steppe.etl.extract.figure.ExtractedFigure.Kind;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.meaning.ContextRules.Context;
import org.steppe.etl.extract.reader.MappedText;
import org.steppe.etl.extract.recognise.Qualifier;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit;

/** Puts a figure together from what the steps before found. */
final class FigureWriter {

    private final DatasetRules datasets = new DatasetRules();
    private final Indicators indicators;

    FigureWriter(Indicators indicators) {
        this.indicators = indicators;
    }

    ExtractedFigure figure(
            MappedText mapped,
            Quotes quotes,
            Quantity q,
            BigDecimal value,
            Measure measure,
            String subject,
            Context context,
            Confidence confidence,
            String note,
            String clause) {
        int start = mapped.start(q.start());
        int end = mapped.end(q.end());
        Unit unit = unit(q);
        BigDecimal si = Values.si(q, value);
        String dataset = datasets.dataset(subject, clause);
        Indicators.Match match = indicators.find(subject, dataset, unit.si(), measure);
        String breakdown = match.breakdown();
        if (measure == Measure.RANK) {
            String scope = "rank_scope=" + rankScope(quotes.slice(start, end));
            breakdown = breakdown.isEmpty() ? scope : breakdown + ";" + scope;
        }
        boolean about = q.qualifier() == Qualifier.APPROX && context.kind() == Kind.TARGET;
        return new ExtractedFigure(
                start,
                end,
                quotes.slice(start, end),
                subject,
                match.code(),
                dataset,
                breakdown,
                context.area(),
                context.period(),
                context.kind(),
                measure,
                Values.plain(value),
                printedUnit(q, unit),
                si,
                unit.si(),
                about ? "ABOUT_TARGET" : q.qualifier().name(),
                q.qualifier().bound(),
                context.basePeriod(),
                confidence,
                note);
    }

    private static Unit unit(Quantity q) {
        return q.unit();
    }

    private static String printedUnit(Quantity q, Unit unit) {
        return q.form() == Form.RANK ? "位" : q.magnitude() + unit.printed();
    }

    private static String rankScope(String quote) {
        for (String scope : new String[] {"全国", "全省", "全区", "全市", "全球", "世界", "西部", "东部", "中部", "东北", "沿海", "陆路"}) {
            if (quote.replaceAll("\\s", "").contains(scope)) {
                return scope;
            }
        }
        return "全国";
    }
}
