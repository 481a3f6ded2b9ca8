package org.steppe.etl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.Publication;
import org.steppe.etl.source.SourcesReader;
import org.steppe.warehouse.format.batch.RowReader;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/**
 * The past as it was, for every observation of the sources and every day on which anything was published: nothing is
 * shown that was published later, and nothing is missing that was known. The days come from the descriptions of the
 * publications and not from the warehouse.
 */
class RealSourcesAsOfTest {

    private static final Map<String, LocalDate> PUBLISHED = new HashMap<>();
    private static final NavigableSet<LocalDate> DAYS = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    private static ObservationStore store;

    /** What the sources say of a value: the observation, the number, and who printed it. */
    private record Printed(String observation, double value, String source) {}

    @BeforeAll
    static void load(@TempDir Path data) {
        new Loader(Path.of("sources"), () -> DuckDbStores.openPublisher(data, Clock.systemUTC()), LoadProgress.NONE)
                .load();
        for (Publication publication :
                new SourcesReader(Path.of("sources"), new IssueLog()).read().publications()) {
            Source source = publication.source();
            LocalDate day = source.publishedOn();
            if (day != null) {
                PUBLISHED.put(source.id(), day);
                DAYS.add(day);
            }
        }
        store = DuckDbStores.open(data, DuckDbSettings.defaults());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static List<Printed> rows(String dataset, @Nullable LocalDate asOf, boolean history) {
        var generation = store.generation();
        var query = new DataQuery(
                dataset,
                generation.findDataset(dataset).orElseThrow().latest().version(),
                List.of(),
                List.of(),
                null,
                null,
                asOf,
                history,
                List.of(ObservationColumns.OBSERVATION_ID, "OBS_VALUE", "DECIMALS", "SOURCE_ID"),
                List.of(),
                0,
                null);
        var rows = new ArrayList<Printed>();
        try (ObservationCursor cursor = store.open(generation, query)) {
            while (cursor.next()) {
                var reader = new RowReader(cursor.batch(), cursor.dictionaries());
                for (int row = 0; row < cursor.batch().getRowCount(); row++) {
                    rows.add(new Printed(
                            reader.requireText(ObservationColumns.OBSERVATION_ID, row),
                            Objects.requireNonNull(reader.value(row)).doubleValue(),
                            reader.requireText("SOURCE_ID", row)));
                }
            }
        }
        return rows;
    }

    private static boolean isKnownOn(Printed printed, LocalDate day) {
        LocalDate published = PUBLISHED.get(printed.source());
        // What shows no date counts from its first load, which is today.
        return published == null ? !day.isBefore(LocalDate.now(ZoneOffset.UTC)) : !published.isAfter(day);
    }

    @Test
    void onNoDayIsAFigureShownThatWasPublishedLaterAndNoneIsMissingThatWasKnown() {
        assertThat(DAYS).hasSizeGreaterThan(200);
        long compared = 0;
        for (DatasetEntry dataset : store.generation().listDatasets()) {
            List<Printed> all = rows(dataset.dataset(), null, true);
            for (LocalDate day : DAYS) {
                compared += compare(dataset.dataset(), day, all);
            }
            compared += compare(dataset.dataset(), DAYS.first().minusDays(1), all);
        }
        assertThat(compared).isGreaterThan(100_000);
    }

    /** @return how many observations were compared */
    private static long compare(String dataset, LocalDate day, List<Printed> all) {
        List<Printed> known =
                all.stream().filter(printed -> isKnownOn(printed, day)).toList();
        List<Printed> shown = rows(dataset, day, false);
        assertThat(Set.copyOf(known)).as("%s as of %s", dataset, day).containsAll(shown);
        assertThat(shown.stream().map(Printed::observation))
                .as("%s as of %s", dataset, day)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().map(Printed::observation).collect(Collectors.toSet()));
        assertThat(rows(dataset, day, true))
                .as("history of %s as of %s", dataset, day)
                .hasSameElementsAs(known);
        return shown.size();
    }
}
