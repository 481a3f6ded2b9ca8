package org.steppe.etl.extract.meaning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit;

/**
 * Tells what the numbers of one paragraph are about, asked for each in the order of the text: its own words, or what it
 * takes over from the numbers before.
 */
final class SubjectTracker {

    /**
     * The words of a number itself.
     *
     * @param before the thing named before it, empty where none is
     * @param noun the thing named after it, empty where none is
     */
    record Words(String before, String noun) {}

    private static final Pattern RESPECTIVELY = Pattern.compile("分别[^，。；]{0,14}$");
    private static final Pattern ALL = Pattern.compile("(?:(?<![平人户年日月地])均|都|双双)[^，。；]{0,10}$");
    private static final Pattern ISSUED = Pattern.compile("出台|制定|印发|推出");

    private final Prose prose;
    private final String area;
    private final Drafts drafts;
    private final Phrases phrases;
    private final SubjectNames names;
    private final SubjectFinder subjects;
    private final PlaceNames places;
    private final Coordination coordination = new Coordination();
    private String topic = "";
    private Words shared = new Words("", "-");

    SubjectTracker(
            Prose prose,
            String area,
            Drafts drafts,
            Phrases phrases,
            SubjectNames names,
            SubjectFinder subjects,
            PlaceNames places) {
        this.prose = prose;
        this.area = area;
        this.drafts = drafts;
        this.phrases = phrases;
        this.names = names;
        this.subjects = subjects;
        this.places = places;
    }

    /** The words of a number. One that a conjunction links to the next number shares the noun after that. */
    Words words(Mention mention) {
        Quantity q = mention.quantity();
        int i = mention.index();
        String before = phrases.subject(mention.left(), mention.segment(), prose.times(), prose.places(), area);
        String noun = subjects.nounAfter(prose, q, startOf(i + 1));
        if (!noun.isEmpty() || i + 1 >= prose.quantities().size()) {
            return new Words(before, noun);
        }
        Quantity next = prose.quantities().get(i + 1);
        if (next.start() - q.end() <= 1
                && Mention.isLink(prose.text().substring(q.end(), next.start()))
                && q.unit().kind() != Unit.Kind.PERCENT
                && !next.hasDirection()) {
            shared = new Words(before, subjects.nounAfter(prose, next, startOf(i + 2)));
            return shared;
        }
        return new Words(before, "");
    }

    private int startOf(int index) {
        return index < prose.quantities().size()
                ? prose.quantities().get(index).start()
                : prose.text().length();
    }

    /** The subjects of a number, at least one. */
    List<String> subjects(Mention mention, Words words, Measure measure) {
        List<String> found = find(mention, words, measure);
        if (topic.isEmpty() || (!names.head(found.getFirst()).isEmpty() && !mention.sameSentence())) {
            topic = found.getFirst();
        }
        return found;
    }

    /** The area that the number last asked for has of its own in a coordination, empty otherwise. */
    String ownArea() {
        return coordination.area();
    }

    private List<String> find(Mention mention, Words words, Measure measure) {
        if (mention.linked() && coordination.goesOn()) {
            return List.of(coordination.next());
        }
        coordination.end();
        String share = subjects.share(mention.left().replaceAll("^[、，和]", ""), drafts.lastSubject(), measure);
        if (share != null) {
            return List.of(share);
        }
        if (RESPECTIVELY.matcher(mention.left()).find() && coordinated(mention.index(), words.before())) {
            return List.of(coordination.next());
        }
        if (ALL.matcher(mention.left()).find()) {
            List<String> parts = words.before().isEmpty() && mention.sameStatement()
                    ? drafts.rowBefore(mention.segment(), prose)
                    : subjects.parts(words.before());
            if (parts.size() > 1) {
                return parts;
            }
        }
        Form form = mention.quantity().form();
        if (form == Form.RATIO_PART
                && (mention.left().matches(".*(?:三次产业|产业结构|一、?二、?三次?产业).*") || drafts.ratioParts() > 0)) {
            return List.of("第" + "一二三".charAt(Math.min(2, drafts.ratioParts())) + "产业增加值占地区生产总值比重");
        }
        if (form == Form.RANK && words.before().indexOf('、') > 0 && subjects.allHaveHeads(words.before())) {
            return subjects.parts(words.before());
        }
        return List.of(single(mention, words, measure));
    }

    /** Starts a coordination where as many subjects are named as numbers follow each other. */
    private boolean coordinated(int index, String own) {
        int count = chain(index);
        List<String> parts = own.isEmpty() ? drafts.lastSubjects(count) : subjects.parts(own);
        if (parts.size() != count || count < 2) {
            return false;
        }
        if (own.isEmpty()) {
            coordination.begin(parts, drafts.lastAreas(count));
        } else {
            beginCoordination(parts);
        }
        return true;
    }

    private String single(Mention mention, Words words, Measure measure) {
        Quantity q = mention.quantity();
        String own = words.before();
        String noun = words.noun();
        boolean attributive = !noun.isEmpty();
        String honoured = subjects.honoured(prose, q, own);
        if (honoured != null) {
            return honoured;
        }
        if (subjects.isStatus(own) && !attributive && mention.sameStatement()) {
            return drafts.lastSubject();
        }
        if (ISSUED.matcher(mention.left()).find()
                && !attributive
                && !own.isEmpty()
                && q.unit().printed().matches("条|项")) {
            return own + "政策措施";
        }
        String subject = subjects.own(own, noun, attributive);
        if (subject.isEmpty() || (own.isEmpty() && !attributive)) {
            return inherited(mention, measure);
        }
        if (mention.linked() && own.isEmpty() && attributive && shared.noun().equals(noun)) {
            subject = shared.before() + noun;
        }
        subject = subjects.restored(subject, mention.sameStatement() ? drafts.lastSubject() : "", mention.attached());
        String whole = subjects.withHead(subject, topic, measure, q.unit().si().equals("CNY"));
        return isProduct(q, whole) ? whole + "产量" : whole;
    }

    /** 分产品看, 钢材…万吨: what is counted is output. */
    private boolean isProduct(Quantity q, String subject) {
        boolean goods = q.unit().si().matches("t|m3|kWh") || q.unit().printed().matches("辆|台|部|套|块|米|重量箱|箱|千升|千瓦|匹");
        return goods
                && q.form() != Form.SIZE_CLASS
                && !q.hasDirection()
                && names.head(subject).isEmpty()
                && subject.length() <= 10
                && prose.text().substring(0, q.start()).matches("(?s).*(?:分产品看|产品产量|主要产品).*");
    }

    /** A number without words of its own goes on about the same thing, or about the clause before it. */
    private String inherited(Mention mention, Measure measure) {
        Quantity q = mention.quantity();
        String previous = drafts.lastSubject();
        int statement = prose.statementStart(q.numberStart());
        int end = mention.segment();
        while (end > statement && Prose.isClauseEnd(prose.text().charAt(end - 1))) {
            end--;
        }
        Draft latest = drafts.last();
        int last = latest == null ? -1 : latest.quantity().end();
        int clause =
                end > statement ? prose.segmentStart(end, Math.max(statement, last < end ? last : statement)) : end;
        if ((last < clause && clause < end) || (last < statement && clause < end)) {
            String words =
                    phrases.subject(prose.text().substring(clause, end), clause, prose.times(), prose.places(), area);
            if (!words.isEmpty()
                    && words.length() < 30
                    && (!mention.sameStatement()
                            || (words.length() > 3 && !names.head(words).isEmpty()))) {
                return words;
            }
        }
        if (latest != null && (mention.sameStatement() || mention.sameSentence())) {
            boolean ofGrowth =
                    measure == Measure.PP_CHANGE && latest.measure() == Measure.YOY_PCT && !previous.endsWith("增速");
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
        return phrases.subject(text.substring(end, to), end, prose.times(), prose.places(), area);
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
            if (!Mention.isLink(between)) {
                break;
            }
            count++;
        }
        return count;
    }

    /** Starts a coordination of named subjects; in 山西、陕西原煤产量 of one subject in several places. */
    private void beginCoordination(List<String> parts) {
        List<String> codes = new ArrayList<>();
        String subject = "";
        for (String part : parts) {
            List<PlaceNames.Place> found = places.find(part);
            if (found.isEmpty() || found.getFirst().start() > 0) {
                coordination.begin(parts, List.of());
                return;
            }
            codes.add(found.getFirst().area());
            subject = part.substring(found.getFirst().end());
        }
        if (subject.isEmpty()) {
            coordination.begin(parts, List.of());
            return;
        }
        coordination.begin(Collections.nCopies(parts.size(), subject), codes);
    }
}
