package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.query.DataQuery;

/**
 * Finds the rows of a query for the values of a day, while they are read: chunk by chunk, or where periods are chosen
 * series by series. Used by one thread.
 */
final class PastRows implements RunSource {

    /** All observations of a series are looked at together where its periods are chosen. */
    private static final long LONGEST_SERIES = 1 << 20;

    private final DayRows rows;
    private final @Nullable PeriodChoice choice;
    private final Deque<RowRun> observations;
    private final RunPage page;
    private final Deque<AnswerRun> found = new ArrayDeque<>();

    private PastRows(DayRows rows, @Nullable PeriodChoice choice, Deque<RowRun> observations, RunPage page) {
        this.rows = rows;
        this.choice = choice;
        this.observations = observations;
        this.page = page;
    }

    /** @return empty when an engine should find the rows */
    static Optional<RunSource> find(
            SeriesIndex series, VintageIndex vintages, DataQuery query, int day, RecordReaders files)
            throws IOException {
        int[] selected = new SeriesSelection(series, query).find().toArray();
        boolean chooses = PeriodChoice.isMadeBy(query);
        var observations = new ArrayDeque<RowRun>();
        if (chooses) {
            for (int ordinal : selected) {
                RowRun run = series.observations(ordinal);
                if (run.rows() > LONGEST_SERIES) {
                    return Optional.empty();
                }
                observations.add(run);
            }
        } else {
            observations.addAll(series.observations(selected));
        }
        return Optional.of(new PastRows(
                new DayRows(vintages, day, chooses, files),
                chooses ? new PeriodChoice(series, query) : null,
                observations,
                new RunPage(query)));
    }

    @Override
    public @Nullable AnswerRun next() throws IOException {
        while (found.isEmpty() && !observations.isEmpty() && !page.isFull()) {
            page.take(choice == null ? ofNextChunk() : ofNextSeries(choice), found);
        }
        return found.poll();
    }

    private List<AnswerRun> ofNextChunk() throws IOException {
        RowRun next = observations.removeFirst();
        long end = rows.endOfChunk(next);
        if (end < next.to()) {
            observations.addFirst(new RowRun(end, next.to()));
        }
        var runs = new ArrayList<AnswerRun>();
        rows.add(new RowRun(next.from(), end), runs);
        return runs;
    }

    private List<AnswerRun> ofNextSeries(PeriodChoice periods) throws IOException {
        RowRun next = observations.removeFirst();
        DayRows.Values values = rows.values(next);
        boolean[] chosen = periods.choose(values.periods(), i -> values.row(i) != DayRows.NONE);
        var runs = new ArrayList<AnswerRun>();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                AnswerRun.add(runs, values.row(i), next.from() + i, 1);
            }
        }
        return runs;
    }
}
