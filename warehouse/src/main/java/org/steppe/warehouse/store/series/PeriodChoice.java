package org.steppe.warehouse.store.series;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.PeriodFilter;

/** Which periods of each series a query selects. Used by one thread. */
final class PeriodChoice {

    private final SeriesIndex index;
    private final DataQuery query;
    private final boolean[] accepted;

    PeriodChoice(SeriesIndex index, DataQuery query) {
        this.index = index;
        this.query = query;
        this.accepted = acceptedPeriods();
    }

    /** Whether a query selects less than all periods. */
    static boolean isMadeBy(DataQuery query) {
        return !query.periods().isEmpty() || query.first() != null || query.last() != null;
    }

    private boolean[] acceptedPeriods() {
        boolean[] accepted = new boolean[index.periodCount()];
        if (query.periods().isEmpty()) {
            Arrays.fill(accepted, true);
        }
        for (PeriodFilter filter : query.periods()) {
            switch (filter) {
                case PeriodFilter.Exactly one -> {
                    Integer ordinal = index.findPeriod(one.period().code());
                    if (ordinal != null) {
                        accepted[ordinal] = true;
                    }
                }
                case PeriodFilter.Within days -> accept(days, accepted);
            }
        }
        return accepted;
    }

    private void accept(PeriodFilter.Within days, boolean[] accepted) {
        LocalDate from = days.from();
        LocalDate to = days.to();
        for (int i = 0; i < accepted.length; i++) {
            accepted[i] |= (from == null || index.periodStart(i) >= from.toEpochDay())
                    && (to == null || index.periodEnd(i) <= to.toEpochDay());
        }
    }

    /**
     * The accepted observations of a series that belong to its first or last periods, as many as are asked for.
     * Observations come in the order of their days; periods of the same days count once.
     *
     * @param periods of the observations, as ordinals
     * @param present which of them have a value
     */
    boolean[] choose(int[] periods, IntPredicate present) {
        boolean[] chosen = new boolean[periods.length];
        int[] rank = new int[periods.length];
        int ranks = 0;
        int before = -1;
        for (int i = 0; i < periods.length; i++) {
            if (accepted[periods[i]] && present.test(i)) {
                if (before < 0 || !hasSameDays(before, periods[i])) {
                    ranks++;
                }
                before = periods[i];
                rank[i] = ranks;
            }
        }
        Integer first = query.first();
        Integer last = query.last();
        for (int i = 0; i < periods.length; i++) {
            boolean all = first == null && last == null;
            boolean atStart = first != null && rank[i] <= first;
            boolean atEnd = last != null && rank[i] > (long) ranks - last;
            chosen[i] = rank[i] > 0 && (all || atStart || atEnd);
        }
        return chosen;
    }

    private boolean hasSameDays(int one, int other) {
        return index.periodStart(one) == index.periodStart(other) && index.periodEnd(one) == index.periodEnd(other);
    }
}
