package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.steppe.warehouse.observation.PublisherKind.MEDIA;
import static org.steppe.warehouse.observation.PublisherKind.OFFICIAL_STATISTICS;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.catalogue;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.figure;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.load;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.source;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.StructureChange;
import org.steppe.warehouse.generation.StructureComparison;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.ChangeColumns;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.ObservationRows;
import org.steppe.warehouse.store.ObservationStore;

class VersionChangesTest {

    private static final Source BUREAU = source("bureau", OFFICIAL_STATISTICS, "2024-01-19");
    private static final Source LATER = source("bureau-later", OFFICIAL_STATISTICS, "2025-01-19");
    private static final Source PAPER = source("paper", MEDIA, "2025-03-01");

    private static final Figure GDP = figure("economy", "150000", "GDP", "2023", "24627", "bureau");
    private static final Figure REVISED = figure("economy", "150000", "GDP", "2023", "25020.5", "bureau-later");
    private static final Figure OLDER = figure("economy", "150000", "GDP", "2022", "23159", "bureau");
    private static final Figure OLDER_AGAIN = figure("economy", "150000", "GDP", "2022", "23159", "paper");
    private static final Figure HOHHOT = figure("economy", "150100", "GDP", "2023", "3801.6", "bureau");
    private static final Figure ORDOS = figure("economy", "150600", "GDP", "2023", "5849.9", "bureau");

    @TempDir
    private Path folder;

    @Test
    void everyChangeNamesItsOldAndNewValueAndThePublicationThatCausedIt() {
        load(folder, catalogue(BUREAU, LATER, PAPER), GDP, OLDER, HOHHOT);
        load(folder, catalogue(BUREAU, LATER, PAPER), GDP, REVISED, OLDER, OLDER_AGAIN, ORDOS);

        List<Map<String, @Nullable Object>> changes = changesOfLatest();

        assertThat(changes)
                .extracting(
                        row -> row.get("CHANGE"),
                        row -> row.get("REF_AREA"),
                        row -> row.get("TIME_PERIOD"),
                        row -> row.get("PREVIOUS_OBS_VALUE"),
                        row -> row.get("OBS_VALUE"),
                        row -> row.get("CAUSE"),
                        row -> row.get("JUDGEMENT"),
                        row -> row.get("CAUSE_SOURCE_ID"))
                .containsExactly(
                        row("documented", "150000", "2022", null, 23159.0, "figure-added", "restates", "paper"),
                        row("revised", "150000", "2023", 24627.0, 25020.5, "figure-added", "revises", "bureau-later"),
                        row("added", "150600", "2023", null, 5849.9, "figure-added", "first", "bureau"),
                        row("withdrawn", "150100", "2023", 3801.6, null, "figure-removed", null, "bureau"));
        assertThat(changes.get(1))
                .containsEntry("CAUSE_PUBLISHED_ON", LocalDate.parse("2025-01-19"))
                .containsEntry("DECIMALS", 1)
                .containsEntry("PREVIOUS_DECIMALS", 0);
    }

    @Test
    void aWithdrawnFigureCausesTheReturnToTheValueBeforeIt() {
        load(folder, catalogue(BUREAU, LATER), GDP, REVISED);
        load(folder, catalogue(BUREAU, LATER), GDP);

        assertThat(changesOfLatest())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("CHANGE", "revised")
                        .containsEntry("OBS_VALUE", 24627.0)
                        .containsEntry("PREVIOUS_OBS_VALUE", 25020.5)
                        .containsEntry("CAUSE", "figure-removed")
                        .containsEntry("CAUSE_SOURCE_ID", "bureau-later"));
    }

    @Test
    void ofAFirstVersionEverythingIsAddedAndWithoutANewerOneEverythingIsWithdrawn() {
        load(folder, catalogue(BUREAU), GDP, OLDER);
        try (ObservationStore store = open()) {
            StoredVersion first = versions(store).getFirst();

            assertThat(ObservationRows.readAll(store.openChanges(null, first)))
                    .extracting(row -> row.get("CHANGE"))
                    .containsExactly("added", "added");
            assertThat(ObservationRows.readAll(store.openChanges(first, null)))
                    .extracting(row -> row.get("CHANGE"))
                    .containsExactly("withdrawn", "withdrawn");
        }
    }

    @Test
    void codesThatCameAndWentAreChangesOfTheStructure() {
        load(folder, catalogue(BUREAU), GDP, HOHHOT);
        load(folder, catalogue(BUREAU), GDP, ORDOS);
        try (ObservationStore store = open()) {
            List<StoredVersion> versions = versions(store);

            assertThat(StructureComparison.compare(
                            versions.get(0).description(), versions.get(1).description()))
                    .extracting(StructureChange::kind, StructureChange::codelist, StructureChange::id)
                    .containsExactly(
                            tuple(StructureChange.Kind.ADDED, "AREA", "150600"),
                            tuple(StructureChange.Kind.REMOVED, "AREA", "150100"));
        }
    }

    /** Full exports of both versions, compared row by row, say what the list says. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void changesAreExactlyTheDifferenceOfTheExports(long seed) {
        var random = new Random(seed);
        List<Figure> first = randomFigures(random, 60);
        var second = new ArrayList<>(first);
        second.removeIf(figure -> random.nextInt(5) == 0);
        second.addAll(randomFigures(random, 20));
        load(folder, catalogue(BUREAU, LATER, PAPER), first.toArray(Figure[]::new));
        load(folder, catalogue(BUREAU, LATER, PAPER), second.toArray(Figure[]::new));

        try (ObservationStore store = open()) {
            List<StoredVersion> versions = versions(store);
            var copy = export(store, versions.get(0));
            List<Map<String, @Nullable Object>> changes =
                    ObservationRows.readAll(store.openChanges(versions.get(0), versions.get(1)));
            for (Map<String, @Nullable Object> change : changes) {
                String id = Objects.requireNonNull(change.get("OBSERVATION_ID")).toString();
                List<@Nullable Object> old = copy.get(id);
                switch (Objects.requireNonNull(change.get("CHANGE")).toString()) {
                    case "added" -> assertThat(copy.put(id, value(change, ""))).isNull();
                    case "withdrawn" -> assertThat(copy.remove(id)).isEqualTo(value(change, "PREVIOUS_"));
                    case "revised" -> {
                        assertThat(copy.put(id, value(change, ""))).isEqualTo(value(change, "PREVIOUS_"));
                        assertThat(old).isNotEqualTo(value(change, ""));
                    }
                    default -> assertThat(old).isEqualTo(value(change, ""));
                }
            }

            assertThat(copy).isEqualTo(export(store, versions.get(1)));
            assertSelectsTheSame(store, versions, changes);
            assertThat(counts(changes)).isEqualTo(versions.get(1).entry().changes());
        }
    }

    /** A query for what changed since the older version has the listed observations that are there, in stored order. */
    private static void assertSelectsTheSame(
            ObservationStore store, List<StoredVersion> versions, List<Map<String, @Nullable Object>> changes) {
        List<Object> listed = changes.stream()
                .filter(row -> !Objects.equals(row.get("CHANGE"), "withdrawn"))
                .map(row -> Objects.requireNonNull(row.get("OBSERVATION_ID")))
                .toList();
        DataQuery changed = DataQuery.all("economy", versions.get(1).entry().version())
                .changedSince(versions.get(0).entry().version());
        assertThat(ObservationRows.readAll(store.open(store.generation(), changed)))
                .extracting(row -> row.get("OBSERVATION_ID"))
                .containsExactlyElementsOf(listed);
        assertThat(store.availability(store.generation(), changed).observations())
                .isEqualTo(listed.size());
        assertThat(ObservationRows.readAll(store.open(store.generation(), changed.page(2, 3L))))
                .extracting(row -> row.get("OBSERVATION_ID"))
                .containsExactlyElementsOf(listed.stream().skip(2).limit(3).toList());
    }

    private static List<Figure> randomFigures(Random random, int count) {
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < count; i++) {
            figures.add(figure(
                    "economy",
                    List.of("150000", "150100", "150600").get(random.nextInt(3)),
                    List.of("GDP", "RETAIL_SALES").get(random.nextInt(2)),
                    String.valueOf(2010 + random.nextInt(12)),
                    "%d.%d".formatted(100 + random.nextInt(3), random.nextInt(3)),
                    List.of("bureau", "bureau-later", "paper").get(random.nextInt(3))));
        }
        return figures;
    }

    private static ChangeCounts counts(List<Map<String, @Nullable Object>> changes) {
        return new ChangeCounts(
                count(changes, "added"::equals),
                count(changes, "revised"::equals),
                count(changes, "withdrawn"::equals),
                count(changes, "documented"::equals));
    }

    private static long count(List<Map<String, @Nullable Object>> changes, Predicate<@Nullable Object> kind) {
        return changes.stream().filter(row -> kind.test(row.get("CHANGE"))).count();
    }

    private static List<@Nullable Object> value(Map<String, @Nullable Object> row, String prefix) {
        var values = new ArrayList<@Nullable Object>();
        ChangeColumns.VALUE.forEach(column -> values.add(row.get(prefix + column)));
        return values;
    }

    private static Map<String, List<@Nullable Object>> export(ObservationStore store, StoredVersion version) {
        var rows = new HashMap<String, List<@Nullable Object>>();
        var query = DataQuery.all(version.dataset(), version.entry().version());
        for (var row : ObservationRows.readAll(store.open(store.generation(), query))) {
            rows.put(Objects.requireNonNull(row.get("OBSERVATION_ID")).toString(), value(row, ""));
        }
        return rows;
    }

    private List<Map<String, @Nullable Object>> changesOfLatest() {
        try (ObservationStore store = open()) {
            List<StoredVersion> versions = versions(store);
            var changes =
                    ObservationRows.readAll(store.openChanges(versions.get(versions.size() - 2), versions.getLast()));
            assertThat(counts(changes)).isEqualTo(versions.getLast().entry().changes());
            return changes;
        }
    }

    private ObservationStore open() {
        return DuckDbStores.open(folder, DuckDbSettings.defaults());
    }

    private static List<StoredVersion> versions(ObservationStore store) {
        Generation generation = store.generation();
        return generation.findDataset("economy").orElseThrow().versions().stream()
                .map(VersionEntry::version)
                .map(version -> generation.findStored("economy", version).orElseThrow())
                .toList();
    }

    private static Tuple row(@Nullable Object... values) {
        return tuple(values);
    }
}
