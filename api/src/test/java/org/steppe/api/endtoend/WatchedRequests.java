package org.steppe.api.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands between a reader and the service, passes everything on, and keeps what was asked for. */
final class WatchedRequests implements AutoCloseable {

    /**
     * @param range as asked, null where the whole was
     * @param bytes of the body that came back
     */
    record Request(String method, @Nullable String range, int status, int bytes) {}

    private static final List<String> PASSED_ON = List.of("Range", "If-Range", "If-None-Match", "If-Match");
    private static final List<String> PASSED_BACK =
            List.of("Content-Type", "Content-Range", "Accept-Ranges", "ETag", "Last-Modified");

    private final Http service;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    WatchedRequests(Http service) {
        this.service = service;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::passOn);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Since the last call. */
    List<Request> take() {
        List<Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new ArrayList<String>();
            for (String name : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    headers.addAll(List.of(name, value));
                }
            }
            Answer answer = service.send(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    BodyPublishers.noBody(),
                    headers.toArray(String[]::new));
            int bytes = answer.body().length;
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("Range"),
                    answer.status(),
                    bytes));
            for (String name : PASSED_BACK) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", answer.header("Content-Length"));
            }
            exchange.sendResponseHeaders(answer.status(), bytes == 0 ? -1 : bytes);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
