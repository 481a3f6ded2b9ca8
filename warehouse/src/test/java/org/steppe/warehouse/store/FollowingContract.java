package org.steppe.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;

/** How every store follows the generations of its folder, sound and damaged ones. */
public abstract class FollowingContract extends ObservationStoreContract {

    @Test
    void storeOfAnEmptyFolderServesAsSoonAsAGenerationIsPublished() throws Exception {
        try (ObservationStore store = openStore(folder)) {
            assertThat(store.health().isServing()).isFalse();
            assertThat(store.health().problem()).isEqualTo("No generation is named as live; nothing is served");
            assertMissing(store);

            publishSmall();

            await(() -> store.health().isServing());
            assertThat(store.health().problem()).isNull();
            assertThat(values(store, all())).hasSize(4);
        }
    }

    @Test
    void newGenerationIsLiveWithinASecondAndARollbackToo() throws Exception {
        publish(List.of(EARLIER), List.of(GDP_2022));
        try (ObservationStore store = openStore(folder)) {
            Instant published = Instant.now();
            publish(List.of(EARLIER), List.of(GDP_2022, GDP_2023));
            await(() -> store.generation().number() == 2);
            assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(5));

            try (GenerationPublisher publisher = openPublisher(folder)) {
                publisher.rollback(1);
            }
            await(() -> store.generation().number() == 1);
            assertThat(store.health().problem()).isNull();
        }
    }

    @Test
    void queryStaysOnTheGenerationItBeganWith() throws Exception {
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        try (ObservationStore store = openStore(folder)) {
            Generation first = store.generation();
            try (ObservationCursor cursor = store.open(first, all())) {
                publish(List.of(EARLIER, LATER), List.of(GDP_2023, GDP_2023_REVISED));
                await(() -> store.generation().number() == 2);

                assertThat(ObservationRows.readAll(cursor))
                        .extracting(row -> row.get("OBS_VALUE"))
                        .containsExactly(24627.0);
            }
            assertThat(ObservationRows.readAll(store.open(first, all()))).hasSize(1);
        }
    }

    @Test
    void truncatedDataFileLeavesTheLastGoodGenerationLive() throws Exception {
        Path current = folder.resolve("CURRENT");
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        byte[] first = Files.readAllBytes(current);
        publish(List.of(EARLIER, LATER), List.of(GDP_2023, GDP_2023_REVISED));
        byte[] second = Files.readAllBytes(current);
        Files.write(current, first);
        truncate(latestData());
        try (ObservationStore store = openStore(folder)) {
            Files.write(current, second);

            await(() -> store.health().problem() != null);
            assertThat(store.generation().number()).isEqualTo(1);
            assertThat(store.health().problem())
                    .isEqualTo("The data of economy 1.1 in generation 2 is missing or damaged;"
                            + " generation 1 is served instead");
            assertThat(values(store, all())).containsExactly(24627.0);
        }
    }

    @Test
    void oneAlteredByteInADataFileIsNoticed() throws Exception {
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        publish(List.of(EARLIER, LATER), List.of(GDP_2023, GDP_2023_REVISED));
        alterOneByte(latestData(), Files.size(latestData()) - 100);

        try (ObservationStore store = openStore(folder)) {
            await(() -> store.health().problem() != null);
            assertThat(store.generation().number()).isEqualTo(1);
            assertThat(store.health().problem())
                    .isEqualTo("The data of economy 1.1 in generation 2 is missing or damaged;"
                            + " generation 1 is served instead");
        }
    }

    @Test
    void oneAlteredByteInTheOnlyDataFileIsServedNoLongerThanItTakesToReadIt() throws Exception {
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        byte[] sound = Files.readAllBytes(latestData());
        alterOneByte(latestData(), Files.size(latestData()) - 100);

        try (ObservationStore store = openStore(folder)) {
            await(() -> store.health().problem() != null);
            assertMissing(store);
            assertThat(store.health().problem())
                    .isEqualTo("The data of economy 1.0 in generation 1 is missing or damaged; nothing is served");

            Files.write(latestData(), sound);

            await(() -> store.health().isServing());
            assertThat(values(store, all())).containsExactly(24627.0);
        }
    }

    @Test
    void truncatedDataFileIsNotServedFromTheStart() throws Exception {
        publish(List.of(EARLIER, LATER), List.of(GDP_2023));
        publish(List.of(EARLIER, LATER), List.of(GDP_2023, GDP_2023_REVISED));
        truncate(latestData());

        try (ObservationStore store = openStore(folder)) {
            assertThat(store.generation().number()).isEqualTo(1);
            assertThat(values(store, all())).containsExactly(24627.0);
        }
    }

    @Test
    void damagedManifestAtTheStartIsStoodInForByTheNewestOlderOne() throws Exception {
        publish(List.of(EARLIER, LATER), List.of(GDP_2022));
        publish(List.of(EARLIER, LATER), List.of(GDP_2022, GDP_2023));
        publish(List.of(EARLIER, LATER), List.of(GDP_2022, GDP_2023, GDP_2023_REVISED));
        alterOneByte(folder.resolve("manifests/000003.json"), 5);

        try (ObservationStore store = openStore(folder)) {
            assertThat(store.generation().number()).isEqualTo(2);
            assertThat(store.health().problem())
                    .isEqualTo("The manifest of generation 3 is missing or damaged; generation 2 is served instead");
        }
    }

    @Test
    void damagedCatalogueWithNothingOlderIsSaidAndServedOnceRepaired() throws Exception {
        publishSmall();
        Path catalogue = onlyFile(folder.resolve("catalogues"));
        byte[] sound = Files.readAllBytes(catalogue);
        alterOneByte(catalogue, 20);
        try (ObservationStore store = openStore(folder)) {
            assertMissing(store);
            assertThat(store.health().problem())
                    .isEqualTo("The catalogue or a description of generation 1 is missing or damaged;"
                            + " nothing is served");

            Files.write(catalogue, sound);

            await(() -> store.health().isServing());
            assertThat(store.health().problem()).isNull();
        }
    }

    @Test
    void currentThatNamesNothingIsSaidAndRecoveredFrom() throws Exception {
        publishSmall();
        String sound = Files.readString(folder.resolve("CURRENT"));
        for (String broken : List.of("", "nonsense", "manifests/000099.json " + "0".repeat(64) + "\n")) {
            Files.writeString(folder.resolve("CURRENT"), broken);
            try (ObservationStore store = openStore(folder)) {
                assertMissing(store);
                assertThat(store.health().problem())
                        .endsWith("; nothing is served")
                        .doesNotContain(folder.toString(), ".json");

                Files.writeString(folder.resolve("CURRENT"), sound);
                await(() -> store.health().isServing());
            }
        }
    }

    @Test
    void currentThatDisappearsWhileServingChangesNothingForReaders() throws Exception {
        publishSmall();
        String sound = Files.readString(folder.resolve("CURRENT"));
        try (ObservationStore store = openStore(folder)) {
            Files.delete(folder.resolve("CURRENT"));
            await(() -> store.health().problem() != null);
            assertThat(store.health().problem())
                    .isEqualTo("No generation is named as live; generation 1 is served instead");
            assertThat(values(store, all())).hasSize(4);

            Files.writeString(folder.resolve("CURRENT"), sound);
            await(() -> store.health().problem() == null);
        }
    }

    @Test
    void noQueryFailsWhileGenerationsAreSwapped() throws Exception {
        publish(List.of(EARLIER), List.of(GDP_2022));
        try (ObservationStore store = openStore(folder);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new AtomicBoolean();
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                running.add(readers.submit(() -> readUntil(stop, store)));
            }
            for (int i = 0; i < 12; i++) {
                publish(
                        List.of(EARLIER),
                        i % 2 == 0 ? List.of(GDP_2022, revision(i)) : List.of(GDP_2022, HOHHOT_2023, revision(i)));
            }
            await(() -> store.generation().number() == 13);
            stop.set(true);
            for (Future<Integer> reader : running) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    private static Figure revision(int i) {
        return SmallWarehouse.figure("economy", "150000", "GDP", "2023", Integer.toString(24000 + i), "earlier");
    }

    /** Reads the latest version again and again; every answer is of one generation. */
    private static int readUntil(AtomicBoolean stop, ObservationStore store) {
        int answers = 0;
        while (!stop.get()) {
            Generation generation = store.generation();
            var latest = generation.findDataset("economy").orElseThrow().latest();
            DataQuery query = DataQuery.all("economy", latest.version());
            assertThat(ObservationRows.readAll(store.open(generation, query)))
                    .hasSize(Math.toIntExact(latest.observations()));
            assertThat(store.availability(generation, query).observations()).isEqualTo(latest.observations());
            answers++;
        }
        return answers;
    }

    private static void assertMissing(ObservationStore store) {
        assertThatThrownBy(store::generation)
                .isInstanceOfSatisfying(
                        SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GENERATION_MISSING));
    }

    protected static void await(Callable<Boolean> condition) throws Exception {
        Instant until = Instant.now().plusSeconds(20);
        while (!condition.call()) {
            if (Instant.now().isAfter(until)) {
                throw new ExecutionException("It did not happen within 20 seconds", null);
            }
            Thread.sleep(20);
        }
    }

    private Path latestData() throws IOException {
        try (var files = Files.list(folder.resolve("datasets/economy"))) {
            return files.filter(file -> file.toString().endsWith(".duckdb"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static Path onlyFile(Path parent) throws IOException {
        try (var files = Files.list(parent)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    private static void alterOneByte(Path file, long position) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[(int) position] ^= 1;
        Files.write(file, content);
    }
}
