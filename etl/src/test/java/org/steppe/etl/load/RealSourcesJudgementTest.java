package org.steppe.etl.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.harmonise.Harmoniser;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.source.Publication;
import org.steppe.etl.source.Sources;
import org.steppe.etl.source.SourcesReader;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.store.PreparedDataset;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.vintage.JudgedFigure;
import org.steppe.warehouse.vintage.Standing;

/** The sources of this repository in the warehouse: known observations have the vintages that their publications made. */
class RealSourcesJudgementTest {

    private static final List<List<JudgedFigure>> OBSERVATIONS = new ArrayList<>();
    private static final List<PreparedDataset> DATASETS = new ArrayList<>();

    @BeforeAll
    static void judgeAll(@TempDir Path data) {
        var issues = new IssueLog();
        Sources sources = new SourcesReader(Path.of("sources"), issues).read();
        var pass = new FigurePass(sources, Harmoniser.of(sources, issues), issues, LoadProgress.NONE);
        var catalogue = new Catalogue(
                sources.dataflows(),
                List.copyOf(sources.codelists().values()),
                sources.publications().stream().map(Publication::source).toList());
        try (var publisher = DuckDbStores.openPublisher(data, Clock.systemUTC());
                var staging = publisher.stage(catalogue)) {
            pass.run(staging::add);
            DATASETS.addAll(staging.prepare(OBSERVATIONS::add).datasets());
        }
        assertThat(issues.hasErrors()).isFalse();
    }

    private static List<JudgedFigure> observation(String dataset, String key, String period) {
        List<List<JudgedFigure>> found = OBSERVATIONS.stream()
                .filter(figures -> {
                    var figure = figures.getFirst().published().figure();
                    return figure.dataset().equals(dataset)
                            && figure.key().toString().equals(key)
                            && figure.period().code().equals(period);
                })
                .toList();
        assertThat(found).as(dataset + " " + key + " " + period).hasSize(1);
        return found.getFirst();
    }

    private static JudgedFigure current(List<JudgedFigure> observation) {
        List<JudgedFigure> current = observation.stream()
                .filter(figure -> figure.standing() == Standing.CURRENT)
                .toList();
        assertThat(current).hasSize(1);
        return current.getFirst();
    }

    private static String value(JudgedFigure judged) {
        return judged.published().figure().value().toPlainString();
    }

    @Test
    void everyDatasetHasObservations() {
        assertThat(DATASETS)
                .hasSize(13)
                .allSatisfy(dataset ->
                        assertThat(dataset.observations()).as(dataset.dataset()).isPositive());
    }

    @Test
    void growthOf2022WasRevisedOnceAndItsEstimateIsAnotherObservation() {
        List<JudgedFigure> growth =
                observation("economy", "A.150000.GDP.GROWTH_YOY.PCT.PERIOD.ACTUAL._T._T._T._T._T", "2022");
        assertThat(growth)
                .filteredOn(figure -> figure.validFrom() != null)
                .extracting(
                        RealSourcesJudgementTest::value,
                        JudgedFigure::standing,
                        JudgedFigure::validFrom,
                        JudgedFigure::validTo)
                .containsExactly(
                        tuple("4.2", Standing.SUPERSEDED, LocalDate.of(2023, 3, 17), LocalDate.of(2024, 1, 24)),
                        tuple("4.4", Standing.CURRENT, LocalDate.of(2024, 1, 24), null));
        List<JudgedFigure> estimate =
                observation("economy", "A.150000.GDP.GROWTH_YOY.PCT.PERIOD.ESTIMATE._T._T._T._T._T", "2022");
        assertThat(current(estimate).validFrom()).isEqualTo(LocalDate.of(2023, 1, 18));
    }

    @Test
    void productOf2023KeepsItsExactValue() {
        List<JudgedFigure> product =
                observation("economy", "A.150000.GDP.LEVEL.CNY.PERIOD.ACTUAL._T._T._T._T._T", "2023");
        assertThat(value(current(product))).isEqualTo("24627");
        assertThat(product)
                .filteredOn(figure -> value(figure).equals("24600"))
                .extracting(JudgedFigure::standing)
                .containsOnly(Standing.RESTATES);
    }

    @Test
    void portFreightOf2023KeepsItsExactValueApartFromItsTarget() {
        String actual = "A.150000.PORT_FREIGHT.LEVEL.T.PERIOD.ACTUAL._T._T._T._T._T._T._T._T._T._T._T";
        List<JudgedFigure> freight = observation("port-freight", actual, "2023");
        assertThat(value(current(freight))).isEqualTo("10700");
        assertThat(freight)
                .filteredOn(figure -> value(figure).equals("10000"))
                .hasSize(3)
                .extracting(JudgedFigure::standing)
                .containsOnly(Standing.RESTATES);
        List<JudgedFigure> target = observation("port-freight", actual.replace("ACTUAL", "TARGET"), "2023");
        assertThat(value(current(target))).isEqualTo("7600");
    }
}
