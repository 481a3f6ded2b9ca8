package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** What readers notice of loads that publish while the service runs. */
class GenerationsTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";

    private static void awaitGeneration(Service service, int number) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (service.get("/health").json().get("generation").intValue() != number) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    @Test
    void pagesStayInTheVersionTheyBeganIn(@TempDir Path folder) throws InterruptedException {
        TestWarehouse.load(folder, 10);
        try (Service service = Service.on(folder)) {
            Answer first = service.get(OBSERVATIONS + "?freq=M&limit=4");
            TestWarehouse.load(folder, 20);
            awaitGeneration(service, 2);
            assertThat(service.get("/v1/datasets/economy").json().get("version").stringValue())
                    .isEqualTo("1.1");
            Answer second = service.get(first.json().get("next").stringValue());
            assertThat(second.json().get("version").stringValue()).isEqualTo("1.0");
            Answer third = service.get(second.json().get("next").stringValue());
            assertThat(third.json().get("observations")).hasSize(2);
            assertThat(third.json().has("next")).isFalse();
        }
    }

    @Test
    void olderVersionsCanBeAskedFor(@TempDir Path folder) {
        TestWarehouse.load(folder, 10);
        TestWarehouse.load(folder, 20);
        try (Service service = Service.on(folder)) {
            assertThat(service.get(OBSERVATIONS + "?freq=M&version=1.0").json().get("observations"))
                    .hasSize(10);
            assertThat(service.get(OBSERVATIONS + "?freq=M&version=1.*").json().get("observations"))
                    .hasSize(20);
            assertThat(service.get(OBSERVATIONS + "?freq=M&version=latest").header("x-dataset-version"))
                    .isEqualTo("1.1");
            JsonNode versions =
                    service.get("/v1/datasets/economy/versions").json().get("versions");
            assertThat(versions.get(0).get("version").stringValue()).isEqualTo("1.1");
            assertThat(versions.get(0).get("changes").get("added").intValue()).isEqualTo(10);
            assertThat(versions.get(1).get("latest").booleanValue()).isFalse();
        }
    }

    @Test
    void anUnchangedDatasetKeepsItsTags(@TempDir Path folder) throws InterruptedException {
        TestWarehouse.load(folder, 10);
        try (Service service = Service.on(folder)) {
            String address = "/v1/datasets/port-freight/observations?format=csv";
            String tag = service.get(address).header("etag");
            String changing = service.get(OBSERVATIONS).header("etag");
            TestWarehouse.load(folder, 20);
            awaitGeneration(service, 2);
            assertThat(service.get(address, "If-None-Match", tag).status()).isEqualTo(304);
            assertThat(service.get(OBSERVATIONS, "If-None-Match", changing).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutAGenerationEverythingSaysSo(@TempDir Path folder) {
        try (Service service = Service.on(folder)) {
            Answer health = service.get("/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.errorCodes()).containsExactly("GENERATION_MISSING");
            assertThat(service.get(OBSERVATIONS).status()).isEqualTo(503);
            assertThat(service.get("/v1/datasets").header("retry-after")).isNotEmpty();
            assertThat(service.get("/v1").status()).isEqualTo(200);
            assertThat(service.get("/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void aDamagedNewGenerationLeavesTheOldOneServing(@TempDir Path folder) throws IOException, InterruptedException {
        TestWarehouse.load(folder, 10);
        try (Service service = Service.on(folder)) {
            Files.writeString(folder.resolve("CURRENT"), "manifests/999999.json " + "0".repeat(64) + "\n");
            Instant end = Instant.now().plus(Duration.ofSeconds(20));
            while (service.get("/health").json().get("status").stringValue().equals("ok")) {
                assertThat(Instant.now()).isBefore(end);
                Thread.sleep(50);
            }
            JsonNode health = service.get("/health").json();
            assertThat(health.get("status").stringValue()).isEqualTo("degraded");
            assertThat(health.get("generation").intValue()).isEqualTo(1);
            assertThat(health.get("problem").stringValue()).isNotBlank().doesNotContain(folder.toString());
            assertThat(service.get(OBSERVATIONS).status()).isEqualTo(200);
        }
    }
}
