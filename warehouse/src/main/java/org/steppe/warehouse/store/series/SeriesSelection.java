package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.structure.DataStructure;

/** Finds the rows that a query selects, where the index alone can tell. Used by one thread. */
final class SeriesSelection {

    /** So many keys are looked up one by one; beyond, all series are gone through. */
    private static final int MOST_LOOKUPS = 2048;

    /** Rows are fetched run by run, which only pays while runs are few or long. */
    private static final int MOST_SHORT_RUNS = 1024;

    private static final int LONG_RUN = 512;

    private final SeriesIndex index;
    private final DataQuery query;

    SeriesSelection(SeriesIndex index, DataQuery query) {
        this.index = index;
        this.query = query;
    }

    /** Whether the rows are current values in stored order, selected by nothing but codes of the key and periods. */
    static boolean isFor(DataQuery query, DataStructure structure) {
        return query.asOf() == null
                && !query.history()
                && query.changedSince() == null
                && query.sort().isEmpty()
                && query.filters().stream().allMatch(filter -> structure.positionOf(filter.component()) >= 0);
    }

    /**
     * The rows in stored order, page and all.
     *
     * @return empty when an engine finds and reads them faster
     */
    Optional<List<RowRun>> find(RecordReader reader) throws IOException {
        List<RowRun> whole = wholeSeries();
        if (choosesPeriods()) {
            // Each run is read here row by row, so it has to be a series or little more.
            if (whole.size() > MOST_SHORT_RUNS || RowRun.rows(whole) > (long) MOST_SHORT_RUNS * LONG_RUN) {
                return Optional.empty();
            }
            whole = withChosenPeriods(reader);
        }
        long limit = query.limit() == null ? Long.MAX_VALUE : query.limit();
        List<RowRun> page = RowRun.page(whole, query.offset(), limit);
        boolean pays = page.size() <= MOST_SHORT_RUNS || RowRun.rows(page) / page.size() >= LONG_RUN;
        return pays ? Optional.of(page) : Optional.empty();
    }

    private boolean choosesPeriods() {
        return !query.periods().isEmpty() || query.first() != null || query.last() != null;
    }

    private List<RowRun> wholeSeries() {
        var runs = new ArrayList<RowRun>();
        series().forEach(series -> RowRun.add(runs, index.start(series), index.end(series)));
        return runs;
    }

    /** The series whose codes all filters accept, in stored order. */
    private IntStream series() {
        int dimensions = index.dimensions().size();
        int[][] accepted = new int[dimensions][];
        long keys = 1;
        for (int i = 0; i < dimensions; i++) {
            accepted[i] = accepted(i);
            keys = Math.min(Integer.MAX_VALUE, keys * accepted[i].length);
        }
        if (keys == 0) {
            return IntStream.empty();
        }
        return keys <= Math.min(MOST_LOOKUPS, index.count()) ? lookedUp(accepted) : goneThrough(accepted);
    }

    private int[] accepted(int dimension) {
        String component = index.dimensions().get(dimension);
        for (ComponentFilter filter : query.filters()) {
            if (filter.component().equals(component)) {
                return filter.values().stream()
                        .map(code -> index.findOrdinal(dimension, code))
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
            }
        }
        return IntStream.range(0, index.codeCount(dimension)).toArray();
    }

    /** Counts through all combinations like the digits of a number, the last dimension fastest. */
    private IntStream lookedUp(int[][] accepted) {
        var found = IntStream.builder();
        int[] digits = new int[accepted.length];
        int[] key = new int[accepted.length];
        int changed;
        do {
            for (int i = 0; i < key.length; i++) {
                key[i] = accepted[i][digits[i]];
            }
            int series = index.find(key);
            if (series >= 0) {
                found.add(series);
            }
            changed = digits.length - 1;
            while (changed >= 0 && ++digits[changed] == accepted[changed].length) {
                digits[changed--] = 0;
            }
        } while (changed >= 0);
        return found.build();
    }

    private IntStream goneThrough(int[][] accepted) {
        boolean[][] accepts = new boolean[accepted.length][];
        var filtered = new ArrayList<Integer>();
        for (int i = 0; i < accepted.length; i++) {
            accepts[i] = new boolean[index.codeCount(i)];
            for (int code : accepted[i]) {
                accepts[i][code] = true;
            }
            if (accepted[i].length < accepts[i].length) {
                filtered.add(i);
            }
        }
        int[] dimensions = filtered.stream().mapToInt(Integer::intValue).toArray();
        return IntStream.range(0, index.count())
                .filter(series -> Arrays.stream(dimensions).allMatch(i -> accepts[i][index.code(i, series)]));
    }

    private List<RowRun> withChosenPeriods(RecordReader reader) throws IOException {
        var runs = new ArrayList<RowRun>();
        boolean[] accepted = acceptedPeriods();
        RecordColumn column =
                Objects.requireNonNull(reader.file().findColumn(DataStructure.TIME_PERIOD), "Every file has periods");
        for (int series : series().toArray()) {
            var rows = new RowRun(index.start(series), index.end(series));
            int[] periods = reader.indexes(column, rows);
            boolean[] chosen = atTheEnds(periods, accepted);
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i]) {
                    RowRun.add(runs, rows.from() + i, rows.from() + i + 1);
                }
            }
        }
        return runs;
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
     * The accepted rows of a series that belong to its first or last periods, as many as are asked for. Rows lie in the
     * order of their days; periods of the same days count once.
     */
    private boolean[] atTheEnds(int[] periods, boolean[] accepted) {
        boolean[] chosen = new boolean[periods.length];
        int[] rank = new int[periods.length];
        int ranks = 0;
        int before = -1;
        for (int i = 0; i < periods.length; i++) {
            if (accepted[periods[i]]) {
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
