package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steppe.warehouse.observation.PublisherKind.MEDIA;
import static org.steppe.warehouse.observation.PublisherKind.OFFICIAL_STATISTICS;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.TODAY;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.catalogue;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.figure;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.load;
import static org.steppe.warehouse.store.duckdb.SmallWarehouse.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.PreparedDataset;
import org.steppe.warehouse.store.Staging;

class DuckDbGenerationPublisherTest {

    private static final Source BUREAU = source("bureau", OFFICIAL_STATISTICS, "2024-01-19");
    private static final Source LATER = source("bureau-later", OFFICIAL_STATISTICS, "2025-01-19");
    private static final Source UNDATED = source("undated", MEDIA, null);
    private static final Catalogue CATALOGUE = catalogue(BUREAU, LATER, UNDATED);

    private static final Figure GDP = figure("economy", "150000", "GDP", "2023", "24627", "bureau");
    private static final Figure OLDER = figure("economy", "150000", "GDP", "2022", "23159", "bureau");
    private static final Figure ARRIVALS = figure("tourism", "150000", "TOURIST_ARRIVALS", "2023", "2.3", "bureau");

    @TempDir
    private Path folder;

    @Test
    void firstLoadPublishesVersionOneOfEveryDataset() {
        Manifest manifest = load(folder, CATALOGUE, GDP, OLDER, ARRIVALS);

        assertThat(manifest.number()).isEqualTo(1);
        assertThat(manifest.datasets()).extracting("dataset").containsExactly("economy", "tourism");
        assertThat(manifest.datasets())
                .allSatisfy(dataset ->
                        assertThat(dataset.latest().version().toString()).isEqualTo("1.0"));
        assertThat(latest(manifest, "economy").changes()).isEqualTo(new ChangeCounts(2, 0, 0, 0));
    }

    @Test
    void loadingTheSameInAnotherOrderPublishesNothing() {
        Manifest first = load(folder, CATALOGUE, GDP, OLDER, ARRIVALS);
        List<Path> before = files();

        Manifest second = load(folder, CATALOGUE, ARRIVALS, OLDER, GDP);

        assertThat(second).isEqualTo(first);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void revisionMakesTheNextMinorVersionAndSharesTheOtherDataset() {
        Manifest first = load(folder, CATALOGUE, GDP, OLDER, ARRIVALS);
        Figure revised = figure("economy", "150000", "GDP", "2023", "25020.5", "bureau-later");

        Manifest second = load(folder, CATALOGUE, GDP, OLDER, revised, ARRIVALS);

        assertThat(latest(second, "economy").version()).hasToString("1.1");
        assertThat(latest(second, "economy").changes()).isEqualTo(new ChangeCounts(0, 1, 0, 0));
        assertThat(latest(second, "tourism")).isEqualTo(latest(first, "tourism"));
        assertThat(second.datasets().getFirst().versions()).hasSize(2);
    }

    @Test
    void figuresThatAreNoLongerLoadedAreWithdrawn() {
        load(folder, CATALOGUE, GDP, OLDER, ARRIVALS);

        Manifest second = load(folder, CATALOGUE, GDP, ARRIVALS);

        assertThat(latest(second, "economy").changes()).isEqualTo(new ChangeCounts(0, 0, 1, 0));
    }

    @Test
    void restatementIsDocumentedAsAVersionWithoutRevision() {
        load(folder, CATALOGUE, GDP, ARRIVALS);

        Manifest second =
                load(folder, CATALOGUE, GDP, figure("economy", "150000", "GDP", "2023", "24627", "undated"), ARRIVALS);

        assertThat(latest(second, "economy").changes()).isEqualTo(new ChangeCounts(0, 0, 0, 1));
    }

    @Test
    void undatedSourceKeepsTheDayOfItsFirstLoad() {
        Figure undated = figure("economy", "150000", "GDP", "2021", "20514", "undated");
        load(folder, CATALOGUE, undated);

        Clock nextYear = Clock.offset(TODAY, Duration.ofDays(365));
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, nextYear);
                Staging staging = publisher.stage(CATALOGUE)) {
            staging.add(undated);
            assertThat(staging.prepare(judged -> {}).hasChanges()).isFalse();
            assertThat(publisher
                            .current()
                            .orElseThrow()
                            .findSource("undated")
                            .orElseThrow()
                            .firstLoadedOn())
                    .isEqualTo(LocalDate.parse("2026-11-20"));
        }
    }

    @Test
    void stagedButUnpublishedLoadLeavesNoTrace() {
        load(folder, CATALOGUE, GDP, ARRIVALS);
        List<Path> before = files();

        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY);
                Staging staging = publisher.stage(CATALOGUE)) {
            staging.add(OLDER);
            assertThat(staging.prepare(judged -> {}).datasets())
                    .extracting(PreparedDataset::isChanged)
                    .containsExactly(true, true);
        }

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void secondPublisherIsRefusedWhileTheFirstHoldsTheLock() {
        try (GenerationPublisher first = DuckDbStores.openPublisher(folder, TODAY)) {
            assertThat(first.current()).isEmpty();
            assertThatThrownBy(() -> DuckDbStores.openPublisher(folder, TODAY))
                    .isInstanceOfSatisfying(
                            SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED));
        }
        DuckDbStores.openPublisher(folder, TODAY).close();
    }

    @Test
    void rollbackMakesTheOlderGenerationLiveAndItsVersionNumbersAreNotUsedAgain() {
        Manifest first = load(folder, CATALOGUE, GDP, ARRIVALS);
        load(folder, CATALOGUE, GDP, OLDER, ARRIVALS);

        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY)) {
            publisher.rollback(1);
            assertThat(publisher.current().orElseThrow().manifest()).isEqualTo(first);
        }

        Manifest third =
                load(folder, CATALOGUE, GDP, figure("economy", "150600", "GDP", "2023", "5849.86", "bureau"), ARRIVALS);
        assertThat(third.number()).isEqualTo(3);
        assertThat(latest(third, "economy").version()).hasToString("1.2");
    }

    @Test
    void rollbackToAnUnknownGenerationIsRefused() {
        load(folder, CATALOGUE, GDP);
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY)) {
            assertThatThrownBy(() -> publisher.rollback(7)).hasMessageContaining("no complete generation 7");
        }
    }

    @Test
    void fileOfADatasetHoldsCurrentValuesAndAllFiguresInStoredOrder() throws SQLException {
        Figure later = figure("economy", "150000", "GDP", "2023", "25020.5", "bureau-later");
        Manifest manifest = load(folder, CATALOGUE, later, GDP, OLDER);
        Path file =
                new WarehouseFolder(folder).resolve(latest(manifest, "economy").data());

        assertThat(query(file, "SELECT \"TIME_PERIOD\", \"OBS_VALUE\", \"DECIMALS\" FROM observation"))
                .containsExactly("2022|23159.0|0", "2023|25020.5|1");
        assertThat(
                        query(
                                file,
                                "SELECT \"TIME_PERIOD\", \"OBS_VALUE\", \"STANDING\", \"JUDGEMENT\", \"VALID_FROM\", \"VALID_TO\" FROM figure"))
                .containsExactly(
                        "2022|23159.0|current|first|2024-01-19|null",
                        "2023|24627.0|superseded|first|2024-01-19|2025-01-19",
                        "2023|25020.5|current|revises|2025-01-19|null");
    }

    @Test
    void observationIdsAreStable() {
        assertThat(new ObservationIds("economy").idOf(List.of("A", "150000", "GDP"), "2023"))
                .isEqualTo(new ObservationIds("economy").idOf(List.of("A", "150000", "GDP"), "2023"))
                .matches("economy\\.[0-9a-v]{13}");
    }

    private static VersionEntry latest(Manifest manifest, String dataset) {
        return manifest.datasets().stream()
                .filter(entry -> entry.dataset().equals(dataset))
                .findFirst()
                .orElseThrow()
                .latest();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> query(Path file, String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
