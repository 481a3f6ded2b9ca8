package org.steppe.etl.extract.meaning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Confidence;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.meaning.ContextRules.Context;
import org.steppe.etl.extract.reader.MappedText;
import org.steppe.etl.extract.recognise.NotFigures;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.QuantityRecogniser;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.recognise.TimeExpression.Role;
import org.steppe.etl.extract.recognise.TimeRecogniser;
import org.steppe.etl.extract.recognise.Unit;

/** Reads the figures of one paragraph, number by number, each in the light of those before it. */
final class ParagraphReader {

    private static final Pattern NUMERAL = Pattern.compile("[\\d一二两三四五六七八九十百千万亿半]");
    private static final int LONGEST_NUMBER = 18;
    private static final Pattern SERIAL_NUMBER = Pattern.compile("\\d{19,}+");
    private static final Pattern RESPECTIVELY = Pattern.compile("分别[^，。；]{0,14}$");
    private static final Pattern ALL = Pattern.compile("(?:(?<![平人户年日月地])均|都|双双)[^，。；]{0,10}$");
    private static final Pattern PER_THOUSAND = Pattern.compile("^每千(?:常住|名)?人");
    private static final Pattern ISSUED = Pattern.compile("出台|制定|印发|推出");
    private static final Pattern LINK = Pattern.compile("^(?:、|和|及|与|以及|并|,|/|~|-|到|至)?$");
    private static final Pattern ELIDED_PERSON_TIMES = Pattern.compile("人次|游客|旅客|旅游");
    private static final Pattern ELIDED_MONEY = Pattern.compile("产值|收入|投资|额|利润|资产|资金|支出|规模|税|贷款|存款|集群|产业|企业|园区|项目$");

    private final TimeRecogniser times;
    private final NotFigures notFigures = new NotFigures();
    private final QuantityRecogniser quantities = new QuantityRecogniser();
    private final PlaceNames places;
    private final Phrases phrases = new Phrases();
    private final SubjectNames names = new SubjectNames();
    private final SubjectFinder subjects = new SubjectFinder(phrases, names);
    private final ContextRules contexts = new ContextRules();
    private final PersonWords persons = new PersonWords();
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
        return new Walk(prose, mapped, frame, given).figures();
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

    /** One pass over the numbers of a paragraph. */
    private final class Walk {

        private final Prose prose;
        private final MappedText mapped;
        private final Frame frame;
        private final Quotes given;
        private final List<ExtractedFigure> figures = new ArrayList<>();
        private final List<Draft> drafts = new ArrayList<>();
        private List<String> coordinated = List.of();
        private List<String> areas = List.of();
        private int coordinate;
        private String topic = "";
        private Unit basis = Unit.NONE;
        private String lastNoun = "";
        private String sharedNoun = "-";
        private String sharedBefore = "";

        Walk(Prose prose, MappedText mapped, Frame frame, Quotes given) {
            this.prose = prose;
            this.mapped = mapped;
            this.frame = frame;
            this.given = given;
        }

        List<ExtractedFigure> figures() {
            for (int i = 0; i < prose.quantities().size(); i++) {
                quantity(i);
            }
            return figures;
        }

        private void quantity(int i) {
            Quantity q = prose.quantities().get(i);
            String text = prose.text();
            int previousEnd = i == 0 ? 0 : prose.quantities().get(i - 1).end();
            int floor = Math.max(previousEnd, prose.statementStart(q.numberStart()));
            int segment = prose.segmentStart(q.start(), Math.min(floor, q.start()));
            if (segment == previousEnd && i > 0) {
                segment += counted(text.substring(segment, q.start()), lastNoun);
            }
            String left = text.substring(segment, q.start());
            Draft previous = drafts.isEmpty() ? null : drafts.getLast();
            boolean sameSentence = previous != null
                    && prose.sentenceStart(q.numberStart())
                            <= previous.quantity().numberStart();
            boolean sameStatement = previous != null
                    && prose.statementStart(q.numberStart())
                            <= previous.quantity().numberStart();
            boolean attached = sameStatement
                    && segment >= previousEnd
                    && i > 0
                    && (segment == previousEnd || segment > prose.segmentStart(q.start(), floor));
            boolean linked = attached && LINK.matcher(left.strip()).matches();
            String note = "";
            if (linked
                    && previous != null
                    && !q.hasDirection()
                    && previous.quantity().hasDirection()
                    && !previous.quantity().toLevel()
                    && previous.quantity().unit().kind() == q.unit().kind()) {
                note = "shared cue: " + previous.quantity().direction();
                q = q.withDirection(
                        previous.quantity().direction(), previous.quantity().sign());
            }
            q = withBaseYear(q, segment);
            boolean hasBase = hasBase(segment, q);
            String growthWords = text.substring(segment, q.start());
            MeasureRules.Reading reading = MeasureRules.read(q, growthWords, hasBase);
            if (linked
                    && previous != null
                    && !q.hasDirection()
                    && previous.measure() == Measure.YOY_PCT
                    && q.unit().kind() == Unit.Kind.PERCENT) {
                reading = new MeasureRules.Reading(
                        Measure.YOY_PCT, previous.quantity().sign() < 0 ? -1 : 0);
            }
            String own = phrases.subject(left, segment, prose.times(), prose.places(), frame.area());
            int next = i + 1 < prose.quantities().size()
                    ? prose.quantities().get(i + 1).start()
                    : text.length();
            String noun = subjects.nounAfter(prose, q, next);
            if (noun.isEmpty()
                    && i + 1 < prose.quantities().size()
                    && next - q.end() <= 1
                    && LINK.matcher(text.substring(q.end(), next)).matches()
                    && q.unit().kind() != Unit.Kind.PERCENT
                    && !prose.quantities().get(i + 1).hasDirection()) {
                int beyond = i + 2 < prose.quantities().size()
                        ? prose.quantities().get(i + 2).start()
                        : text.length();
                noun = subjects.nounAfter(prose, prose.quantities().get(i + 1), beyond);
                sharedNoun = noun;
                sharedBefore = own;
            }
            List<String> named = subjectsOf(
                    q, left, own, noun, linked, attached, sameStatement, sameSentence, segment, reading.measure(), i);
            boolean ratio = q.unit().kind() == Unit.Kind.PERCENT || q.unit().kind() == Unit.Kind.TIMES;
            basis = ratio && (previous == null || !previous.subject().equals(named.getFirst()))
                    ? Unit.NONE
                    : q.unit().kind() == Unit.Kind.PERCENT
                                    || q.unit().kind() == Unit.Kind.TIMES
                                    || q.unit().kind() == Unit.Kind.PLACE
                            ? basis
                            : q.unit();
            String base = linked && previous != null ? previous.base() : "";
            String ownArea = coordinate > 0 && coordinate <= areas.size() ? areas.get(coordinate - 1) : "";
            for (String subject : named) {
                base = write(q, reading, subject, noun, segment, note, base, ownArea);
            }
            lastNoun = noun;
            drafts.add(new Draft(q, named.getLast(), reading.measure(), segment, note, base, ownArea));
            if (topic.isEmpty() || (!names.head(named.getFirst()).isEmpty() && !sameSentence)) {
                topic = named.getFirst();
            }
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

        private List<String> subjectsOf(
                Quantity q,
                String left,
                String own,
                String noun,
                boolean linked,
                boolean attached,
                boolean sameStatement,
                boolean sameSentence,
                int segment,
                Measure measure,
                int index) {
            String previous = drafts.isEmpty() ? "" : drafts.getLast().subject();
            if (linked && coordinate > 0 && coordinate < coordinated.size()) {
                return List.of(coordinated.get(coordinate++));
            }
            coordinate = 0;
            coordinated = List.of();
            areas = List.of();
            boolean attributive = !noun.isEmpty();
            String share = subjects.share(left.replaceAll("^[、，和]", ""), previous, measure);
            if (share != null) {
                return List.of(share);
            }
            if (RESPECTIVELY.matcher(left).find()) {
                int count = chain(index);
                List<String> parts = own.isEmpty() ? lastSubjects(count) : subjects.parts(own);
                if (!own.isEmpty() && parts.size() == count && count > 1) {
                    parts = ofPlaces(parts);
                } else if (own.isEmpty() && parts.size() == count) {
                    areas = lastAreas(count);
                }
                if (parts.size() == count && count > 1) {
                    coordinated = parts;
                    coordinate = 1;
                    return List.of(parts.getFirst());
                }
            }
            if (ALL.matcher(left).find()) {
                List<String> parts = own.isEmpty() && sameStatement ? statementSubjects(segment) : subjects.parts(own);
                if (parts.size() > 1) {
                    return parts;
                }
            }
            if ((q.form() == Form.RATIO_PART && left.matches(".*(?:三次产业|产业结构|一、?二、?三次?产业).*"))
                    || (q.form() == Form.RATIO_PART
                            && !drafts.isEmpty()
                            && drafts.getLast().quantity().form() == Form.RATIO_PART)) {
                int part = 0;
                for (int k = drafts.size() - 1;
                        k >= 0 && drafts.get(k).quantity().form() == Form.RATIO_PART && part < 2;
                        k--) {
                    part++;
                }
                return List.of("第" + "一二三".charAt(Math.min(2, part)) + "产业增加值占地区生产总值比重");
            }
            if (q.form() == Form.RANK && own.indexOf('、') > 0 && subjects.allHaveHeads(own)) {
                return subjects.parts(own);
            }
            String honoured = subjects.honoured(prose, q, own);
            if (honoured != null) {
                return List.of(honoured);
            }
            if (subjects.isStatus(own) && !attributive && sameStatement) {
                return List.of(previous);
            }
            if (ISSUED.matcher(left).find()
                    && !attributive
                    && !own.isEmpty()
                    && q.unit().printed().matches("条|项")) {
                return List.of(own + "政策措施");
            }
            String subject = subjects.own(own, noun, attributive);
            if (subject.isEmpty() || (own.isEmpty() && !attributive)) {
                return List.of(inherited(q, previous, sameStatement, sameSentence, segment, measure));
            }
            if (linked && own.isEmpty() && attributive && sharedNoun.equals(noun)) {
                subject = sharedBefore + noun;
            }
            subject = subjects.restored(subject, sameStatement ? previous : "", attached);
            String whole =
                    subjects.withHead(subject, topic, measure, q.unit().si().equals("CNY"));
            return List.of(isProduct(q, whole) ? whole + "产量" : whole);
        }

        /** 分产品看, 钢材…万吨: what is counted is output. */
        private boolean isProduct(Quantity q, String subject) {
            boolean goods =
                    q.unit().si().matches("t|m3|kWh") || q.unit().printed().matches("辆|台|部|套|块|米|重量箱|箱|千升|千瓦|匹");
            return goods
                    && q.form() != Form.SIZE_CLASS
                    && !q.hasDirection()
                    && names.head(subject).isEmpty()
                    && subject.length() <= 10
                    && prose.text().substring(0, q.start()).matches("(?s).*(?:分产品看|产品产量|主要产品).*");
        }

        /** A number without words of its own goes on about the same thing, or about the clause before it. */
        private String inherited(
                Quantity q,
                String previous,
                boolean sameStatement,
                boolean sameSentence,
                int segment,
                Measure measure) {
            int statement = prose.statementStart(q.numberStart());
            int end = segment;
            while (end > statement && Prose.isClauseEnd(prose.text().charAt(end - 1))) {
                end--;
            }
            int last = drafts.isEmpty() ? -1 : drafts.getLast().quantity().end();
            int clause =
                    end > statement ? prose.segmentStart(end, Math.max(statement, last < end ? last : statement)) : end;
            if ((last < clause && clause < end) || (last < statement && clause < end)) {
                String words = phrases.subject(
                        prose.text().substring(clause, end), clause, prose.times(), prose.places(), frame.area());
                if (!words.isEmpty()
                        && words.length() < 30
                        && (!sameStatement
                                || (words.length() > 3 && !names.head(words).isEmpty()))) {
                    return words;
                }
            }
            if (sameStatement || sameSentence) {
                boolean ofGrowth = measure == Measure.PP_CHANGE
                        && drafts.getLast().measure() == Measure.YOY_PCT
                        && !previous.endsWith("增速");
                return ofGrowth ? previous + "增速" : previous;
            }
            return previous.isEmpty() ? clauseWords(q) : previous;
        }

        private String clauseWords(Quantity q) {
            int end = q.end();
            String text = prose.text();
            int to = end;
            while (to < text.length() && to < end + 16 && !Prose.isClauseEnd(text.charAt(to))) {
                to++;
            }
            return phrases.subject(text.substring(end, to), end, prose.times(), prose.places(), frame.area());
        }

        /** How many numbers follow each other with nothing but 、 or 和 between. */
        private int chain(int index) {
            int count = 1;
            List<Quantity> all = prose.quantities();
            for (int i = index + 1; i < all.size(); i++) {
                String between = prose.text()
                        .substring(
                                all.get(i - 1).end(),
                                Math.max(all.get(i - 1).end(), all.get(i).start()));
                if (!LINK.matcher(between).matches()) {
                    break;
                }
                count++;
            }
            return count;
        }

        private List<String> lastSubjects(int count) {
            List<String> last = new ArrayList<>();
            for (int i = drafts.size() - 1; i >= 0 && last.size() < count; i--) {
                Draft draft = drafts.get(i);
                boolean known = draft.area().isEmpty() && last.contains(draft.subject());
                if (!known) {
                    last.addFirst(draft.subject());
                }
            }
            return last;
        }

        private List<String> lastAreas(int count) {
            List<String> last = new ArrayList<>();
            for (int i = drafts.size() - 1; i >= 0 && last.size() < count; i--) {
                last.addFirst(drafts.get(i).area());
            }
            return last;
        }

        /** 山西、陕西原煤产量: one subject in several places. */
        private List<String> ofPlaces(List<String> parts) {
            List<String> codes = new ArrayList<>();
            String subject = "";
            for (String part : parts) {
                List<PlaceNames.Place> found = places.find(part);
                if (found.isEmpty() || found.getFirst().start() > 0) {
                    return parts;
                }
                codes.add(found.getFirst().area());
                subject = part.substring(found.getFirst().end());
            }
            if (subject.isEmpty()) {
                return parts;
            }
            areas = codes;
            return Collections.nCopies(parts.size(), subject);
        }

        /** The subjects of the numbers that stand in one row before a place, joined by 、 and 和. */
        private List<String> statementSubjects(int segment) {
            List<String> row = new ArrayList<>();
            int until = segment;
            for (int i = drafts.size() - 1; i >= 0; i--) {
                Draft draft = drafts.get(i);
                String between = prose.text()
                        .substring(
                                draft.quantity().end(),
                                Math.max(draft.quantity().end(), until));
                if (between.indexOf('。') >= 0
                        || (between.indexOf('，') >= 0 && !row.isEmpty())
                        || between.indexOf('；') >= 0) {
                    break;
                }
                if (!row.contains(draft.subject())) {
                    row.addFirst(draft.subject());
                }
                until = draft.segment();
            }
            return row;
        }

        private String write(
                Quantity printed,
                MeasureRules.Reading found,
                String subject,
                String noun,
                int segment,
                String note,
                String base,
                String ownArea) {
            Quantity q = withElidedUnit(printed, subject, noun);
            if (q == null) {
                return base;
            }
            MeasureRules.Reading reading = found;
            Context context = contexts.read(prose, q, segment, frame, carried(q), reading.measure());
            if (!ownArea.isEmpty()) {
                context = new Context(context.kind(), context.period(), ownArea, context.basePeriod());
            }
            if (context.basePeriod().isEmpty() && !base.isEmpty()) {
                context = new Context(context.kind(), context.period(), context.area(), base);
            }
            boolean counted = reading.measure() == Measure.COUNT || reading.measure() == Measure.LEVEL;
            String name = names.canonical(
                    subject,
                    q.unit().kind() == Unit.Kind.PERCENT || q.unit().kind() == Unit.Kind.TIMES ? basis : q.unit(),
                    counted);
            if ((PER_THOUSAND.matcher(name).find() && reading.measure() == Measure.COUNT)
                    || (PER_THOUSAND.matcher(name).find()
                            && q.unit().isPerson()
                            && reading.measure() == Measure.LEVEL)) {
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
                    note,
                    clauseAround(segment, q)));
            return context.basePeriod();
        }

        /** The words of the whole clause, for a subject that by itself tells no field. */
        private String clauseAround(int segment, Quantity q) {
            int start = prose.statementStart(q.numberStart());
            return prose.text()
                    .substring(
                            Math.max(start, segment - 30), Math.min(prose.text().length(), q.end() + 12));
        }

        private Confidence confidence(Quantity q, String subject) {
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

        /** The time that an earlier sentence of the paragraph set at its head. */
        private @Nullable TimeExpression carried(Quantity q) {
            int sentence = prose.sentenceStart(q.numberStart());
            TimeExpression carried = null;
            for (TimeExpression time : prose.times()) {
                if (time.start() >= sentence) {
                    break;
                }
                boolean heads =
                        ContextRules.leads(prose, time) && prose.sentenceStart(time.start()) >= time.start() - 8;
                if (time.role() != Role.BASE && heads && time.form() != TimeExpression.Form.NOW) {
                    carried = time;
                }
            }
            return carried;
        }

        private @Nullable Quantity withElidedUnit(Quantity q, String subject, String noun) {
            if (q.unit().kind() != Unit.Kind.NONE) {
                return q;
            }
            String magnitude = q.magnitude();
            if (magnitude.isEmpty()) {
                return q;
            }
            Unit person = new Unit("人", "person", BigDecimal.ONE, Unit.Kind.AMOUNT);
            if (ELIDED_PERSON_TIMES.matcher(subject).find() && !subject.contains("收入") && !subject.contains("花费")) {
                return q.withUnit(new Unit("人次", "PERSON_TIME", BigDecimal.ONE, Unit.Kind.AMOUNT), magnitude);
            }
            if (persons.endsWithPerson(subject) || persons.startsWithPerson(prose.text(), q.end())) {
                return q.withUnit(person, magnitude);
            }
            boolean money = ELIDED_MONEY.matcher(subject).find()
                    || ELIDED_MONEY.matcher(noun).find();
            if ((q.form() == Form.SIZE_CLASS && magnitude.indexOf('亿') >= 0) || money) {
                return q.withUnit(new Unit("元", "CNY", BigDecimal.ONE, Unit.Kind.AMOUNT), magnitude);
            }
            return q.form() == Form.SIZE_CLASS ? null : q;
        }
    }
}
