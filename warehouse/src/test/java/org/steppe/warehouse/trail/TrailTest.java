package org.steppe.warehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.observation.Correction;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Reading;
import org.steppe.warehouse.observation.ReadingStep;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.Staging;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;
import org.steppe.warehouse.vintage.Ground;
import org.steppe.warehouse.vintage.Judgement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrailTest {

    private static final Source BUREAU = source("bureau", PublisherKind.OFFICIAL_STATISTICS, "2024-01-19");
    private static final Source PAPER = source("paper", PublisherKind.MEDIA, "2024-02-01");
    private static final Source REPOST = source("repost", PublisherKind.MIRROR, null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Source source(String id, PublisherKind kind, @org.jspecify.annotations.Nullable String day) {
        return SmallWarehouse.source(id, kind, day);
    }

    private static Figure figure(String value, String source) {
        return SmallWarehouse.figure("economy", "150000", "GDP", "2023", value, source);
    }

    private List<TrailFigure> trail(ObservationStore store) {
        var figures = new ArrayList<TrailFigure>();
        Trail.find(store, store.generation(), id(store)).orElseThrow().forEach(figures::add);
        return figures;
    }

    private String id(ObservationStore store) {
        try (SourceFigures figures = SourceFigures.open(store, store.generation(), BUREAU)) {
            assertThat(figures.next()).isTrue();
            return figures.figure(0).observationId();
        }
    }

    private ObservationStore open() {
        return DuckDbStores.open(folder, DuckDbSettings.defaults());
    }

    @Test
    void everyFigureNamesTheOneItWasJudgedAgainstAndWhy() {
        SmallWarehouse.load(
                folder,
                SmallWarehouse.catalogue(BUREAU, PAPER, REPOST),
                figure("24627", "bureau"),
                figure("24000", "paper"),
                figure("2.46E+4", "repost"));
        try (ObservationStore store = open()) {
            List<TrailFigure> figures = trail(store);
            assertThat(figures)
                    .extracting(TrailFigure::judgement)
                    .containsExactly(Judgement.FIRST, Judgement.CONFLICTS_WITH_MORE_AUTHORITATIVE, Judgement.RESTATES);
            assertThat(figures)
                    .extracting(TrailFigure::ground)
                    .containsExactly(Ground.FIRST, Ground.LESS_AUTHORITATIVE, Ground.ROUNDED);
            assertThat(figures.get(0).against()).isNull();
            assertThat(figures.get(1).against()).isEqualTo(figures.get(0).printed());
            assertThat(figures.get(2).against()).isEqualTo(figures.get(0).printed());
            var words = new TrailWords(store.generation()::findSource);
            assertThat(words.reason(figures.get(1)).en())
                    .isEqualTo("Differs from 24627 (2024-01-19, bureau), whose publisher has more authority"
                            + " (media against official statistics), so that value stays");
            assertThat(words.reason(figures.get(1)).zh()).contains("24627（2024-01-19，bureau）", "媒体", "统计部门");
        }
    }

    @Test
    void aFigureAmongTwoOfOneSourceHasANameOfItsOwn() {
        SmallWarehouse.load(
                folder, SmallWarehouse.catalogue(BUREAU), figure("24627", "bureau"), figure("24000", "bureau"));
        try (ObservationStore store = open()) {
            assertThat(trail(store))
                    .extracting(TrailFigure::id)
                    .containsExactly(id(store) + "/bureau", id(store) + "/bureau/2");
        }
    }

    @Test
    void stepsCorrectionsAndPassageComeWithTheFigure() throws IOException {
        var reading = new Reading(List.of(
                new ReadingStep(ReadingStep.Kind.NUMBER, "2.4", null, 0),
                new ReadingStep(ReadingStep.Kind.MAGNITUDE, "万亿", null, 12),
                new ReadingStep(ReadingStep.Kind.UNIT, "元", "CNY", 0),
                new ReadingStep(ReadingStep.Kind.UNIT_MULT, null, null, -8)));
        Figure plain = figure("2.4E+4", "bureau");
        var read = new Figure(
                plain.dataset(),
                plain.key(),
                plain.period(),
                plain.value(),
                plain.unitMultiplier(),
                plain.status(),
                plain.qualifier(),
                null,
                null,
                "bureau",
                "char=2,7",
                "2.4",
                "万亿元",
                "2.4万亿元",
                reading,
                List.of("c"));
        Catalogue catalogue = SmallWarehouse.catalogue(BUREAU);
        var corrected = new Catalogue(
                catalogue.dataflows(),
                catalogue.codelists(),
                catalogue.sources(),
                List.of(new Correction(
                        "c",
                        "bureau",
                        "what",
                        "why",
                        Correction.Action.REPLACE,
                        Map.of("value", "24"),
                        Map.of("value", "2.4"))),
                Map.of());
        Path text = folder.resolveSibling("text.txt");
        Files.writeString(text, "约为2.4万亿元左右", StandardCharsets.UTF_8);
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, SmallWarehouse.TODAY);
                Staging staging = publisher.stage(corrected)) {
            staging.add(read);
            staging.addDocument("bureau", text);
            staging.prepare(judged -> {}).publish();
        }
        try (ObservationStore store = open()) {
            TrailFigure figure = trail(store).getFirst();
            assertThat(figure.reading()).isEqualTo(reading);
            assertThat(figure.reading().values(new BigDecimal("2.4")).getLast()).isEqualByComparingTo("24000");
            assertThat(figure.corrections()).containsExactly("c");
            // This structure has no locators; the text is kept all the same.
            assertThat(store.findDocument(store.generation(), "bureau")).contains("约为2.4万亿元左右");
            assertThat(Passage.find(
                            store.findDocument(store.generation(), "bureau").orElseThrow(), "char=2,7"))
                    .contains(new Passage("约为", "2.4万亿", "元左右"));
            assertThat(store.generation().findCorrection("c"))
                    .get()
                    .extracting(Correction::before)
                    .isEqualTo(Map.of("value", "24"));
        }
    }

    @Test
    void aTextThatWasAlteredIsNotShown() throws IOException {
        Path text = folder.resolveSibling("text.txt");
        Files.writeString(text, "a text", StandardCharsets.UTF_8);
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, SmallWarehouse.TODAY);
                Staging staging = publisher.stage(SmallWarehouse.catalogue(BUREAU))) {
            staging.addDocument("bureau", text);
            staging.prepare(judged -> {}).publish();
        }
        try (ObservationStore store = open()) {
            Path kept = folder.resolve(
                    store.generation().findDocument("bureau").orElseThrow().path());
            Files.writeString(kept, "other words", StandardCharsets.UTF_8);
            assertThat(store.findDocument(store.generation(), "bureau")).isEmpty();
        }
    }

    @Test
    void aChainOfTenThousandRevisionsIsToldWholeAndQuickly() {
        int vintages = 10_000;
        var sources = new Source[vintages];
        var figures = new Figure[vintages];
        LocalDate first = LocalDate.of(1990, 1, 1);
        for (int i = 0; i < vintages; i++) {
            String id = i == 0 ? "bureau" : "bureau-" + i;
            sources[i] = source(
                    id, PublisherKind.OFFICIAL_STATISTICS, first.plusDays(i).toString());
            figures[i] = figure(Integer.toString(1000 + i * 3), id);
        }
        SmallWarehouse.load(folder, SmallWarehouse.catalogue(sources), figures);
        try (ObservationStore store = open()) {
            Trail trail = Trail.find(store, store.generation(), id(store)).orElseThrow();
            long began = System.nanoTime();
            var sink = new ByteSink();
            try (var cursor = trail.open();
                    var writer = trail.writer(cursor)) {
                writer.begin(sink);
                while (cursor.next()) {
                    int rows = cursor.batch().getRowCount();
                    for (int row = 0; row < rows; ) {
                        row = writer.writeRows(cursor.batch(), row, rows, sink);
                    }
                }
                writer.end(List.of(), sink);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            JsonNode record = new JsonMapper()
                    .readTree(StandardCharsets.UTF_8.decode(sink.take()).toString());
            assertThat(record.path("obs_value").asInt()).isEqualTo(1000 + 3 * (vintages - 1));
            assertThat(record.path("figures")).hasSize(vintages);
            JsonNode last = record.path("figures").get(vintages - 1);
            assertThat(last.path("standing").asString()).isEqualTo("current");
            assertThat(last.path("against").path("source_id").asString()).isEqualTo("bureau-" + (vintages - 2));
            assertThat(took).isLessThan(Duration.ofSeconds(20));
        }
    }
}
