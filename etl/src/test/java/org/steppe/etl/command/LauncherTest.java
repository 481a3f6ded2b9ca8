package org.steppe.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script {@code steppe} says before it starts or builds anything. */
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("..", "steppe").toAbsolutePath().normalize();

    @TempDir
    Path elsewhere;

    private record Run(int exitCode, String output, String error) {}

    private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = elsewhere.resolve("output");
        Path error = elsewhere.resolve("error");
        var builder = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectOutput(output.toFile())
                .redirectError(error.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("STEPPE_") || name.startsWith("MICRONAUT_"));
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Run(
                process.waitFor(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(error, StandardCharsets.UTF_8));
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        Run run = run(LAUNCHER, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("serve", "load", "check", "versions", "rollback GENERATION", "--port");
    }

    @Test
    void helpOfServeNamesItsOptions() throws Exception {
        Run run = run(LAUNCHER, "serve", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("--port PORT", "--data FOLDER", "8080", "./data");
    }

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        Run run = run(LAUNCHER, "--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).matches("steppe \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), LAUNCHER);
        assertThat(run(link, "--version").output()).startsWith("steppe ");
    }

    @ParameterizedTest
    @CsvSource({"eighty", "0", "65536", "123456789012345678901", "-1"})
    void aPortThatIsNoneIsNamed(String port) throws Exception {
        Run run = run(LAUNCHER, "serve", "--port", port);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).hasLineCount(1).contains("'" + port + "'", "1 to 65535");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() throws Exception {
        Run run = run(LAUNCHER, "serve", "--data");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).hasLineCount(1).contains("--data wants a value");
    }

    @Test
    void anUnknownOptionIsNamed() throws Exception {
        Run run = run(LAUNCHER, "serve", "--prot=80");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.error()).hasLineCount(1).contains("'--prot=80'", "steppe serve --help");
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Run run = run(LAUNCHER, "serve", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.error())
                    .hasLineCount(1)
                    .contains("port %d is in use".formatted(taken.getLocalPort()), "--port");
        }
    }
}
