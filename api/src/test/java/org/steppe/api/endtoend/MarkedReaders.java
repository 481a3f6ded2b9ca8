package org.steppe.api.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Reads without a break from several threads and looks at every answer: one mark in all its rows, that of its version,
 * all rows there, one entity tag for each version and address.
 */
final class MarkedReaders implements AutoCloseable {

    private static final String DATASET = "/v1/datasets/economy/";

    private static final List<String> ADDRESSES = List.of(
            "observations",
            "observations?format=csv",
            "observations?format=arrow",
            "observations?history=true&columns=observation_id,obs_value,source_id,standing",
            "observations?format=csv&time_period=1800..1839",
            "availability?indicator=GDP&time_period=1800..1839",
            "observations?format=arrow&labels=both&lang=en",
            "observations?format=csv&limit=500");

    private static final Duration BETWEEN = Duration.ofMillis(40);

    private final Http http;
    private final int markedFigures;
    private final int firstMark;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Map<String, Integer> rowsOfAll = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<String> versions = new ConcurrentSkipListSet<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean ending;

    /** @param firstMark mark of version 1.0; every later version has the next one */
    MarkedReaders(Http http, int readers, int markedFigures, int firstMark) {
        this.http = http;
        this.markedFigures = markedFigures;
        this.firstMark = firstMark;
        for (int i = 0; i < readers; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().daemon().name("reader-" + i).start(() -> readOn(number)));
        }
    }

    private void readOn(int reader) {
        for (int i = reader; !ending; i++) {
            String address = DATASET + ADDRESSES.get(i % ADDRESSES.size());
            try {
                check(address, http.get(address, "Accept-Encoding", "identity"));
                answers.incrementAndGet();
            } catch (RuntimeException | AssertionError failed) {
                failures.add(address + ": " + failed);
            }
            // Leaves the loads beside it some of the processor.
            Pause.of(BETWEEN);
        }
    }

    private void check(String address, Answer answer) {
        require(answer.status() == 200, answer);
        String version = answer.header("X-Dataset-Version");
        require(version.startsWith("1."), answer);
        versions.add(version);
        String expected = Double.toString(firstMark + Integer.parseInt(version.substring(2)));
        String known = tags.putIfAbsent(version + " " + address, answer.header("ETag"));
        require(known == null || known.equals(answer.header("ETag")), answer);
        if (address.contains("availability")) {
            JsonNode available = answer.json();
            require(available.path("version").asString().equals(version), answer);
            require(available.path("observations").asInt() == markedFigures, answer);
            return;
        }
        if (answer.mediaType().equals("application/json")) {
            require(answer.json().path("version").asString().equals(version), answer);
        }
        Table table = Tables.read(answer);
        var marks = new HashSet<String>();
        int marked = 0;
        for (Map<String, String> row : table.rows()) {
            if (MarkedSources.SOURCE.equals(row.get("source_id"))) {
                marks.add(row.getOrDefault("obs_value", ""));
                marked++;
            }
        }
        require(marks.equals(Set.of(expected)), answer);
        if (address.contains("limit=500")) {
            require(table.rows().size() == 500 && answer.header("Link").contains("rel=\"next\""), answer);
            return;
        }
        require(marked == markedFigures, answer);
        Integer rows = rowsOfAll.putIfAbsent(address, table.rows().size());
        require(rows == null || rows == table.rows().size(), answer);
    }

    private static void require(boolean holds, Answer answer) {
        if (!holds) {
            throw new AssertionError(answer.toString());
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    long answers() {
        return answers.get();
    }

    /** Those that answers came from. */
    List<String> versions() {
        return List.copyOf(versions);
    }

    @Override
    public void close() {
        ending = true;
        for (Thread thread : threads) {
            try {
                thread.join(70_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
