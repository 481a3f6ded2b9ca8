package org.steppe.etl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.harmonise.Harmoniser;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;
import org.steppe.etl.source.Publication;
import org.steppe.etl.source.Sources;
import org.steppe.etl.source.SourcesReader;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.StructureChange;
import org.steppe.warehouse.generation.StructureComparison;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.FollowingCopy;
import org.steppe.warehouse.store.ObservationRows;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;

/** The sources of this repository, loaded in two halves by date: what the second brings is what changes say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSourcesHistoryTest {

    private static final Instant FIRST_LOAD = Instant.parse("2026-11-20T08:00:00Z");

    private final IssueLog issues = new IssueLog();
    private final FollowingCopy copy = new FollowingCopy();
    private Set<String> early = Set.of();

    @SuppressWarnings("NullAway.Init")
    private ObservationStore store;

    @BeforeAll
    void loadTwoHalves(@TempDir Path data) {
        List<Source> byDate = read().publications().stream()
                .map(Publication::source)
                .sorted(Comparator.comparing(
                        Source::publishedOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())))
                .toList();
        early = byDate.stream().limit(byDate.size() / 2).map(Source::id).collect(Collectors.toUnmodifiableSet());
        load(data, early::contains, FIRST_LOAD);
        store = DuckDbStores.open(data, DuckDbSettings.defaults());
        copy.follow(store);
        copy.assertEqualTo(store);
        store.close();
        load(data, id -> true, FIRST_LOAD.plus(Duration.ofDays(1)));
        store = DuckDbStores.open(data, DuckDbSettings.defaults());
        assertThat(issues.list(Severity.ERROR)).isEmpty();
    }

    @AfterAll
    void close() {
        store.close();
    }

    private Sources read() {
        return new SourcesReader(Path.of("sources"), issues).read();
    }

    private void load(Path data, Predicate<String> isLoaded, Instant at) {
        Sources sources = read();
        var pass = new FigurePass(sources, Harmoniser.of(sources, issues), issues, LoadProgress.NONE);
        var catalogue = new Catalogue(
                sources.dataflows(),
                List.copyOf(sources.codelists().values()),
                sources.publications().stream()
                        .map(Publication::source)
                        .filter(source -> isLoaded.test(source.id()))
                        .toList());
        try (var publisher = DuckDbStores.openPublisher(data, Clock.fixed(at, ZoneOffset.UTC));
                var staging = publisher.stage(catalogue)) {
            pass.run(figure -> {
                if (isLoaded.test(figure.sourceId())) {
                    staging.add(figure);
                }
            });
            staging.prepare(figures -> {}).publish();
        }
    }

    @Test
    void datasetsThatGotFiguresHaveVersionOneOne() {
        Generation generation = store.generation();
        assertThat(generation.listDatasets()).hasSize(13).allSatisfy(dataset -> {
            StoredVersion latest = latest(dataset);
            boolean isConcerned = !early.containsAll(latest.description().sources());
            assertThat(latest.entry().version()).as(dataset.dataset()).hasToString(isConcerned ? "1.1" : "1.0");
        });
        assertThat(generation.listDatasets())
                .filteredOn(dataset -> dataset.versions().size() == 2)
                .hasSizeGreaterThan(10);
    }

    @Test
    void changesAreTheDifferenceOfTheExportsColumnByColumn() {
        var total = new HashMap<String, Long>();
        for (DatasetEntry dataset : store.generation().listDatasets()) {
            if (dataset.versions().size() < 2) {
                continue;
            }
            StoredVersion before = stored(dataset, dataset.versions().getFirst());
            StoredVersion after = latest(dataset);
            var old = export(before);
            var now = export(after);
            var listed = new TreeSet<String>();
            for (var change : ObservationRows.readAll(store.openChanges(before, after))) {
                String id = text(change, "OBSERVATION_ID");
                String kind = text(change, "CHANGE");
                assertThat(listed.add(id)).as("%s twice", id).isTrue();
                total.merge(kind, 1L, Long::sum);
                assertThat(old.containsKey(id)).as("%s %s", kind, id).isEqualTo(!kind.equals("added"));
                assertThat(now.containsKey(id)).as("%s %s", kind, id).isEqualTo(!kind.equals("withdrawn"));
                if (now.containsKey(id)) {
                    assertThat(change).containsAllEntriesOf(now.get(id));
                    assertThat(early).as("cause of %s", id).doesNotContain(text(change, "CAUSE_SOURCE_ID"));
                }
                if (kind.equals("revised")) {
                    assertThat(change.get("PREVIOUS_OBS_VALUE"))
                            .isEqualTo(Objects.requireNonNull(old.get(id), id).get("OBS_VALUE"));
                }
            }
            old.keySet().removeAll(listed);
            now.keySet().removeAll(listed);
            assertThat(now).as("what is not listed did not change").isEqualTo(old);
            assertThat(counts(store, before, after)).isEqualTo(after.entry().changes());
        }
        assertThat(total.get("added")).isGreaterThan(1000);
        assertThat(total.get("revised")).isGreaterThan(10);
        assertThat(total.get("documented")).isGreaterThan(20);
        assertThat(total).doesNotContainKey("withdrawn");
    }

    @Test
    void structuresOnlyGrewByCodes() {
        for (DatasetEntry dataset : store.generation().listDatasets()) {
            assertThat(StructureComparison.compare(
                            stored(dataset, dataset.versions().getFirst()).description(),
                            latest(dataset).description()))
                    .allSatisfy(change -> {
                        assertThat(change.subject()).isEqualTo(StructureChange.Subject.CODE);
                        assertThat(change.kind()).isEqualTo(StructureChange.Kind.ADDED);
                    });
        }
    }

    @Test
    void copiesThatFollowFromTheBeginningOrFromTheFirstHalfAreTheExport() {
        copy.follow(store);
        copy.assertEqualTo(store);
        var late = new FollowingCopy();
        late.follow(store);
        late.assertEqualTo(store);
    }

    private StoredVersion latest(DatasetEntry dataset) {
        return stored(dataset, dataset.latest());
    }

    private StoredVersion stored(DatasetEntry dataset, VersionEntry version) {
        return store.findStored(dataset.dataset(), version.version()).orElseThrow();
    }

    private Map<String, Map<String, @Nullable Object>> export(StoredVersion version) {
        var rows = new HashMap<String, Map<String, @Nullable Object>>();
        DataQuery query = DataQuery.all(version.dataset(), version.entry().version());
        for (var row : ObservationRows.readAll(store.open(store.generation(), query))) {
            rows.put(text(row, "OBSERVATION_ID"), row);
        }
        return rows;
    }

    private static ChangeCounts counts(ObservationStore store, StoredVersion before, StoredVersion after) {
        var kinds = new HashMap<String, Long>();
        for (var row : ObservationRows.readAll(store.openChanges(before, after))) {
            kinds.merge(text(row, "CHANGE"), 1L, Long::sum);
        }
        return new ChangeCounts(
                kinds.getOrDefault("added", 0L),
                kinds.getOrDefault("revised", 0L),
                kinds.getOrDefault("withdrawn", 0L),
                kinds.getOrDefault("documented", 0L));
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }
}
