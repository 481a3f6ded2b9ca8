package org.steppe.etl.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.Hints;
import org.steppe.etl.extract.meaning.Indicators;
import org.steppe.etl.extract.reader.DocumentReader;
import org.steppe.etl.extract.reader.SourceDocument;
import org.steppe.etl.extract.report.FigureCsv;

/** Whole documents: small ones of our own in many genres always, the gold annotations where they are at hand. */
class ExtractorTest {

    private static final Extractor EXTRACTOR = new Extractor(Indicators.NONE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test.
    private Path folder;

    @Test
    void ownDocumentsAreReadAsAnnotated() throws IOException, URISyntaxException {
        Path resources = Path.of(
                Objects.requireNonNull(getClass().getResource("/extract")).toURI());
        Score total = score(resources, resources);
        assertThat(total.f1()).isGreaterThanOrEqualTo(0.98);
        assertThat(total.rate(total.value())).isGreaterThanOrEqualTo(0.98);
        assertThat(total.rate(total.context())).isGreaterThanOrEqualTo(0.97);
        assertThat(total.rate(total.subject())).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void goldDocumentsAreReadAsAnnotated() throws IOException {
        Path shared = Path.of("..", "..", "shared");
        if (!Files.isDirectory(shared.resolve("gold"))) {
            System.out.println("../shared/gold is not there: the gold annotations were NOT scored.");
            return;
        }
        Score total = score(shared.resolve("gold"), shared.resolve("documents"));
        assertThat(total.f1()).isGreaterThanOrEqualTo(0.97);
        assertThat(total.rate(total.value())).isGreaterThanOrEqualTo(0.97);
        assertThat(total.rate(total.context())).isGreaterThanOrEqualTo(0.95);
        assertThat(total.rate(total.subject())).isGreaterThanOrEqualTo(0.84);
    }

    private Score score(Path annotations, Path documents) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(annotations)) {
            files = listed.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        Score total = new Score(0, 0, 0, 0, 0, 0, List.of());
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".csv", "");
            Path document = documents.resolve(name + ".txt");
            if (!Files.exists(document)) {
                document = documents.resolve(name + ".html");
            }
            Path result = folder.resolve(name + ".csv");
            var csv = new StringWriter();
            FigureCsv.write(EXTRACTOR.extract(DocumentReader.read(document), Hints.NONE), csv);
            Files.writeString(result, csv.toString());
            Score score = Score.of(Score.rows(file), Score.rows(result));
            System.out.println(score.line(name));
            total = total.plus(score);
        }
        System.out.println(total.line("TOTAL"));
        return total;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            全市货物吞吐量突破3.2亿吨               | LEVEL     | 3.2   | 320000000     | OVER
            外贸进出口增长近3倍                    | YOY_TIMES | 3     | 3             | NEARLY
            森林覆盖率提高到23.5%                  | SHARE_PCT | 23.5  | 23.5          | EXACT
            单位能耗下降3.1%左右                   | YOY_PCT   | -3.1  | -3.1          | APPROX
            失业率同比回落0.2个百分点               | PP_CHANGE | -0.2  | -0.2          | EXACT
            粮食总产量达到一百二十亿五千万斤          | LEVEL     | 120.5 | 6025000000    | EXACT
            累计引进企业一千二百家                   | COUNT     | 1200  | 1200          | EXACT
            接待游客30余万人次                     | LEVEL     | 30    | 300000        | OVER
            完成投资不低于１，２００亿元              | LEVEL     | 1200  | 120000000000  | AT_LEAST
            装机规模超千万千瓦                      | LEVEL     | 1000  | 10000000      | OVER
            占比约三分之一                         | SHARE_PCT | 33.33333 | 33.33333   | APPROX
            参保人数减少近两成                      | YOY_PCT   | -20   | -20           | NEARLY
            综合排名上升12位                       | CHANGE_ABS | 12   | 12            | EXACT
            总量居全国第三位                       | RANK      | 3     | 3             | EXACT
            是2019年同期的1.2倍                    | RATIO     | 1.2   | 1.2           | EXACT
            死亡率为千分之六点七五                   | LEVEL     | 6.75  | 6.75          | EXACT
            """)
    void wordsOfMeasureAndQualifierAreUnderstood(
            String text, String measure, String value, String si, String qualifier) {
        ExtractedFigure figure = only(text);
        assertThat(figure.measure().name()).isEqualTo(measure);
        assertThat(figure.value().toPlainString()).isEqualTo(value);
        assertThat(figure.si()).isNotNull().asString().isEqualTo(si);
        assertThat(figure.qualifier()).isEqualTo(qualifier);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            依据国发〔2023〕16号文件执行
            拨打12345热线反映问题
            推进G5511和国道331线建设
            第十五届运动会在呼和浩特举行
            坚持“四个一批”、落实“1+8”方案
            60岁以上老年人免费乘车
            入围全国民营企业500强
            会议于2024年3月5日上午9时30分召开
            创建一批5A级景区
            （三）加强组织领导
            """)
    void namesDatesAndSlogansAreNoFigures(String text) {
        assertThat(figures(text + "。")).isEmpty();
    }

    @Test
    void coordinationSharesDirectionAndSubject() {
        List<ExtractedFigure> figures = figures("去年火灾起数和受伤人数分别下降17.5%和9.3%。");
        assertThat(figures).extracting(ExtractedFigure::subject).containsExactly("火灾起数", "火灾受伤人数");
        assertThat(figures).extracting(figure -> figure.value().toPlainString()).containsExactly("-17.5", "-9.3");
    }

    @Test
    void oneNumberForSeveralSubjectsIsARowEach() {
        List<ExtractedFigure> figures = figures("粗钢、焦炭产量均居全省第3。");
        assertThat(figures).extracting(ExtractedFigure::subject).containsExactly("粗钢产量", "焦炭产量");
        assertThat(figures)
                .extracting(ExtractedFigure::start)
                .containsOnly(figures.getFirst().start());
    }

    @Test
    void aNumberCutByALineEndKeepsItsPlace() {
        String text = "全区接待游客突破2.\n3亿人次，同比增长一成。";
        SourceDocument document = DocumentReader.read("x", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ExtractedFigure first = EXTRACTOR.extract(document, Hints.NONE).getFirst();
        assertThat(text.substring(first.start(), first.end()))
                .isEqualTo("突破2.\n3亿人次")
                .isEqualTo(first.quote());
    }

    @Test
    void quotesAreTheTextAtTheirOffsetsInEveryOwnDocument() throws IOException, URISyntaxException {
        Path resources = Path.of(
                Objects.requireNonNull(getClass().getResource("/extract")).toURI());
        try (Stream<Path> listed = Files.list(resources)) {
            for (Path file :
                    listed.filter(path -> !path.toString().endsWith(".csv")).toList()) {
                SourceDocument document = DocumentReader.read(file);
                int[] points = document.given().codePoints().toArray();
                int end = 0;
                for (ExtractedFigure figure : EXTRACTOR.extract(document, Hints.NONE)) {
                    String there = new String(points, figure.start(), figure.end() - figure.start());
                    assertThat(figure.quote()).isEqualTo(there);
                    assertThat(figure.start()).isGreaterThanOrEqualTo(end > figure.start() ? figure.start() : end);
                    end = figure.end();
                }
            }
        }
    }

    @Test
    void aTextWithoutFiguresGivesNone() {
        assertThat(figures("坚持稳中求进工作总基调，推动高质量发展。")).isEmpty();
    }

    @Test
    void aUnitNobodyKnowsKeepsItsNumber() {
        ExtractedFigure figure = only("库存达到3.5万贯");
        assertThat(figure.value().toPlainString()).isEqualTo("3.5");
        assertThat(figure.confidence()).isEqualTo(ExtractedFigure.Confidence.LOW);
    }

    @Test
    void aHundredThousandDigitsAreNoFigure() {
        assertThat(figures("编号" + "7".repeat(100_000) + "，产值5亿元。")).hasSize(1);
    }

    private static ExtractedFigure only(String text) {
        List<ExtractedFigure> figures = figures(text + "。");
        assertThat(figures).hasSize(1);
        return figures.getFirst();
    }

    private static List<ExtractedFigure> figures(String text) {
        return EXTRACTOR.extract(
                DocumentReader.read("text", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), Hints.NONE);
    }
}
