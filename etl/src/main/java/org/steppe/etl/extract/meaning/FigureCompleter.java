package org.steppe.etl.extract.meaning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Confidence;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.meaning.ContextRules.Context;
import org.steppe.etl.extract.reader.MappedText;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit;

/**
 * Completes the drafts of one paragraph and keeps the figures: elided unit, period and area, the one name of the subject,
 * and how sure the reading is.
 */
final class FigureCompleter {

    private static final Pattern PER_THOUSAND = Pattern.compile("^每千(?:常住|名)?人");

    private final Prose prose;
    private final MappedText mapped;
    private final Frame frame;
    private final Quotes given;
    private final SubjectNames names;
    private final ContextRules contexts;
    private final ElidedUnits units;
    private final FigureWriter writer;
    private final List<ExtractedFigure> figures = new ArrayList<>();
    /** The unit of the thing that a percentage or multiple speaks of. */
    private Unit basis = Unit.NONE;

    FigureCompleter(
            Prose prose,
            MappedText mapped,
            Frame frame,
            Quotes given,
            SubjectNames names,
            ContextRules contexts,
            ElidedUnits units,
            FigureWriter writer) {
        this.prose = prose;
        this.mapped = mapped;
        this.frame = frame;
        this.given = given;
        this.names = names;
        this.contexts = contexts;
        this.units = units;
        this.writer = writer;
    }

    List<ExtractedFigure> figures() {
        return figures;
    }

    /** Goes on to a number, before its drafts: a ratio with the subject of the number before keeps the unit of that. */
    void turnTo(Quantity q, boolean sameSubject) {
        if (isRatio(q)) {
            basis = sameSubject ? basis : Unit.NONE;
        } else if (q.unit().kind() != Unit.Kind.PLACE) {
            basis = q.unit();
        }
    }

    private static boolean isRatio(Quantity q) {
        return q.unit().kind() == Unit.Kind.PERCENT || q.unit().kind() == Unit.Kind.TIMES;
    }

    /** Keeps the figure of a draft, unless it turns out to be none, and tells the base period that it hands on. */
    String complete(Draft draft, MeasureRules.Reading found, String noun) {
        Quantity q = units.restored(draft.quantity(), prose.text(), draft.subject(), noun);
        if (q == null) {
            return draft.base();
        }
        MeasureRules.Reading reading = found;
        Context context = context(draft, q);
        boolean counted = reading.measure() == Measure.COUNT || reading.measure() == Measure.LEVEL;
        String name = names.canonical(draft.subject(), isRatio(q) ? basis : q.unit(), counted);
        if (PER_THOUSAND.matcher(name).find()
                && (reading.measure() == Measure.COUNT
                        || (q.unit().isPerson() && reading.measure() == Measure.LEVEL))) {
            q = q.withUnit(
                    new Unit(q.unit().printed() + "/千人口", "PER_1000_PERSON", BigDecimal.ONE, Unit.Kind.AMOUNT),
                    q.magnitude());
            reading = new MeasureRules.Reading(Measure.LEVEL, reading.sign());
        }
        if (q.unit().si().equals("RANK_PLACE") && !name.endsWith("排名") && !name.endsWith("位次")) {
            name += "排名";
        }
        BigDecimal value =
                reading.sign() < 0 && q.value().signum() > 0 ? q.value().negate() : q.value();
        figures.add(writer.figure(
                mapped,
                given,
                q,
                value,
                reading.measure(),
                name,
                context,
                confidence(q, name),
                draft.note(),
                clauseAround(draft.segment(), q)));
        return context.basePeriod();
    }

    private Context context(Draft draft, Quantity q) {
        Context read = contexts.read(prose, q, draft.segment(), frame, draft.measure());
        return new Context(
                read.kind(),
                read.period(),
                draft.area().isEmpty() ? read.area() : draft.area(),
                read.basePeriod().isEmpty() ? draft.base() : read.basePeriod());
    }

    /** The words of the whole clause, for a subject that by itself tells no field. */
    private String clauseAround(int segment, Quantity q) {
        int start = prose.statementStart(q.numberStart());
        return prose.text()
                .substring(Math.max(start, segment - 30), Math.min(prose.text().length(), q.end() + 12));
    }

    private static Confidence confidence(Quantity q, String subject) {
        if (q.unit().kind() == Unit.Kind.NONE || subject.isEmpty()) {
            return Confidence.LOW;
        }
        boolean doubtful = q.form() == Form.SIZE_CLASS
                || q.form() == Form.WORDED_COUNT
                || q.form() == Form.FRACTION
                || q.form() == Form.DOUBLING
                || subject.length() > 30
                || subject.length() < 2;
        return doubtful ? Confidence.MEDIUM : Confidence.HIGH;
    }
}
