package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.WarehouseFolder;

/** Loads in a process of their own that are killed or run out of disk, and what the next reader finds. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CrashSafetyTest {

    private static final int KILLS = 12;

    @TempDir
    private Path folder;

    @TempDir
    private Path outputs;

    @Test
    void killedLoadsLeaveAWholeGenerationLiveAndTheNextLoadGoesOn() throws Exception {
        RepeatedLoad.publish(folder, 1);
        var random = new Random(20_261_120);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = liveManifest().number();
            Process load = start(1000, 1000 * (kill + 1));
            awaitOutput(load, "published", 60);
            Thread.sleep(random.nextInt(400));
            load.destroyForcibly().waitFor();

            Manifest live = liveManifest();
            assertThat(live.number()).isGreaterThan(before);
            assertWhole(live);
        }
        assertThat(RepeatedLoad.publish(folder, 999_999))
                .isEqualTo(liveManifest().number());
        assertThat(folder.resolve("staging"))
                .satisfiesAnyOf(
                        staging -> assertThat(staging).doesNotExist(),
                        staging -> assertThat(staging).isEmptyDirectory());
    }

    @Test
    void loadThatRunsOutOfDiskPublishesNothingAndSaysSo() throws Exception {
        Process load = start(2, 1, "pause");
        awaitOutput(load, "published", 60);
        Manifest before = liveManifest();

        // No file may grow over 256 KB from here on: what a full disk does to the data files, without filling one.
        var limit = new ProcessBuilder("prlimit", "--pid", String.valueOf(load.pid()), "--fsize=262144")
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).isZero();
        load.getOutputStream().close();

        assertThat(load.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output(load), StandardCharsets.UTF_8)).contains("WAREHOUSE_NOT_WRITABLE");
        assertThat(load.exitValue()).isEqualTo(4);
        assertThat(liveManifest()).isEqualTo(before);
        assertWhole(before);
        assertThat(RepeatedLoad.publish(folder, 3)).isEqualTo(before.number() + 1);
    }

    private Manifest liveManifest() {
        var warehouse = new WarehouseFolder(folder);
        return warehouse.findPointer().map(warehouse::readManifest).orElseThrow();
    }

    /** Every file has its digest, and all observations come from one and the same load. */
    private void assertWhole(Manifest manifest) throws SQLException {
        var warehouse = new WarehouseFolder(folder);
        warehouse.readGeneration(manifest);
        var values = new ArrayList<Double>();
        for (DatasetEntry dataset : manifest.datasets()) {
            warehouse.verify(dataset.latest().data());
            Path file = warehouse.resolve(dataset.latest().data());
            try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT count(*), min(\"OBS_VALUE\"), max(\"OBS_VALUE\") FROM observation")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(RepeatedLoad.AREAS * RepeatedLoad.YEARS);
                values.add(rows.getDouble(2));
                values.add(rows.getDouble(3));
            }
        }
        assertThat(values.stream().distinct()).hasSize(1);
    }

    private Process start(int rounds, int firstValue, String... more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                RepeatedLoad.class.getName(),
                folder.toString(),
                String.valueOf(rounds),
                String.valueOf(firstValue)));
        command.addAll(List.of(more));
        Path output = Files.createTempFile(outputs, "load", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        started.add(new Started(process, output));
        return process;
    }

    private record Started(Process process, Path output) {}

    private final List<Started> started = new ArrayList<>();

    private Path output(Process process) {
        return started.stream()
                .filter(one -> one.process().equals(process))
                .findFirst()
                .orElseThrow()
                .output();
    }

    private void awaitOutput(Process process, String text, int seconds) throws IOException, InterruptedException {
        for (int i = 0; i < seconds * 20; i++) {
            String printed = Files.readString(output(process), StandardCharsets.UTF_8);
            if (printed.contains(text)) {
                return;
            }
            assertThat(process.isAlive()).as(printed).isTrue();
            Thread.sleep(50);
        }
        throw new AssertionError("The load did not print '" + text + "' within " + seconds + " s");
    }
}
