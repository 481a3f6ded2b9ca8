package org.steppe.etl.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;
import org.steppe.etl.source.CollectedFigure;
import org.steppe.etl.source.SourcesReader;
import org.steppe.etl.testing.SourcesFolder;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.Qualifier;

class HarmoniserTest {

    private final IssueLog issues = new IssueLog();

    @SuppressWarnings("NullAway.Init")
    private SourcesFolder folder;

    @BeforeEach
    void copy(@TempDir Path temporary) {
        folder = SourcesFolder.copySmall(temporary);
    }

    private Harmoniser harmoniser() {
        return Harmoniser.of(new SourcesReader(folder.path(), issues).read(), issues);
    }

    private static CollectedFigure collected(String line) {
        String[] cells = line.split(",", -1);
        return new CollectedFigure(
                "s",
                "publications/s/figures.csv",
                7,
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6],
                cells[7],
                cells[8],
                cells[9],
                cells[10]);
    }

    private Figure accepted(String line) {
        Harmonised harmonised = harmoniser().harmonise(collected(line));
        assertThat(harmonised).isInstanceOf(Harmonised.Accepted.class);
        return ((Harmonised.Accepted) harmonised).figure();
    }

    private List<ImportIssue> rejected(String line) {
        Harmonised harmonised = harmoniser().harmonise(collected(line));
        assertThat(harmonised).isInstanceOf(Harmonised.Rejected.class);
        return ((Harmonised.Rejected) harmonised).issues();
    }

    @Test
    void aFigureKeepsWhatWasPrintedBesideItsCanonicalValue() {
        Figure figure = accepted("GDP,,150000,2023,LEVEL,2.46,万亿元,NEARLY,P,char=1-5,近2.46万亿元");
        assertThat(figure.dataset()).isEqualTo("economy");
        assertThat(figure.key()).hasToString("A.150000.GDP.LEVEL.CNY.PERIOD.ACTUAL._T._T._T._T");
        assertThat(figure.value()).isEqualTo(new BigDecimal("246E+2"));
        assertThat(figure.unitMultiplier()).isEqualTo(8);
        assertThat(figure.decimals()).isZero();
        assertThat(figure.status()).isEqualTo(ObservationStatus.P);
        assertThat(figure.qualifier()).isEqualTo(Qualifier.NEARLY);
        assertThat(figure.sourceId()).isEqualTo("s");
        assertThat(figure.locator()).isEqualTo("char=1-5");
        assertThat(figure.publishedValue()).isEqualTo("2.46");
        assertThat(figure.publishedUnit()).isEqualTo("万亿元");
        assertThat(figure.publishedText()).isEqualTo("近2.46万亿元");
    }

    @Test
    void printedZerosAreKept() {
        assertThat(accepted("GDP,,150000,2023,YOY_PCT,7.0,PCT,,A,,").value()).isEqualTo(new BigDecimal("7.0"));
    }

    @Test
    void aMergedCodeBringsItsBreakdown() {
        assertThat(accepted("GDP_MINING,,150000,2023,LEVEL,1,CNY_100M,,A,,").key())
                .hasToString("A.150000.GDP.LEVEL.CNY.PERIOD.ACTUAL.MINING._T._T._T");
    }

    @Test
    void aTargetIsAnObservationOfItsOwn() {
        Figure target = accepted("GDP,,150000,2024,YOY_PCT,6,PCT,,T,,");
        assertThat(target.key().codes().get(6)).isEqualTo("TARGET");
        assertThat(target.status()).isEqualTo(ObservationStatus.A);
        assertThat(accepted("GDP,,150000,2024,YOY_PCT,6,PCT,,E,,").key().codes().get(6))
                .isEqualTo("ESTIMATE");
    }

    @Test
    void growingNTimesIsNHundredPerCentMore() {
        Figure figure = accepted("TOURIST_ARRIVALS,base=2019;form=INCREASE,150000,2023,RATIO,2.4,RATIO,,A,,");
        assertThat(figure.value()).isEqualByComparingTo("240");
        assertThat(figure.key()).hasToString("A.150000.TOURIST_ARRIVALS.GROWTH_BASE.PCT.PERIOD.ACTUAL._T._T.2019._T");
        assertThat(figure.basePeriod()).isEqualTo("2019");
    }

    @Test
    void growingNTimesOnTheYearBeforeIsOrdinaryGrowth() {
        Figure figure = accepted("TOURIST_ARRIVALS,,150000,2023,RATIO,2.4,TIMES_INCREASE,,A,,");
        assertThat(figure.key()).hasToString("A.150000.TOURIST_ARRIVALS.GROWTH_YOY.PCT.PERIOD.ACTUAL._T._T._T._T");
    }

    @Test
    void aRatioInPerCentIsANumber() {
        Figure figure = accepted("TOURIST_ARRIVALS,base=2019,150000,2023,RATIO,91.21,PCT,,A,,");
        assertThat(figure.value()).isEqualTo(new BigDecimal("0.9121"));
        assertThat(figure.key().codes()).contains("RATIO", "2019");
    }

    @Test
    void averageAnnualGrowthHasATransformationOfItsOwn() {
        assertThat(accepted("GDP,average=ANNUAL,150000,2016/2020,YOY_PCT,4.3,PCT,,A,,")
                        .key()
                        .codes())
                .startsWith("A5", "150000", "GDP", "GROWTH_AVERAGE_ANNUAL");
    }

    @Test
    void aCountSinceTheOpeningSaysSo() {
        assertThat(accepted("TOURIST_ARRIVALS,accum=SINCE_OPENING,150000,2023-04-16,LEVEL,20,万人次,,A,,")
                        .key())
                .hasToString("D.150000.TOURIST_ARRIVALS.LEVEL.PERSON.SINCE_OPENING.ACTUAL._T._T._T._T");
    }

    @Test
    void aStockIsThereAtTheEndOfItsPeriod() {
        Figure figure = accepted("SCENIC_AREAS,,150000,2023-M01/2023-M09,LEVEL,421,家,,A,,");
        assertThat(figure.period().code()).isEqualTo("2023-09");
        assertThat(figure.key().codes().get(5)).isEqualTo("PERIOD");
    }

    @Test
    void aLevelInAnotherUnitIsASeriesOfItsOwn() {
        Figure figure = accepted("GDP,,150000,2023,LEVEL,3.5,USD_1B,,A,,");
        assertThat(figure.key().codes().get(4)).isEqualTo("USD");
        assertThat(figure.value()).isEqualByComparingTo("35");
        assertThat(figure.unitMultiplier()).isEqualTo(8);
    }

    @Nested
    class Rejections {

        @Test
        void everyBadCellOfALineIsTold() {
            assertThat(rejected("GDPP,colour,1500,2023-13,GROWTH,1.200.5,CNY_100X,MAYBE,X,,"))
                    .extracting(ImportIssue::column)
                    .containsExactlyInAnyOrder(
                            "indicator", "unit", "value", "qualifier", "status", "measure", "area", "period");
        }

        @Test
        void anIssueTellsPlaceFindingAndExpectation() {
            ImportIssue issue = rejected(
                            "GDP,,150000,2023,LEVEL,\"24,627\",CNY_100M,,A,,".replace("\"24,627\"", "24 627"))
                    .getFirst();
            assertThat(issue.message())
                    .startsWith("publications/s/figures.csv:7, value: found '24 627', expected a plain decimal")
                    .endsWith("the figure is not loaded.");
        }

        @Test
        void anUnknownIndicatorNamesTheNearest() {
            assertThat(rejected("URBANISATION_RATE,,150000,2023,LEVEL,1,PCT,,A,,"))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.kind()).isEqualTo(IssueKind.INDICATOR_UNKNOWN);
                        assertThat(issue.expected()).contains("URBANIZATION_RATE");
                    });
        }

        @Test
        void anUnknownPairAsksForARule() {
            assertThat(rejected("GDP,colour=RED,150000,2023,LEVEL,1,CNY_100M,,A,,"))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.kind()).isEqualTo(IssueKind.BREAKDOWN_UNKNOWN);
                        assertThat(issue.expected()).contains("rules/breakdowns.csv");
                    });
        }

        @Test
        void aDimensionThatTheDatasetLacksIsTold() {
            assertThat(rejected("GDP,occasion=SPRING_FESTIVAL,150000,2023,LEVEL,1,CNY_100M,,A,,"))
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.expected()).contains("has no dimension OCCASION"));
        }

        @Test
        void twoPairsForOneDimensionAreTold() {
            assertThat(rejected("TOURIST_ARRIVALS,base=2019;base=GDP,150000,2023,RATIO,1,RATIO,,A,,"))
                    .extracting(ImportIssue::kind)
                    .containsExactly(IssueKind.RULES_CONTRADICT);
        }

        @Test
        void aHolidayWithoutDatesIsTold() {
            assertThat(rejected(
                            "TOURIST_ARRIVALS,occasion=SPRING_FESTIVAL,150000,2025-01-28/2025-02-04,LEVEL,1,万人次,,A,,"))
                    .extracting(ImportIssue::kind)
                    .containsExactly(IssueKind.OCCASION_UNKNOWN);
        }

        @Test
        void aGrowthInYuanIsTold() {
            assertThat(rejected("GDP,,150000,2023,YOY_PCT,7.3,CNY_100M,,A,,"))
                    .extracting(ImportIssue::kind)
                    .containsExactly(IssueKind.UNIT_UNFITTING);
        }

        @Test
        void aSpanWithoutFrequencyCodeIsTold() {
            assertThat(rejected("GDP,,150000,2011/2020,LEVEL,1,CNY_100M,,A,,"))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.kind()).isEqualTo(IssueKind.CODE_UNKNOWN);
                        assertThat(issue.found()).isEqualTo("A10");
                    });
        }

        @Test
        void aBrokenMarkerIsTold() {
            assertThat(rejected("GDP,form=DECREASE;average=MEAN,150000,2023,YOY_PCT,1,PCT,,A,,"))
                    .hasSize(2);
        }
    }

    @Nested
    class RuleProblems {

        /** The one error of the rules; may be asked for again. */
        private ImportIssue onlyError() {
            if (!issues.hasErrors()) {
                harmoniser();
            }
            assertThat(issues.list(Severity.ERROR)).hasSize(1);
            return issues.list(Severity.ERROR).getFirst();
        }

        @Test
        void aRuleForADatasetThatDoesNotExistIsTold() {
            folder.append("rules/breakdowns.csv", "economics,mining,*,INDUSTRY,*,\n");
            assertThat(onlyError().column()).isEqualTo("dataset");
            assertThat(onlyError().place()).isEqualTo("rules/breakdowns.csv:7");
        }

        @Test
        void aRuleForACodeThatDoesNotExistIsTold() {
            folder.append("rules/breakdowns.csv", "economy,sector,M,INDUSTRY,MINES,\n");
            assertThat(onlyError().column()).isEqualTo("code");
        }

        @Test
        void aRuleForADimensionOfAnotherDatasetIsTold() {
            folder.append("rules/breakdowns.csv", "economy,holiday,*,OCCASION,*,\n");
            assertThat(onlyError().column()).isEqualTo("dimension");
        }

        @Test
        void aRuleForACommonDimensionIsTold() {
            folder.append("rules/breakdowns.csv", "*,kind,*,KIND,*,\n");
            assertThat(onlyError().column()).isEqualTo("dimension");
        }

        @Test
        void anIndicatorOfADatasetThatDoesNotExistIsTold() {
            folder.replace("codelists/indicator.csv", ",economy,PCT", ",economi,PCT");
            assertThat(onlyError().expected()).contains("economy");
        }

        @Test
        void aCanonicalUnitThatDoesNotExistIsTold() {
            folder.replace("codelists/indicator.csv", "CNY_100M", "CNY_100MM");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.UNIT_UNKNOWN);
        }

        @Test
        void anOccasionThatDoesNotExistIsTold() {
            folder.append("rules/occasions.csv", "SPRING,2023,2023-01-21,2023-01-27\n");
            assertThat(onlyError().column()).isEqualTo("occasion");
        }
    }
}
