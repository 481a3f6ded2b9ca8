package org.steppe.warehouse.vintage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        int authority = ordered.getFirst().authority();
        verdicts.add(new Verdict(Judgement.FIRST, -1));
        for (int i = 1; i < ordered.size(); i++) {
            PublishedFigure next = ordered.get(i);
            Judgement judgement = compare(ordered.get(current), authority, next);
            int against = current;
            if (judgement.isConflict() && !next.isDated()) {
                int earlier = lastAgreeing(ordered, verdicts, next);
                if (earlier >= 0) {
                    judgement = Judgement.RESTATES;
                    against = earlier;
                }
            }
            verdicts.add(new Verdict(judgement, against));
            if (judgement.givesValue()) {
                current = i;
                authority = next.authority();
            } else if (judgement == Judgement.RESTATES
                    && against == current
                    && !isCoarser(next, ordered.get(current))) {
                authority = Math.max(authority, next.authority());
            }
        }
        return standings(ordered, verdicts, current);
    }

    private record Verdict(Judgement judgement, int against) {}

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
        var judged = new ArrayList<JudgedFigure>();
        for (int i = 0; i < ordered.size(); i++) {
            PublishedFigure figure = ordered.get(i);
            Verdict verdict = verdicts.get(i);
            if (verdict.judgement().givesValue()) {
                LocalDate from = validFrom(ordered, i);
                Standing standing = i == current ? Standing.CURRENT : Standing.SUPERSEDED;
                judged.add(new JudgedFigure(
                        figure, standing, verdict.judgement(), verdict.against(), from, validTo(ordered, verdicts, i)));
            } else {
                Standing standing = verdict.judgement().isConflict() ? Standing.CONFLICTS : Standing.RESTATES;
                judged.add(new JudgedFigure(figure, standing, verdict.judgement(), verdict.against(), null, null));
            }
        }
        return List.copyOf(judged);
    }

    /**
     * The figure's own day, but never before that of the value it follows: an undated source first loaded before a
     * dated one appeared must not reach back over it.
     */
    private static LocalDate validFrom(List<PublishedFigure> ordered, int position) {
        LocalDate from = ordered.get(position).knownFrom();
        for (int i = 0; i < position; i++) {
            if (ordered.get(i).knownFrom().isAfter(from)) {
                from = ordered.get(i).knownFrom();
            }
        }
        return from;
    }

    private static @Nullable LocalDate validTo(List<PublishedFigure> ordered, List<Verdict> verdicts, int position) {
        for (int i = position + 1; i < ordered.size(); i++) {
            if (verdicts.get(i).judgement().givesValue()) {
                return validFrom(ordered, i);
            }
        }
        return null;
    }
}
