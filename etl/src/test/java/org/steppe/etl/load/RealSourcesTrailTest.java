package org.steppe.etl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.etl.testing.PublishedFigures;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.trail.Trail;
import org.steppe.warehouse.trail.TrailFigure;
import org.steppe.warehouse.trail.TrailWords;

/**
 * The trails of ten real observations, written down by hand from what was collected and from the documents: numbers,
 * words, addresses, places, steps and judgements, among them the places where publications disagree.
 */
class RealSourcesTrailTest {

    private static final Path SHARED = Path.of("..", "..", "shared");

    /**
     * A figure as a person reads it off.
     *
     * @param words as printed
     * @param address beginning of it, empty where none is known
     * @param steps kind, words and shift of each, with the value after it
     * @param against the source of the figure judged against, empty for the first
     */
    record Expected(
            String source,
            String value,
            String words,
            String address,
            String locator,
            String steps,
            String ground,
            String against,
            String standing) {}

    /** An observation by its id, which depends on key and period alone. */
    record Case(String id, String what, List<Expected> figures) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static final String TRAINS = "unit TRAIN";
    private static final String YUAN_100M = "magnitude 亿 8; unit CNY; unit-mult -8";

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "port-freight.2kcrrti5skmu6",
                        "China-Europe trains through Manzhouli in 2016: 846 and 1036",
                        List.of(
                                new Expected(
                                        "xinhua-20170510",
                                        "1036",
                                        "1,036",
                                        "http://m.zhongyishudian.com/english/2017-05/10/",
                                        "",
                                        "number 1,036; " + TRAINS,
                                        "first",
                                        "",
                                        "superseded"),
                                new Expected(
                                        "engov-20170912",
                                        "846",
                                        "all of 2016 was 846",
                                        "http://appen.media.gov.cn/",
                                        "",
                                        "number 846; " + TRAINS,
                                        "later-and-more-authoritative",
                                        "xinhua-20170510",
                                        "current"),
                                new Expected(
                                        "biang-2016mzl",
                                        "1036",
                                        "1036",
                                        "http://biang.ru/ru/news/",
                                        "",
                                        "number 1036; " + TRAINS,
                                        "agrees-with-earlier",
                                        "xinhua-20170510",
                                        "restates"),
                                new Expected(
                                        "xinhuaru-2016mzl",
                                        "846",
                                        "846 составов",
                                        "",
                                        "",
                                        "number 846; " + TRAINS,
                                        "same-number",
                                        "engov-20170912",
                                        "restates"))),
                new Case(
                        "tourism.86pf2gtvq9n2h",
                        "tourism revenue of 2016 to 2020",
                        List.of(
                                new Expected(
                                        "cd-20210521",
                                        "15000",
                                        "1.5 trillion yuan",
                                        "http",
                                        "",
                                        "number 1.5; magnitude trillion 12; unit CNY; unit-mult -8",
                                        "first",
                                        "",
                                        "current"),
                                new Expected(
                                        "nmg010b-29032",
                                        "15000",
                                        "突破1.5万亿元",
                                        "https://nmg.010b.com/info/detail/29032.html",
                                        "",
                                        "number 1.5; magnitude 万亿 12; unit CNY; unit-mult -8",
                                        "rounded",
                                        "cd-20210521",
                                        "restates"))),
                new Case(
                        "tourism.c3fa7l3ok883s",
                        "arrivals of 2016 to 2020",
                        List.of(
                                new Expected(
                                        "cd-20210521",
                                        "54008",
                                        "540.08 million",
                                        "http",
                                        "",
                                        "number 540.08; magnitude million 6; unit PERSON; unit-mult -4",
                                        "first",
                                        "",
                                        "current"),
                                new Expected(
                                        "nmg010b-29032",
                                        "54000",
                                        "累计接待游客5.4亿人次",
                                        "https://nmg.010b.com/info/detail/29032.html",
                                        "",
                                        "number 5.4; magnitude 亿 8; unit PERSON; unit-mult -4",
                                        "rounded",
                                        "cd-20210521",
                                        "restates"))),
                new Case(
                        "tourism.0h208jmet1uan",
                        "tourism revenue expected of 2016 to 2020, apart from what came",
                        List.of(new Expected(
                                "3dmxku-8895886",
                                "17272",
                                "17272亿元",
                                "http",
                                "",
                                "number 17272; " + YUAN_100M,
                                "first",
                                "",
                                "current"))),
                new Case(
                        "economy.fj305si1hd1id",
                        "product per head in 2023: 102784, 102677, 104317",
                        List.of(
                                new Expected(
                                        "163-leagues-gdp-2023",
                                        "102784",
                                        "102784元",
                                        "https://m.163.com/",
                                        "",
                                        "number 102784; unit CNY",
                                        "first",
                                        "",
                                        "current"),
                                new Expected(
                                        "nmg-communique-2023",
                                        "102677",
                                        "102677元",
                                        "",
                                        "",
                                        "number 102677; unit CNY",
                                        "less-authoritative",
                                        "163-leagues-gdp-2023",
                                        "conflicts"),
                                new Expected(
                                        "repo-liushen-gdp-2023",
                                        "104317",
                                        "104317",
                                        "https://github.com/Liushenwuzhu-Alpaca/",
                                        "",
                                        "number 104317; unit CNY",
                                        "less-authoritative",
                                        "163-leagues-gdp-2023",
                                        "conflicts"))),
                new Case(
                        "tourism.fermabcll17m5",
                        "spring festival of 2016, printed under another name and corrected",
                        List.of(
                                new Expected(
                                        "baogaosu-20160215",
                                        "16.54",
                                        "旅游收入16.54亿元",
                                        "http://huhehaote.baogaosu.com/",
                                        "",
                                        "number 16.54; " + YUAN_100M,
                                        "first",
                                        "",
                                        "current"),
                                new Expected(
                                        "baogaosu-20160217",
                                        "16.54",
                                        "旅游收入16.54亿元",
                                        "http://huhehaote.baogaosu.com/",
                                        "",
                                        "number 16.54; " + YUAN_100M,
                                        "same-number",
                                        "baogaosu-20160215",
                                        "restates"))),
                new Case(
                        "tourism.5563plk8rjdg4",
                        "revenue of 2020 as a part of that of 2019",
                        List.of(new Expected(
                                "nmg010b-29032",
                                "0.5274",
                                "52.74%",
                                "https://nmg.010b.com/info/detail/29032.html",
                                "",
                                "number 52.74; unit PCT; conversion RATIO -2",
                                "first",
                                "",
                                "current"))),
                new Case(
                        "industry-output.bfn58ll93dtqo",
                        "output of the key chains in 2023",
                        List.of(new Expected(
                                "work-report-2024",
                                "14000",
                                "近1.4万亿元",
                                "",
                                "char=67,76",
                                "number 1.4; magnitude 万亿 12; unit 元; unit-mult -8",
                                "first",
                                "",
                                "current"))),
                new Case(
                        "industry-output.3vtggk5m4h2hf",
                        "output of wind, solar, hydrogen and storage equipment in 2023",
                        List.of(new Expected(
                                "work-report-2024",
                                "2762",
                                "2762亿元",
                                "",
                                "char=158,165",
                                "number 2762; magnitude 亿 8; unit 元; unit-mult -8",
                                "first",
                                "",
                                "current"))),
                new Case(
                        "industry-output.93andfjoom3fe",
                        "projects to extend chains in 2023",
                        List.of(new Expected(
                                "work-report-2024",
                                "650",
                                "650个",
                                "",
                                "char=50,55",
                                "number 650; unit 个",
                                "first",
                                "",
                                "current"))));
    }

    @SuppressWarnings("NullAway.Init")
    private static ObservationStore store;

    @BeforeAll
    static void load(@TempDir Path data) {
        new Loader(Path.of("sources"), () -> DuckDbStores.openPublisher(data, Clock.systemUTC()), LoadProgress.NONE)
                .load();
        store = DuckDbStores.open(data, DuckDbSettings.defaults());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Trail trail(String id) {
        return Trail.find(store, store.generation(), id).orElseThrow();
    }

    private static List<TrailFigure> figures(Trail trail) {
        var figures = new ArrayList<TrailFigure>();
        trail.forEach(figures::add);
        return figures;
    }

    private static String steps(TrailFigure figure) {
        return String.join(
                "; ",
                figure.reading().steps().stream()
                        .map(step -> step.kind().id()
                                + (step.words() == null ? "" : " " + step.words())
                                + (step.shift() == 0 ? "" : " " + step.shift()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrailTellsWhatAPersonReadsOff(Case observation) {
        Trail trail = trail(observation.id());
        assertThat(figures(trail))
                .extracting(figure -> new Expected(
                        figure.printed().sourceId(),
                        Objects.requireNonNull(figure.printed().value()).toPlainString(),
                        Objects.requireNonNullElse(figure.printed().text("PUBLISHED_TEXT"), ""),
                        begin(Objects.requireNonNullElse(trail.source(figure).address(), ""), observation, figure),
                        Objects.requireNonNullElse(figure.printed().text("LOCATOR"), ""),
                        steps(figure),
                        Objects.requireNonNull(figure.ground()).id(),
                        figure.against() == null ? "" : figure.against().sourceId(),
                        figure.standing()))
                .containsExactlyElementsOf(observation.figures());
    }

    /** As much of an address as was written down. */
    private static String begin(String address, Case observation, TrailFigure figure) {
        return observation.figures().stream()
                .filter(expected -> expected.source().equals(figure.printed().sourceId()))
                .map(Expected::address)
                .filter(expected -> !expected.isEmpty() && address.startsWith(expected))
                .findFirst()
                .orElse(address);
    }

    @Test
    void everyReadingOfEveryFigureLeadsToItsValue() {
        long checked = 0;
        for (var source : store.generation().listSources()) {
            for (TrailFigure figure : PublishedFigures.of(store, source.id())) {
                var words =
                        new BigDecimal(Objects.requireNonNull(figure.printed().text("PUBLISHED_VALUE")));
                BigDecimal last = figure.reading().values(words).getLast();
                assertThat(last)
                        .as("%s", figure)
                        .isEqualByComparingTo(figure.printed().value());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(3_700);
    }

    @Test
    void theReasonsNameTheOtherFigureAndWhy() {
        Trail trail = trail("economy.fj305si1hd1id");
        var words = new TrailWords(store.generation()::findSource);
        TrailFigure conflict = figures(trail).get(1);
        assertThat(words.reason(conflict).en())
                .startsWith("Differs from 102784 (163-leagues-gdp-2023), whose publisher has more authority"
                        + " (mirror against media");
        TrailFigure corrected = figures(trail("tourism.fermabcll17m5")).get(1);
        assertThat(corrected.corrections()).containsExactly("baogaosu-20160217-scenic-area-revenue");
        assertThat(store.generation().findCorrection(corrected.corrections().getFirst()))
                .hasValueSatisfying(correction -> {
                    assertThat(correction.before()).containsEntry("indicator", "SCENIC_AREA_REVENUE");
                    assertThat(correction.after()).containsEntry("indicator", "TOURISM_REVENUE");
                    assertThat(correction.why()).contains("4.74");
                });
    }

    /** The collection from which the sources were made, and the annotated documents, lie beside the repository or not. */
    @ParameterizedTest
    @MethodSource("cases")
    void theCollectionSaysTheSame(Case observation) throws IOException {
        if (!Files.isDirectory(SHARED)) {
            System.out.println("../shared is not there: the trails were NOT compared with the collection.");
            return;
        }
        for (Expected expected : observation.figures()) {
            String lines = lines(expected);
            assertThat(lines).as(expected.source()).contains(expected.words().replace("\"", "\"\""));
        }
    }

    private static String lines(Expected expected) throws IOException {
        var lines = new StringBuilder();
        Path gold = SHARED.resolve("gold").resolve(expected.source() + ".csv");
        if (Files.exists(gold)) {
            // Its columns are char_start, char_end and the quote with the blanks of the document.
            String text = Files.readString(gold, StandardCharsets.UTF_8);
            assertThat(text).contains(expected.locator().replace("char=", ",") + ",");
            return text.replaceAll("\\s", "");
        }
        for (String part : List.of("headline", "industry-investment", "tourism-ports")) {
            Path file = SHARED.resolve("published").resolve("figures-" + part + ".csv");
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.startsWith(expected.source() + ",")) {
                    lines.append(line).append('\n');
                }
            }
        }
        return lines.toString();
    }
}
