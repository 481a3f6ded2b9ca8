package org.steppe.api.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A plain HTTP client that follows nothing and waits for nothing forever. */
final class Http implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final URI base;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final HttpClient client;

    Http(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .executor(threads)
                .build();
    }

    URI base() {
        return base;
    }

    /** @param headers names and values in turn */
    Answer get(String address, String... headers) {
        return send("GET", address, BodyPublishers.noBody(), headers);
    }

    Answer head(String address, String... headers) {
        return send("HEAD", address, BodyPublishers.noBody(), headers);
    }

    Answer post(String address, String json) {
        return send("POST", address, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    Answer send(String method, String address, BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(base.resolve(address)).timeout(AT_MOST).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + address + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + method + " " + address, interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
