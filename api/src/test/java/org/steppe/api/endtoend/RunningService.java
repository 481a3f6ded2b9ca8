package org.steppe.api.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as a process over a data folder. Ends with {@link #close()}, at the latest with the tests. */
final class RunningService implements AutoCloseable {

    private static final Duration START_AT_MOST = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final int port;
    private final Http http;

    private RunningService(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
        this.http = new Http(URI.create("http://127.0.0.1:" + port));
    }

    static RunningService over(Path data) {
        return over(data, Map.of());
    }

    /** Starts the service and waits until it answers, be it that it has nothing to serve. */
    static RunningService over(Path data, Map<String, String> settings) {
        int port = freePort();
        var environment = new HashMap<>(settings);
        environment.put("STEPPE_PORT", Integer.toString(port));
        environment.put("STEPPE_DATA", data.toString());
        JavaProcess process = JavaProcess.start(
                "api", "org.steppe.api.Application", List.of(), environment, Workplace.newFile("service.log"));
        var service = new RunningService(process, port);
        try {
            service.waitUntilItAnswers();
        } catch (RuntimeException notStarted) {
            process.kill();
            throw notStarted;
        }
        return service;
    }

    Http http() {
        return http;
    }

    int port() {
        return port;
    }

    /** What the service wrote to its log. */
    String log() {
        return process.output();
    }

    private void waitUntilItAnswers() {
        long end = System.nanoTime() + START_AT_MOST.toNanos();
        while (true) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The service ended while it started: " + process.output());
            }
            try {
                http.get("/health");
                return;
            } catch (UncheckedIOException notYet) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "The service did not answer within " + START_AT_MOST + ": " + process.output(), notYet);
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
