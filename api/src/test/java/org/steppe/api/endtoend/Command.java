package org.steppe.api.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the machine that is run to its end: the programs that readers of the service use. */
final class Command {

    private static final Duration AT_MOST = Duration.ofMinutes(3);

    /** @param text both streams of the program */
    record Output(int exit, String text) {}

    private Command() {}

    static Output run(String... command) {
        return run(List.of(command), Map.of());
    }

    /** @param environment in addition to that of the tests */
    static Output run(List<String> command, Map<String, String> environment) {
        Path log = Workplace.newFile("command.log");
        try {
            var builder = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            // A proxy for the way out has no part in asking the own machine.
            builder.environment().put("no_proxy", "localhost,127.0.0.1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Not ready after " + AT_MOST + ": " + String.join(" ", command)
                            + ". It wrote: " + Files.readString(log));
                }
                return new Output(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a command ran", interrupted);
        }
    }

    /** Whether the command can be run and ends well. */
    static boolean works(String... command) {
        try {
            return run(command).exit() == 0;
        } catch (UncheckedIOException notInstalled) {
            return false;
        }
    }
}
