package org.steppe.api.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A module of this build as a process, with the class path and the flags that the launcher uses. */
final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final Thread endWithTests;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.endWithTests = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(endWithTests);
    }

    /**
     * @param module folder of the module beside {@code api}
     * @param log gets everything the process writes
     */
    static JavaProcess start(
            String module, String mainClass, List<String> arguments, Map<String, String> environment, Path log) {
        Path folder = root().resolve(module).resolve("target");
        Path jar = folder.resolve(module + ".jar");
        Path libraries = folder.resolve("lib");
        if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            throw new IllegalStateException("The end-to-end tests run " + module + " as a process and found no " + jar
                    + " with its libraries in lib. Run 'mvn verify' from the root, which packages all modules first.");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("steppe.jvm.flags", "").split(" ")));
        command.removeIf(String::isBlank);
        command.addAll(List.of("-Xmx1g", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-cp", jar + File.pathSeparator + libraries + File.separator + "*", mainClass));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        // Settings of whoever runs the tests must not reach the service.
        builder.environment().keySet().removeIf(name -> name.startsWith("STEPPE_") || name.startsWith("MICRONAUT_"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new JavaProcess(builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The root of the repository. */
    static Path root() {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("..")
                .normalize();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The exit code; a process that is not ready in time is ended and makes the test fail. */
    int waitFor(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Not ready after " + atMost + ". It wrote: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a process ran", interrupted);
        } finally {
            kill();
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        forget();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithTests);
        } catch (IllegalStateException theTestsAreEnding) {
            // The hook does its work now.
        }
    }
}
