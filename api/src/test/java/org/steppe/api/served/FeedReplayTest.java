package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.observation.Figure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Readers that keep a copy by the feed alone, over loads, withdrawals and rollbacks by chance. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FeedReplayTest {

    private static final int STEPS = 20;

    /** A copy of the warehouse, made of nothing but answers of the service. */
    private static final class Copy {

        private final Map<String, Map<String, JsonNode>> datasets = new TreeMap<>();
        private final String parameters;
        private String next;

        Copy(String parameters) {
            this.parameters = parameters;
            this.next = "/v1/changes?" + parameters;
        }

        /** Begins with whole datasets that are downloaded after the cursor was taken. */
        static Copy ofWhole(Service service, Runnable meanwhile) {
            var copy = new Copy("");
            copy.next = ok(service.get("/v1/changes")).get("next").stringValue();
            meanwhile.run();
            copy.datasets.putAll(export(service));
            return copy;
        }

        void follow(Service service) {
            boolean more = true;
            while (more) {
                JsonNode page = ok(service.get(next));
                page.get("entries").forEach(entry -> apply(entry, service));
                more = page.get("more").booleanValue();
                next = page.get("next").stringValue();
                assertThat(next).startsWith("/v1/changes?" + parameters);
            }
        }

        private void apply(JsonNode entry, Service service) {
            String dataset = entry.path("dataset").asString("");
            switch (entry.get("type").stringValue()) {
                case "withdrawn" -> datasets.remove(dataset);
                case "published", "restored" -> {
                    var rows = datasets.computeIfAbsent(dataset, id -> new TreeMap<>());
                    JsonNode changes = ok(service.get(entry.at("/links/changes").stringValue()));
                    changes.get("observations").forEach(change -> apply(change, rows));
                }
                default -> assertThat(entry.get("type").stringValue()).isEqualTo("catalogue");
            }
        }

        private static void apply(JsonNode change, Map<String, JsonNode> rows) {
            String id = change.get("observation_id").stringValue();
            if (change.get("change").stringValue().equals("withdrawn")) {
                rows.remove(id);
                return;
            }
            var row = (ObjectNode) change.deepCopy();
            row.remove(List.of("change", "cause", "judgement", "cause_source_id", "cause_published_on"));
            row.remove(change.propertyNames().stream()
                    .filter(name -> name.startsWith("previous_"))
                    .toList());
            rows.put(id, row);
        }
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Every observation of every dataset, as the service exports them. */
    private static Map<String, Map<String, JsonNode>> export(Service service) {
        var datasets = new TreeMap<String, Map<String, JsonNode>>();
        for (JsonNode dataset : ok(service.get("/v1/datasets")).get("datasets")) {
            String id = dataset.get("id").stringValue();
            var rows = new TreeMap<String, JsonNode>();
            ok(service.get("/v1/datasets/" + id + "/observations"))
                    .get("observations")
                    .forEach(row -> rows.put(row.get("observation_id").stringValue(), row));
            datasets.put(id, rows);
        }
        return datasets;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void copiesStayEqual(long seed, @TempDir Path folder) throws InterruptedException {
        var random = new Random(seed);
        var generations =
                new ArrayList<Long>(List.of(TestWarehouse.load(folder, 6).number()));
        try (Service service = Service.on(folder)) {
            var steady = new Copy("");
            var paging = new Copy("limit=2&");
            Copy late = new Copy("");
            for (int step = 1; step <= STEPS; step++) {
                change(folder, random, step, generations);
                awaitLive(service, folder);
                if (step == STEPS / 2) {
                    late = Copy.ofWhole(service, () -> {
                        TestWarehouse.load(folder, 3);
                        awaitLive(service, folder);
                    });
                }
                steady.follow(service);
                assertThat(steady.datasets).as("step %s", step).isEqualTo(export(service));
                if (random.nextInt(4) == 0) {
                    paging.follow(service);
                }
            }
            paging.follow(service);
            assertThat(paging.datasets).isEqualTo(export(service));
            late.follow(service);
            assertThat(late.datasets).isEqualTo(export(service));
            var fromEmpty = new Copy("");
            fromEmpty.follow(service);
            assertThat(fromEmpty.datasets).isEqualTo(export(service));
        }
    }

    private static void change(Path folder, Random random, int step, List<Long> generations) {
        if (step == 7 || step == 15) {
            TestWarehouse.rollback(folder, generations.get(random.nextInt(generations.size())), "as it was");
            return;
        }
        int months = 1 + random.nextInt(12);
        Catalogue all = TestWarehouse.catalogue();
        boolean withPorts = random.nextInt(4) > 0;
        var catalogue = new Catalogue(
                withPorts ? all.dataflows() : all.dataflows().subList(0, 1), all.codelists(), all.sources());
        List<Figure> figures = TestWarehouse.figures(months).stream()
                .filter(figure -> withPorts || figure.dataset().equals("economy"))
                .filter(figure -> random.nextInt(5) > 0)
                .collect(Collectors.toList());
        generations.add(
                TestWarehouse.load(folder, catalogue, figures, "step " + step).number());
    }

    /** Waits until the service has followed the folder; every transition makes another generation live. */
    private static void awaitLive(Service service, Path folder) {
        long live = TestWarehouse.history(folder).last().transition().generation();
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (ok(service.get("/health")).get("generation").longValue() != live) {
            assertThat(Instant.now()).isBefore(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
