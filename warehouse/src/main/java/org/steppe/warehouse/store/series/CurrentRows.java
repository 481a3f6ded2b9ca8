package org.steppe.warehouse.store.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.structure.DataStructure;

/** Finds the rows of a query for current values, in a file whose rows are the observations. Used by one thread. */
final class CurrentRows {

    /** Rows are fetched run by run, which only pays while runs are few or long. */
    private static final int MOST_SHORT_RUNS = 1024;

    private static final int LONG_RUN = 512;

    private final SeriesIndex index;
    private final DataQuery query;
    private final int[] series;

    CurrentRows(SeriesIndex index, DataQuery query) {
        this.index = index;
        this.query = query;
        this.series = new SeriesSelection(index, query).find().toArray();
    }

    /**
     * The rows in stored order, page and all.
     *
     * @return empty when an engine finds and reads them faster
     */
    Optional<RunSource> find(RecordReader reader) throws IOException {
        List<RowRun> whole = index.observations(series);
        if (PeriodChoice.isMadeBy(query)) {
            // Each run is read here row by row, so it has to be a series or little more.
            if (whole.size() > MOST_SHORT_RUNS || RowRun.rows(whole) > (long) MOST_SHORT_RUNS * LONG_RUN) {
                return Optional.empty();
            }
            whole = withChosenPeriods(reader);
        }
        var page = new ArrayList<AnswerRun>();
        new RunPage(query)
                .take(
                        whole.stream()
                                .map(run -> new AnswerRun(run.from(), run.from(), run.rows()))
                                .toList(),
                        page);
        long rows = page.stream().mapToLong(AnswerRun::rows).sum();
        boolean pays = page.size() <= MOST_SHORT_RUNS || rows / page.size() >= LONG_RUN;
        return pays ? Optional.of(RunSource.of(page)) : Optional.empty();
    }

    private List<RowRun> withChosenPeriods(RecordReader reader) throws IOException {
        var runs = new ArrayList<RowRun>();
        var choice = new PeriodChoice(index, query);
        RecordColumn column =
                Objects.requireNonNull(reader.file().findColumn(DataStructure.TIME_PERIOD), "Every file has periods");
        for (int ordinal : series) {
            RowRun rows = index.observations(ordinal);
            boolean[] chosen = choice.choose(reader.numbers(column, rows), i -> true);
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i]) {
                    RowRun.add(runs, rows.from() + i, rows.from() + i + 1);
                }
            }
        }
        return runs;
    }
}
