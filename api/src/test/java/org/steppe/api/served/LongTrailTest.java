package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import tools.jackson.databind.JsonNode;

/** A value that was revised ten thousand times: its record is whole, and comes at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongTrailTest {

    private static final int VINTAGES = 10_000;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @SuppressWarnings("NullAway.Init")
    private String record;

    @BeforeAll
    void start(@TempDir Path folder) {
        Catalogue small = TestWarehouse.catalogue();
        var sources = new ArrayList<Source>();
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < VINTAGES; i++) {
            String id = "bureau-" + i;
            sources.add(new Source(
                    id,
                    "Figures " + i,
                    "Bureau",
                    PublisherKind.OFFICIAL_STATISTICS,
                    LocalDate.of(1990, 1, 1).plusDays(i),
                    null,
                    "zh",
                    null,
                    List.of(),
                    null,
                    null));
            figures.add(new Figure(
                    "economy",
                    new SeriesKey(List.of("A", "150000", "GDP", "LEVEL", "ACTUAL")),
                    TimePeriod.year(1989),
                    new BigDecimal(1000 + 3 * i),
                    8,
                    ObservationStatus.A,
                    Qualifier.EXACT,
                    null,
                    null,
                    id,
                    null,
                    Integer.toString(1000 + 3 * i),
                    "CNY_100M",
                    null));
        }
        TestWarehouse.load(folder, new Catalogue(small.dataflows(), small.codelists(), sources), figures, null);
        service = Service.on(folder);
        JsonNode observations = service.get("/v1/datasets/economy/observations?indicator=GDP")
                .json()
                .path("observations");
        record =
                "/v1/observations/" + observations.get(0).path("observation_id").asString();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void allOfItIsInTheRecord() {
        long began = System.nanoTime();
        Answer answer = service.get(record);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode figures = answer.json().path("figures");
        assertThat(figures).hasSize(VINTAGES);
        for (int i = 1; i < VINTAGES; i++) {
            assertThat(figures.get(i).path("against").path("source_id").asString())
                    .isEqualTo(figures.get(i - 1).path("source_id").asString());
        }
    }

    @Test
    void whoHasItNeedsNotTakeItAgain() {
        Answer head = service.head(record);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(service.get(record, "If-None-Match", head.header("etag")).status())
                .isEqualTo(304);
    }
}
