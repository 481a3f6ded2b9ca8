package org.steppe.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/**
 * Asks the service what readers will ask it, once, and ends: so the JVM learns which classes a start and a first answer
 * need, and can keep them loaded and linked in a cache.
 */
final class Rehearsal {

    /** Set by the launcher. */
    private static final String VARIABLE = "STEPPE_REHEARSAL";

    private static final int TIMES = 3;
    private static final int TIMEOUT_MILLISECONDS = 30_000;

    private static final List<String> ADDRESSES = List.of(
            "/health",
            "/v1",
            "/v1/datasets",
            "/v1/search?q=GDP",
            "/v1/datasets/economy/structure",
            "/v1/datasets/economy/availability?indicator=GDP",
            "/v1/datasets/economy/observations?indicator=GDP&last=1",
            "/v1/datasets/economy/observations?indicator=GDP&labels=both&format=csv",
            "/v1/datasets/economy/observations?indicator=GDP&asOf=2024-01-31&format=ndjson",
            "/v1/datasets/economy/observations?format=arrow",
            "/v1/datasets/economy/observations?indicator=NONE");

    private Rehearsal() {}

    static boolean isAskedFor() {
        return System.getenv(VARIABLE) != null;
    }

    /** An address that is not there, as when the warehouse holds other datasets, is an answer too. */
    static void run(int port) {
        for (int i = 0; i < TIMES; i++) {
            for (String address : ADDRESSES) {
                ask("http://localhost:" + port + address);
            }
        }
    }

    private static void ask(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
            connection.setReadTimeout(TIMEOUT_MILLISECONDS);
            try (InputStream answer =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                answer.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            System.err.println("steppe: " + address + " did not answer: " + e.getMessage());
        }
    }
}
