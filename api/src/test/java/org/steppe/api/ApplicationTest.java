package org.steppe.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process. */
class ApplicationTest {

    private static Process start(Path folder, int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.steppe.api.Application"));
        var builder = new ProcessBuilder(command);
        builder.environment().put("STEPPE_DATA", folder.toString());
        builder.environment().put("STEPPE_PORT", Integer.toString(port));
        return builder.start();
    }

    @Test
    void aTakenPortIsOneSentenceAndCode1(@TempDir Path folder) throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0)) {
            Process process = start(folder, taken.getLocalPort());
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(errors.lines().filter(line -> line.startsWith("steppe: ")))
                    .containsExactly("steppe: port " + taken.getLocalPort()
                            + " is in use; stop what listens there or choose another with --port.");
            assertThat(errors).doesNotContain("\tat ");
        }
    }

    @Test
    void aStartedServiceTellsAddressesToTryAndEndsWhenAsked(@TempDir Path folder)
            throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = start(folder, port);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("Steppe answers")) {
                line = out.readLine();
            }
            assertThat(line).contains("http://localhost:" + port);
            assertThat(out.readLine()).contains("/v1/datasets");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
