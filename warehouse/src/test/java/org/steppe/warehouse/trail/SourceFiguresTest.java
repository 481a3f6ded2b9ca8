package org.steppe.warehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceFiguresTest {

    private static final Source BUREAU =
            SmallWarehouse.source("bureau", PublisherKind.OFFICIAL_STATISTICS, "2024-01-19");
    private static final Source PAPER = SmallWarehouse.source("paper", PublisherKind.MEDIA, "2024-01-20");
    private static final Source SILENT = SmallWarehouse.source("silent", PublisherKind.MEDIA, "2024-01-21");

    @SuppressWarnings("NullAway.Init")
    private ObservationStore store;

    @BeforeEach
    void load(@TempDir Path folder) {
        SmallWarehouse.load(
                folder,
                SmallWarehouse.catalogue(BUREAU, PAPER, SILENT),
                SmallWarehouse.figure("economy", "150000", "GDP", "2022", "23159", "bureau"),
                SmallWarehouse.figure("economy", "150000", "GDP", "2023", "24627", "bureau"),
                SmallWarehouse.figure("economy", "150000", "GDP", "2023", "24000", "paper"),
                SmallWarehouse.figure("tourism", "150000", "GDP", "2023", "7", "bureau"));
        store = DuckDbStores.open(folder, DuckDbSettings.defaults());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private SourceFigures figures(Source source) {
        return SourceFigures.open(store, store.generation(), source);
    }

    private JsonNode written(Source source, List<Warning> warnings) {
        var out = new ByteSink();
        try (SourceFigures figures = figures(source);
                var writer =
                        figures.writer("{\"id\":\"%s\"}".formatted(source.id()).getBytes(StandardCharsets.UTF_8))) {
            writer.begin(out);
            while (figures.next()) {
                int rows = figures.batch().getRowCount();
                for (int row = 0; row < rows; ) {
                    // Row by row, as where a chunk is full.
                    row = writer.writeRows(figures.batch(), row, row + 1, out);
                }
            }
            writer.end(warnings, out);
        }
        return JsonMapper.shared()
                .readTree(StandardCharsets.UTF_8.decode(out.takeChunk()).toString());
    }

    @Test
    void thoseOfAllDatasetsFollowEachOther() {
        JsonNode answer = written(BUREAU, List.of());
        var found = new ArrayList<String>();
        answer.get("figures")
                .forEach(figure -> found.add(figure.get("dataset").stringValue() + " "
                        + figure.get("time_period").stringValue() + " "
                        + figure.get("obs_value").asString()));
        assertThat(found).containsExactly("economy 2022 23159", "economy 2023 24627", "tourism 2023 7");
        assertThat(answer.get("source").get("id").stringValue()).isEqualTo("bureau");
        assertThat(answer.get("corrections").isEmpty()).isTrue();
        assertThat(answer.get("warnings").isEmpty()).isTrue();
        assertThat(SourceFigures.versions(store.generation(), BUREAU))
                .extracting(version -> version.dataset())
                .containsExactly("economy", "tourism");
    }

    @Test
    void aPublicationMayHaveNone() {
        JsonNode answer =
                written(SILENT, List.of(Warning.of(Warning.Code.NO_OBSERVATIONS, null, "No figure is there.")));
        assertThat(answer.get("figures").isEmpty()).isTrue();
        assertThat(answer.get("warnings").get(0).get("code").stringValue()).isEqualTo("NO_OBSERVATIONS");
        assertThat(answer.get("warnings").get(0).has("path")).isFalse();
        assertThat(SourceFigures.versions(store.generation(), SILENT)).isEmpty();
    }

    @Test
    void closingEndsThemBetweenDatasetsToo() {
        for (int datasets : List.of(0, 1, 2)) {
            SourceFigures figures = figures(BUREAU);
            for (int i = 0; i < datasets; i++) {
                assertThat(figures.next()).isTrue();
            }
            figures.close();
            figures.close();
            assertThatThrownBy(figures::next).as("after %d datasets", datasets).isInstanceOf(SteppeException.class);
        }
    }
}
