package org.steppe.etl.extract.meaning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.recognise.TimeExpression.Role;
import org.steppe.etl.extract.recognise.Unit;

/** One pass over the numbers of a paragraph: ties each to the one before and has its subject found and its figure kept. */
final class ParagraphWalk {

    private final Prose prose;
    private final Drafts drafts;
    private final SubjectTracker subjects;
    private final FigureCompleter completer;
    private String lastNoun = "";

    /** The drafts are those that the tracker looks back on, and empty. */
    ParagraphWalk(Prose prose, Drafts drafts, SubjectTracker subjects, FigureCompleter completer) {
        this.prose = prose;
        this.drafts = drafts;
        this.subjects = subjects;
        this.completer = completer;
    }

    /** The figures in the order of the text. To be called once. */
    List<ExtractedFigure> figures() {
        for (int i = 0; i < prose.quantities().size(); i++) {
            read(mention(i));
        }
        return completer.figures();
    }

    private Mention mention(int i) {
        Quantity q = prose.quantities().get(i);
        String text = prose.text();
        int previousEnd = i == 0 ? 0 : prose.quantities().get(i - 1).end();
        int floor = Math.max(previousEnd, prose.statementStart(q.numberStart()));
        int segment = prose.segmentStart(q.start(), Math.min(floor, q.start()));
        if (segment == previousEnd && i > 0) {
            segment += counted(text.substring(segment, q.start()), lastNoun);
        }
        String left = text.substring(segment, q.start());
        Draft previous = drafts.last();
        boolean sameSentence = previous != null
                && prose.sentenceStart(q.numberStart()) <= previous.quantity().numberStart();
        boolean sameStatement = previous != null
                && prose.statementStart(q.numberStart()) <= previous.quantity().numberStart();
        boolean attached = sameStatement
                && segment >= previousEnd
                && i > 0
                && (segment == previousEnd || segment > prose.segmentStart(q.start(), floor));
        boolean linked = attached && Mention.isLink(left.strip());
        return new Mention(q, i, segment, left, sameSentence, sameStatement, attached, linked);
    }

    private void read(Mention plain) {
        Draft previous = drafts.last();
        Draft link = plain.linked() ? previous : null;
        boolean sharesCue = link != null && sharesDirection(plain.quantity(), link.quantity());
        Quantity q = plain.quantity();
        if (link != null && sharesCue) {
            q = q.withDirection(link.quantity().direction(), link.quantity().sign());
        }
        String note = sharesCue ? "shared cue: " + q.direction() : "";
        Mention mention = plain.withQuantity(withBaseYear(q, plain.segment()));
        MeasureRules.Reading reading = reading(mention, link);
        SubjectTracker.Words words = subjects.words(mention);
        List<String> named = subjects.subjects(mention, words, reading.measure());
        completer.turnTo(
                mention.quantity(), previous != null && previous.subject().equals(named.getFirst()));
        String base = link == null ? "" : link.base();
        for (String subject : named) {
            base = completer.complete(draft(mention, subject, reading, note, base), reading, words.noun());
        }
        lastNoun = words.noun();
        drafts.add(draft(mention, named.getLast(), reading, note, base));
    }

    private Draft draft(Mention mention, String subject, MeasureRules.Reading reading, String note, String base) {
        return new Draft(
                mention.quantity(), subject, reading.measure(), mention.segment(), note, base, subjects.ownArea());
    }

    /** 增长3%和5%: the second number rises as the first does. */
    private static boolean sharesDirection(Quantity q, Quantity previous) {
        return !q.hasDirection()
                && previous.hasDirection()
                && !previous.toLevel()
                && previous.unit().kind() == q.unit().kind();
    }

    private MeasureRules.Reading reading(Mention mention, @Nullable Draft link) {
        Quantity q = mention.quantity();
        if (link != null
                && !q.hasDirection()
                && link.measure() == Measure.YOY_PCT
                && q.unit().kind() == Unit.Kind.PERCENT) {
            return new MeasureRules.Reading(Measure.YOY_PCT, link.quantity().sign() < 0 ? -1 : 0);
        }
        String words = prose.text().substring(mention.segment(), q.start());
        return MeasureRules.read(q, words, hasBase(mention.segment(), q));
    }

    /** How many chars belong to the noun that the number before counts, where a new item follows it. */
    private static int counted(String left, String noun) {
        if (noun.isEmpty()) {
            return 0;
        }
        int at = left.indexOf(noun);
        int end = at + noun.length();
        while (at >= 0 && at <= 2 && end < left.length() && "”）)".indexOf(left.charAt(end)) >= 0) {
            end++;
        }
        return at >= 0 && at <= 2 && end < left.length() && "、和及与".indexOf(left.charAt(end)) >= 0 ? end : 0;
    }

    /** 2019年的1.2倍: the year belongs to the words of the figure. */
    private Quantity withBaseYear(Quantity q, int segment) {
        for (TimeExpression time : prose.times()) {
            boolean joined = time.role() == Role.BASE
                    && time.start() >= segment
                    && prose.text()
                            .substring(time.start(), Math.max(time.start(), q.start()))
                            .matches("\\S{4,8}年的")
                    && q.unit().kind() == Unit.Kind.TIMES;
            if (joined) {
                return new Quantity(
                        time.start(),
                        q.numberStart(),
                        q.end(),
                        q.value(),
                        q.magnitude(),
                        q.unit(),
                        q.qualifier(),
                        q.direction(),
                        q.sign(),
                        q.toLevel(),
                        q.form());
            }
        }
        return q;
    }

    private boolean hasBase(int segment, Quantity q) {
        for (TimeExpression time : prose.times()) {
            if (time.role() == Role.BASE && time.start() >= segment && time.end() <= q.numberStart()) {
                return true;
            }
        }
        return false;
    }
}
