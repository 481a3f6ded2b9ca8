package org.steppe.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;
import org.steppe.etl.testing.SourcesFolder;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;

class SourcesReaderTest {

    private final IssueLog issues = new IssueLog();

    @SuppressWarnings("NullAway.Init")
    private SourcesFolder folder;

    @BeforeEach
    void copy(@TempDir Path temporary) {
        folder = SourcesFolder.copySmall(temporary);
    }

    private Sources read() {
        return new SourcesReader(folder.path(), issues).read();
    }

    /** The one error of the folder; may be asked for again. */
    private ImportIssue onlyError() {
        if (!issues.hasErrors()) {
            read();
        }
        assertThat(issues.list(Severity.ERROR)).as("errors").hasSize(1);
        return issues.list(Severity.ERROR).getFirst();
    }

    @Test
    void aGoodFolderHasNoErrors() {
        read();
        assertThat(issues.list(Severity.ERROR)).isEmpty();
        assertThat(issues.counts()).containsOnlyKeys(IssueKind.SOURCE_UNDATED);
    }

    @Test
    void codelistsKeepTheirOrderAndHierarchy() {
        Codelist areas = Objects.requireNonNull(read().codelists().get("AREA"));
        assertThat(areas.listChildren("150000")).extracting(code -> code.id()).containsExactly("150100", "150200");
    }

    @Test
    void conceptsNameComponentsAndAreNoCodelist() {
        Sources sources = read();
        assertThat(sources.codelists()).doesNotContainKey("CONCEPT");
        assertThat(sources.dataflows()
                        .getFirst()
                        .structure()
                        .dimensions()
                        .getFirst()
                        .label()
                        .zh())
                .isEqualTo("频率");
    }

    @Test
    void dimensionsStandInOrderWithoutTime() {
        Dataflow tourism = read().dataflows().getLast();
        assertThat(tourism.id()).isEqualTo("tourism");
        assertThat(tourism.structure().dimensions())
                .extracting(Dimension::id)
                .containsExactly(
                        "FREQ",
                        "REF_AREA",
                        "INDICATOR",
                        "TRANSFORMATION",
                        "UNIT_MEASURE",
                        "ACCUMULATION",
                        "KIND",
                        "OCCASION",
                        "SCOPE",
                        "BASE",
                        "DETAIL");
        assertThat(tourism.structure().dimensions().get(1).codelist()).isEqualTo("AREA");
    }

    @Test
    void datasetsWithAPositionComeFirst() {
        folder.replace("datasets/tourism.yaml", "id: tourism\n", "id: tourism\nposition: 1\n");
        assertThat(read().dataflows()).extracting(Dataflow::id).first().isEqualTo("tourism");
    }

    @Test
    void aPositionThatIsNoNumberIsNamed() {
        folder.replace("datasets/tourism.yaml", "id: tourism\n", "id: tourism\nposition: first\n");
        assertThat(onlyError().found()).isEqualTo("first");
    }

    @Test
    void attributesHaveTheirTypes() {
        var structure = read().dataflows().getFirst().structure();
        assertThat(structure.findAttribute("QUALIFIER").map(Attribute::type)).contains(ComponentType.CODE);
        assertThat(structure.findAttribute("DECIMALS").map(Attribute::type)).contains(ComponentType.INTEGER);
        assertThat(structure.findAttribute("PUBLISHED_ON").map(Attribute::type)).contains(ComponentType.DATE);
        assertThat(structure.findAttribute("LOCATOR").map(Attribute::type)).contains(ComponentType.TEXT);
    }

    @Test
    void publicationsAreReadWithWhatIsKnownOfThem() {
        List<Publication> publications = read().publications();
        assertThat(publications)
                .extracting(publication -> publication.source().id())
                .containsExactly("bureau-2023", "holiday-2024", "newspaper-2024", "repost-undated");
        Source bureau = publications.getFirst().source();
        assertThat(bureau.publisherKind()).isEqualTo(PublisherKind.OFFICIAL_STATISTICS);
        assertThat(bureau.publishedOn()).isEqualTo(LocalDate.of(2024, 1, 19));
        assertThat(bureau.address()).isEqualTo("https://example.org/2023");
        assertThat(bureau.alsoKnownAs()).containsExactly("bureau-annual-2023");
        assertThat(publications.getLast().source().publishedOn()).isNull();
    }

    @Test
    void figuresAreStreamedWithTheirLines() {
        Publication bureau = read().publications().getFirst();
        List<CollectedFigure> figures = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        FigureReader.read(bureau, issues, bytes::add, figures::add);
        assertThat(figures).hasSize(5);
        assertThat(figures.getFirst().line()).isEqualTo(2);
        assertThat(figures.getFirst().locator()).isEqualTo("char=10,17");
        assertThat(bytes.stream().mapToLong(Long::longValue).sum()).isPositive();
    }

    @Nested
    class BadCodelist {

        @Test
        void aCodeThatStandsTwiceIsTold() {
            folder.append("codelists/area.csv", "150200,150000,包头,Baotou,\n");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.REPEATED);
            assertThat(onlyError().place()).isEqualTo("codelists/area.csv:5");
        }

        @Test
        void aParentThatDoesNotExistIsTold() {
            folder.replace("codelists/area.csv", "150200,150000", "150200,15000");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.CODE_UNKNOWN);
            assertThat(onlyError().column()).isEqualTo("parent");
        }

        @Test
        void parentsInACircleAreTold() {
            folder.replace("codelists/area.csv", "150000,,", "150000,150100,");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.HIERARCHY_BROKEN);
        }

        @Test
        void aCodeInLowerCaseIsTold() {
            folder.replace("codelists/industry.csv", "MINING", "mining");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.CODE_INVALID);
        }

        @Test
        void aLabelInOneLanguageIsTold() {
            folder.replace("codelists/industry.csv", "采矿业,Mining", "采矿业,");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.CELL_MISSING);
            assertThat(onlyError().column()).isEqualTo("en");
        }

        @Test
        void anExponentThatIsNoNumberIsTold() {
            folder.replace("codelists/unit_measure.csv", "Yuan,,8", "Yuan,,eight");
            assertThat(onlyError().column()).isEqualTo("exponent");
        }

        @Test
        void anIndicatorNeedsDatasetAndUnit() {
            folder.replace("codelists/indicator.csv", ",tourism,COUNT,yes", ",,,maybe");
            read();
            assertThat(issues.list(Severity.ERROR))
                    .extracting(ImportIssue::column)
                    .containsExactly("dataset", "unit", "stock");
        }
    }

    @Nested
    class BadDataset {

        @Test
        void aDimensionWithoutCodelistIsTold() {
            folder.replace("datasets/economy.yaml", "  - INDUSTRY", "  - INDUSTRIE");
            assertThat(onlyError().found()).isEqualTo("INDUSTRIE");
        }

        @Test
        void timeHasToBeLast() {
            folder.replace("datasets/economy.yaml", "  - TIME_PERIOD\n", "");
            assertThat(onlyError().expected()).contains("TIME_PERIOD");
        }

        @Test
        void theCommonDimensionsHaveToBeThere() {
            folder.replace("datasets/economy.yaml", "  - KIND\n", "");
            assertThat(onlyError().expected()).contains("KIND");
        }

        @Test
        void aBreakdownNeedsATotal() {
            folder.replace("codelists/industry.csv", "_T,,合计,Total,\n", "");
            assertThat(onlyError().expected()).contains("_T");
        }

        @Test
        void anAttributeThatNothingFillsIsTold() {
            folder.replace("datasets/economy.yaml", "  - LOCATOR", "  - LOCATION");
            assertThat(onlyError().found()).isEqualTo("LOCATION");
        }

        @Test
        void theIdHasToBeTheNameOfTheFile() {
            folder.replace("datasets/economy.yaml", "id: economy", "id: Economy");
            assertThat(onlyError().column()).isEqualTo("id");
        }
    }

    @Nested
    class BadPublication {

        private static final String FILE = "publications/bureau-2023/source.yaml";

        @Test
        void aDayThatDoesNotExistIsTold() {
            folder.replace(FILE, "2024-01-19", "2024-02-30");
            assertThat(onlyError().column()).isEqualTo("published_on");
            assertThat(onlyError().line()).isEqualTo(5);
        }

        @Test
        void aKindThatDoesNotExistIsToldWithThoseThatDo() {
            folder.replace(FILE, "official-statistics", "official");
            assertThat(onlyError().expected()).contains("official-statistics", "mirror");
        }

        @Test
        void anIdThatTwoHaveIsTold() {
            folder.replace(FILE, "bureau-annual-2023", "newspaper-2024");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.MEMBER_INVALID);
            assertThat(onlyError().found()).isEqualTo("newspaper-2024");
        }

        @Test
        void allProblemsOfAFileAreTold() {
            folder.write(
                    FILE, "id: other\npublisher: x\npublisher_kind: y\nlanguage: Chinese\nsha256: abc\ncolour: red\n");
            read();
            assertThat(issues.list(Severity.ERROR))
                    .extracting(ImportIssue::column)
                    .containsExactlyInAnyOrder("id", "title", "publisher_kind", "language", "sha256", "colour");
        }

        @Test
        void aPublicationWithoutFiguresIsAWarning() {
            folder.delete("publications/bureau-2023/figures.csv");
            read();
            assertThat(issues.hasErrors()).isFalse();
            assertThat(issues.counts()).containsEntry(IssueKind.SOURCE_WITHOUT_FIGURES, 1L);
        }
    }

    @Nested
    class BadRules {

        @Test
        void daysInWrongOrderAreTold() {
            folder.replace("rules/occasions.csv", "2024-02-10,2024-02-17", "2024-02-17,2024-02-10");
            assertThat(onlyError().column()).isEqualTo("last_day");
        }

        @Test
        void aDimensionWithoutCodeIsTold() {
            folder.append("rules/breakdowns.csv", "*,colour,*,SCOPE,,\n");
            assertThat(onlyError().column()).isEqualTo("code");
        }

        @Test
        void aMissingFileIsTold() {
            folder.delete("rules/indicators.csv");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.FILE_MISSING);
        }

        @Test
        void aLeftOutFigureNeedsAReason() {
            folder.replace("left-out.csv", "equal to a figure of bureau-2023", "");
            assertThat(onlyError().column()).isEqualTo("reason");
        }
    }

    @Nested
    class BadCorrection {

        private static final String FILE = "corrections/repost-undated-hohhot.yaml";

        @Test
        void anUnknownSourceIsTold() {
            folder.replace(FILE, "source: repost-undated", "source: repost");
            assertThat(onlyError().kind()).isEqualTo(IssueKind.CODE_UNKNOWN);
        }

        @Test
        void anUnknownColumnIsTold() {
            folder.replace(FILE, "  area:", "  place:");
            assertThat(onlyError().column()).isEqualTo("match.place");
        }

        @Test
        void anUnknownActionIsTold() {
            folder.write(FILE, """
                    id: repost-undated-hohhot
                    source: repost-undated
                    match:
                      indicator: GDP
                    what: a
                    why: b
                    action: forget
                    """);
            assertThat(onlyError().expected()).contains("leave-out");
        }

        @Test
        void aReasonHasToBeGiven() {
            folder.replace(FILE, "why: The bureau gives 3801.55 for Hohhot.\n", "");
            assertThat(onlyError().column()).isEqualTo("why");
        }
    }
}
