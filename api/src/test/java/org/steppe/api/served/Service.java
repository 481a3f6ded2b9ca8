package org.steppe.api.served;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.steppe.api.http.ParsedLinks;
import org.steppe.warehouse.store.ObservationStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service and a plain client that adds nothing of its own. */
final class Service implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Service(EmbeddedServer server) {
        this.server = server;
    }

    /** On a warehouse folder. */
    static Service on(Path folder) {
        return on(folder, Map.of());
    }

    /** On a warehouse folder with settings of the test's own. */
    static Service on(Path folder, Map<String, Object> settings) {
        var all = new HashMap<String, Object>(settings);
        all.put("steppe.data", folder.toString());
        return start(all);
    }

    /** On a store of the test's own. */
    static Service on(ObservationStore store) {
        return on(store, Path.of(System.getProperty("java.io.tmpdir"), "steppe-test-" + UUID.randomUUID()));
    }

    /** On a store of the test's own, with a folder for answers that are files. */
    static Service on(ObservationStore store, Path answers) {
        return on(store, Map.of("steppe.answers.folder", answers.toString()));
    }

    /** On a store of the test's own, with settings of its own. */
    static Service on(ObservationStore store, Map<String, Object> settings) {
        StoreDouble.next(store);
        var all = new HashMap<String, Object>(settings);
        all.put("steppe.test.double", true);
        return start(all);
    }

    private static Service start(Map<String, Object> properties) {
        var all = new HashMap<String, Object>(properties);
        all.put("micronaut.server.port", -1);
        return new Service(ApplicationContext.run(EmbeddedServer.class, all));
    }

    int port() {
        return server.getPort();
    }

    /** What came back, with its body as text. */
    record Answer(int status, HttpResponse<byte[]> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        ParsedLinks links() {
            return ParsedLinks.of(header("Link"));
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        List<String> errorCodes() {
            return json().get("errors")
                    .valueStream()
                    .map(error -> error.get("code").stringValue())
                    .toList();
        }
    }

    Answer get(String address, String... headers) {
        return send(request(address, headers).GET().build());
    }

    Answer head(String address, String... headers) {
        return send(request(address, headers).HEAD().build());
    }

    Answer post(String address, String body, String... headers) {
        return send(request(address, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer method(String method, String address, String... headers) {
        return send(request(address, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    HttpRequest.Builder request(String address, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + address));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Bytes as no client would send them, and everything that comes back until the service closes. */
    String raw(byte[] bytes) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As {@link #raw(byte[])}, with every byte that comes back as one character. */
    String rawBytes(String text) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    String raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        server.getApplicationContext().close();
    }
}
