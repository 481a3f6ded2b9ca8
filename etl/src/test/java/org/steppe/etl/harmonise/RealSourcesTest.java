package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;
import org.steppe.etl.source.FigureReader;
import org.steppe.etl.source.Publication;
import org.steppe.etl.source.Sources;
import org.steppe.etl.source.SourcesReader;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.structure.Dataflow;

/** The sources of this repository: all of them harmonise, and known figures come out as their publications printed them. */
class RealSourcesTest {

    private static final String INNER_MONGOLIA = "150000";

    private static final IssueLog ISSUES = new IssueLog();
    private static final List<Figure> FIGURES = new ArrayList<>();
    private static final Map<String, LocalDate> PUBLISHED_ON = new HashMap<>();
    private static final Map<String, Dataflow> DATAFLOWS = new HashMap<>();

    @BeforeAll
    static void harmoniseAll() {
        Sources sources = new SourcesReader(Path.of("sources"), ISSUES).read();
        Harmoniser harmoniser = Harmoniser.of(sources, ISSUES);
        sources.dataflows().forEach(dataflow -> DATAFLOWS.put(dataflow.id(), dataflow));
        for (Publication publication : sources.publications()) {
            @Nullable LocalDate day = publication.source().publishedOn();
            if (day != null) {
                PUBLISHED_ON.put(publication.source().id(), day);
            }
            FigureReader.read(
                    publication,
                    ISSUES,
                    bytes -> {},
                    collected -> sources.corrections()
                            .apply(collected)
                            .map(harmoniser::harmonise)
                            .ifPresent(RealSourcesTest::keep));
        }
        sources.corrections().report(ISSUES);
    }

    private static void keep(Harmonised harmonised) {
        switch (harmonised) {
            case Harmonised.Accepted accepted -> FIGURES.add(accepted.figure());
            case Harmonised.Rejected rejected -> rejected.issues().forEach(ISSUES::add);
        }
    }

    /** Figures with these codes and without any breakdown, in the order of their publication. */
    private static List<Figure> figures(String dataset, String period, Map<String, String> codes) {
        return FIGURES.stream()
                .filter(figure -> figure.dataset().equals(dataset))
                .filter(figure -> figure.period().code().equals(period))
                .filter(figure -> codes.entrySet().stream()
                        .allMatch(code -> code(figure, code.getKey()).equals(code.getValue())))
                .filter(figure -> figure.key().codes().stream().skip(7).allMatch("_T"::equals))
                .sorted(Comparator.comparing(RealSourcesTest::publishedOn))
                .toList();
    }

    private static String code(Figure figure, String dimension) {
        Dataflow dataflow = Objects.requireNonNull(DATAFLOWS.get(figure.dataset()));
        return figure.key().codes().get(dataflow.structure().positionOf(dimension));
    }

    private static LocalDate publishedOn(Figure figure) {
        return PUBLISHED_ON.getOrDefault(figure.sourceId(), LocalDate.MAX);
    }

    @Test
    void everyFigureHarmonises() {
        assertThat(ISSUES.list(Severity.ERROR)).extracting(ImportIssue::message).isEmpty();
        assertThat(FIGURES).hasSizeGreaterThan(3_700);
    }

    @Test
    void theThirteenDatasetsHaveFigures() {
        assertThat(FIGURES.stream().map(Figure::dataset).distinct())
                .containsExactlyInAnyOrder(
                        "industry-output",
                        "investment",
                        "tourism",
                        "port-freight",
                        "economy",
                        "trade",
                        "energy",
                        "agriculture",
                        "environment",
                        "social",
                        "fiscal",
                        "science",
                        "governance");
    }

    @Test
    void growthOf2022HasItsEstimateApartAndItsTwoLaterValues() {
        Map<String, String> growth =
                Map.of("INDICATOR", "GDP", "REF_AREA", INNER_MONGOLIA, "TRANSFORMATION", "GROWTH_YOY");
        assertThat(figures("economy", "2022", growth))
                .extracting(
                        RealSourcesTest::publishedOn,
                        figure -> figure.value().toPlainString(),
                        Figure::qualifier,
                        figure -> code(figure, "KIND"),
                        Figure::publishedText)
                .contains(
                        tuple(LocalDate.of(2023, 1, 18), "4", Qualifier.OVER, "ESTIMATE", "more than 4 percent"),
                        tuple(LocalDate.of(2023, 3, 17), "4.2", Qualifier.EXACT, "ACTUAL", "增长4.2%"),
                        tuple(LocalDate.of(2024, 1, 24), "4.4", Qualifier.EXACT, "ACTUAL", "4.4%"));
    }

    @Test
    void portFreightOf2023HasItsTargetApartFromItsActual() {
        Map<String, String> freight =
                Map.of("INDICATOR", "PORT_FREIGHT", "REF_AREA", INNER_MONGOLIA, "TRANSFORMATION", "LEVEL", "FREQ", "A");
        List<Figure> figures = figures("port-freight", "2023", freight);
        assertThat(figures)
                .filteredOn(figure -> code(figure, "KIND").equals("TARGET"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.value()).isEqualTo(new BigDecimal("7600"));
                    assertThat(figure.unitMultiplier()).isEqualTo(4);
                    assertThat(figure.status()).isEqualTo(ObservationStatus.A);
                });
        List<Figure> actual = figures.stream()
                .filter(figure -> code(figure, "KIND").equals("ACTUAL"))
                .toList();
        assertThat(actual.getFirst().value()).isEqualByComparingTo("10700");
        assertThat(actual).hasSize(4);
        assertThat(actual.subList(1, actual.size())).allSatisfy(figure -> {
            assertThat(figure.value()).isEqualByComparingTo("10000");
            assertThat(figure.qualifier()).isEqualTo(Qualifier.OVER);
        });
    }

    @Test
    void productOf2023StandsInOneUnitWithTheDigitsOfEachPublication() {
        Map<String, String> level = Map.of("INDICATOR", "GDP", "REF_AREA", INNER_MONGOLIA, "TRANSFORMATION", "LEVEL");
        List<Figure> figures = figures("economy", "2023", level);
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.unitMultiplier()).isEqualTo(8));
        assertThat(figures)
                .extracting(Figure::value)
                .contains(new BigDecimal("24627"), new BigDecimal("246E+2"))
                .doesNotContain(new BigDecimal("24600"));
    }

    @Test
    void aHolidayIsAnOccasionOfItsYear() {
        assertThat(FIGURES)
                .filteredOn(figure -> "2024-02-10/2024-02-17".equals(figure.occasionDates())
                        && code(figure, "FREQ").equals("A"))
                .isNotEmpty()
                .allSatisfy(figure -> {
                    assertThat(figure.period().code()).isEqualTo("2024");
                    assertThat(code(figure, "OCCASION")).isEqualTo("SPRING_FESTIVAL");
                });
    }
}
