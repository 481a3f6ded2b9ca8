package org.steppe.warehouse.vintage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;

/**
 * Judges the figures of one observation against each other, in the order of their publication.
 *
 * <p>Dated figures come first, by day; on one day the more authoritative first, then the more precise. Undated figures
 * come last: they may be the only ones, agree with any vintage, or make a value more precise, but they never replace a
 * differing dated value, because nobody can say that they are later.
 *
 * <p>A value that a more authoritative publisher restates just as precisely carries that publisher's authority from
 * then on.
 */
public final class VintageJudge {

    private static final Comparator<PublishedFigure> IN_ORDER = Comparator.comparing(
                    (PublishedFigure f) -> !f.isDated())
            .thenComparing(PublishedFigure::knownFrom)
            .thenComparing(PublishedFigure::authority, Comparator.reverseOrder())
            .thenComparing(VintageJudge::precision)
            .thenComparing(f -> f.figure().sourceId())
            .thenComparing(f -> f.figure().value())
            .thenComparing(f -> f.figure().publishedText(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(f -> f.figure().locator(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private static java.math.BigDecimal precision(PublishedFigure figure) {
        PrintedInterval interval = PrintedInterval.of(figure.figure());
        return interval.high().subtract(interval.low());
    }

    /**
     * @param figures all figures of one key and period, in any order, at least one
     * @return the same figures in order of judgement; exactly one is {@link Standing#CURRENT}
     */
    public List<JudgedFigure> judge(List<PublishedFigure> figures) {
        var ordered = figures.stream().sorted(IN_ORDER).toList();
        var verdicts = new ArrayList<Verdict>();
        int current = 0;
        int backed = 0;
        verdicts.add(new Verdict(Judgement.FIRST, Ground.FIRST, -1, -1));
        for (int i = 1; i < ordered.size(); i++) {
            PublishedFigure next = ordered.get(i);
            int authority = ordered.get(backed).authority();
            Judgement judgement = compare(ordered.get(current), authority, next);
            var verdict =
                    new Verdict(judgement, ground(judgement, ordered.get(current), authority, next), current, backed);
            if (judgement.isConflict() && !next.isDated()) {
                int earlier = lastAgreeing(ordered, verdicts, next);
                if (earlier >= 0) {
                    verdict = new Verdict(Judgement.RESTATES, Ground.AGREES_WITH_EARLIER, earlier, backed);
                }
            }
            verdicts.add(verdict);
            if (verdict.judgement().givesValue()) {
                current = i;
                backed = i;
            } else if (verdict.judgement() == Judgement.RESTATES
                    && verdict.against() == current
                    && next.authority() > authority
                    && !isCoarser(next, ordered.get(current))) {
                backed = i;
            }
        }
        return standings(ordered, verdicts, current);
    }

    private record Verdict(Judgement judgement, Ground ground, int against, int authority) {}

    private static Ground ground(Judgement judgement, PublishedFigure current, int authority, PublishedFigure next) {
        return switch (judgement) {
            case FIRST -> Ground.FIRST;
            case RESTATES -> agreement(current.figure(), next.figure());
            case REFINES -> Ground.MORE_PRECISE;
            case REVISES -> next.authority() > authority ? Ground.LATER_AND_MORE_AUTHORITATIVE : Ground.LATER;
            case CONFLICTS_WITH_MORE_AUTHORITATIVE -> Ground.LESS_AUTHORITATIVE;
            case CONFLICTS_ON_THE_SAME_DAY -> Ground.SAME_DAY;
            case CONFLICTS_UNDATED -> Ground.UNDATED;
        };
    }

    private static Ground agreement(Figure current, Figure next) {
        boolean sameDigits = current.value().compareTo(next.value()) == 0
                && current.value().scale() == next.value().scale();
        if (sameDigits && current.qualifier() == next.qualifier()) {
            return Ground.SAME_NUMBER;
        }
        return PrintedInterval.of(next).contains(current.value()) ? Ground.ROUNDED : Ground.WITHIN_ROUNDING;
    }

    /** The latest earlier vintage that an undated figure agrees with: it may have been printed at that time; or -1. */
    private static int lastAgreeing(List<PublishedFigure> ordered, List<Verdict> verdicts, PublishedFigure undated) {
        for (int i = verdicts.size() - 1; i >= 0; i--) {
            if (verdicts.get(i).judgement().givesValue() && agree(ordered.get(i), undated)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean agree(PublishedFigure one, PublishedFigure other) {
        return PrintedInterval.of(other.figure()).contains(one.figure().value())
                || PrintedInterval.of(one.figure()).contains(other.figure().value());
    }

    private static boolean isCoarser(PublishedFigure one, PublishedFigure other) {
        return PrintedInterval.of(other.figure()).isNarrowerThan(PrintedInterval.of(one.figure()));
    }

    private static Judgement compare(PublishedFigure current, int authority, PublishedFigure next) {
        PrintedInterval before = PrintedInterval.of(current.figure());
        PrintedInterval after = PrintedInterval.of(next.figure());
        if (agree(current, next)) {
            return after.isNarrowerThan(before) ? Judgement.REFINES : Judgement.RESTATES;
        }
        if (next.authority() < authority) {
            return Judgement.CONFLICTS_WITH_MORE_AUTHORITATIVE;
        }
        if (!next.isDated()) {
            return Judgement.CONFLICTS_UNDATED;
        }
        return next.knownFrom().equals(current.knownFrom()) ? Judgement.CONFLICTS_ON_THE_SAME_DAY : Judgement.REVISES;
    }

    private static List<JudgedFigure> standings(List<PublishedFigure> ordered, List<Verdict> verdicts, int current) {
        var days = new ValidDays(ordered, verdicts);
        var judged = new ArrayList<JudgedFigure>();
        for (int i = 0; i < ordered.size(); i++) {
            Verdict verdict = verdicts.get(i);
            boolean givesValue = verdict.judgement().givesValue();
            judged.add(new JudgedFigure(
                    ordered.get(i),
                    standing(verdict.judgement(), i == current),
                    verdict.judgement(),
                    verdict.against(),
                    verdict.ground(),
                    verdict.authority(),
                    givesValue ? days.from(i) : null,
                    givesValue ? days.to(i) : null));
        }
        return List.copyOf(judged);
    }

    private static Standing standing(Judgement judgement, boolean isCurrent) {
        if (judgement.givesValue()) {
            return isCurrent ? Standing.CURRENT : Standing.SUPERSEDED;
        }
        return judgement.isConflict() ? Standing.CONFLICTS : Standing.RESTATES;
    }

    /** Between which days each figure gave the value, found in one pass: chains may be long. */
    private static final class ValidDays {

        private final LocalDate[] from;
        private final @Nullable LocalDate[] to;

        /**
         * A value holds from the figure's own day, but never before that of any figure it follows: an undated source
         * first loaded before a dated one appeared must not reach back over it.
         */
        private ValidDays(List<PublishedFigure> ordered, List<Verdict> verdicts) {
            from = new LocalDate[ordered.size()];
            to = new @Nullable LocalDate[ordered.size()];
            LocalDate latest = ordered.getFirst().knownFrom();
            for (int i = 0; i < from.length; i++) {
                LocalDate day = ordered.get(i).knownFrom();
                latest = day.isAfter(latest) ? day : latest;
                from[i] = latest;
            }
            LocalDate next = null;
            for (int i = from.length - 1; i >= 0; i--) {
                to[i] = next;
                if (verdicts.get(i).judgement().givesValue()) {
                    next = from[i];
                }
            }
        }

        private LocalDate from(int position) {
            return from[position];
        }

        private @Nullable LocalDate to(int position) {
            return to[position];
        }
    }
}
