package org.steppe.etl.extract.meaning;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.reader.MappedText;
import org.steppe.etl.extract.recognise.NotFigures;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.QuantityRecogniser;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.recognise.TimeRecogniser;

/** Reads the figures of one paragraph: recognises times, places and numbers, and has a walk go over the numbers. */
final class ParagraphReader {

    private static final Pattern NUMERAL = Pattern.compile("[\\d一二两三四五六七八九十百千万亿半]");
    private static final int LONGEST_NUMBER = 18;
    private static final Pattern SERIAL_NUMBER = Pattern.compile("\\d{19,}+");

    private final TimeRecogniser times;
    private final NotFigures notFigures = new NotFigures();
    private final QuantityRecogniser quantities = new QuantityRecogniser();
    private final PlaceNames places;
    private final Phrases phrases = new Phrases();
    private final SubjectNames names = new SubjectNames();
    private final SubjectFinder subjects = new SubjectFinder(phrases, names);
    private final ContextRules contexts = new ContextRules();
    private final ElidedUnits units = new ElidedUnits();
    private final FigureWriter writer;

    ParagraphReader(TimeRecogniser times, PlaceNames places, FigureWriter writer) {
        this.times = times;
        this.places = places;
        this.writer = writer;
    }

    List<ExtractedFigure> read(MappedText mapped, Frame frame, Quotes given) {
        String text = withoutSerialNumbers(mapped.text());
        if (!NUMERAL.matcher(text).find()) {
            return List.of();
        }
        List<TimeExpression> found = times.recognise(text);
        BitSet taken = notFigures.names(text);
        found.forEach(time -> taken.set(time.start(), time.end()));
        List<Quantity> numbers = quantities.recognise(text, taken);
        if (numbers.isEmpty()) {
            return List.of();
        }
        var prose = new Prose(text, found, places.find(text), numbers);
        var drafts = new Drafts();
        var tracker = new SubjectTracker(prose, frame.area(), drafts, phrases, names, subjects, places);
        var completer = new FigureCompleter(prose, mapped, frame, given, names, contexts, units, writer);
        return new ParagraphWalk(prose, drafts, tracker, completer).figures();
    }

    /** Runs of digits too long to be a figure would keep every pattern busy. */
    private static String withoutSerialNumbers(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            if (run > LONGEST_NUMBER) {
                return SERIAL_NUMBER.matcher(text).replaceAll(m -> "#".repeat(m.end() - m.start()));
            }
        }
        return text;
    }
}
