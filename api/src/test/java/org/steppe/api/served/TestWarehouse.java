package org.steppe.api.served;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.History;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.Staging;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/**
 * A warehouse of a few figures that behave as real ones do: the growth of 2022 that was first expected, then reported,
 * then revised; a product that was printed in full and rounded; a target beside the actual value; months of one year.
 */
final class TestWarehouse {

    static final String ESTIMATE = "report-2023-01";
    static final String COMMUNIQUE = "communique-2023-03";
    static final String REVISION = "bureau-2024-01";
    static final String MIRROR = "mirror-undated";

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC);

    private TestWarehouse() {}

    /** Publishes one more generation with {@code months} months of retail sales. */
    static Manifest load(Path folder, int months) {
        return load(folder, catalogue(), figures(months), null);
    }

    /** Publishes a generation without what the communiqué said, and says why. */
    static Manifest loadWithoutCommunique(Path folder, String note) {
        return load(
                folder,
                catalogue(),
                figures(2).stream()
                        .filter(figure -> !figure.sourceId().equals(COMMUNIQUE))
                        .toList(),
                note);
    }

    /** Publishes a generation that has but one of the datasets. */
    static Manifest loadWithoutPortFreight(Path folder, int months) {
        Catalogue all = catalogue();
        var less = new Catalogue(List.of(all.dataflows().getFirst()), all.codelists(), all.sources());
        return load(
                folder,
                less,
                figures(months).stream()
                        .filter(figure -> figure.dataset().equals("economy"))
                        .toList(),
                null);
    }

    static Manifest load(Path folder, Catalogue catalogue, List<Figure> figures, @Nullable String note) {
        return load(folder, catalogue, figures, note, TODAY);
    }

    /** Publishes a generation at a time of the test's own. */
    static Manifest loadAt(Path folder, int months, String time) {
        return load(folder, catalogue(), figures(months), null, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private static Manifest load(
            Path folder, Catalogue catalogue, List<Figure> figures, @Nullable String note, Clock clock) {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, clock);
                Staging staging = publisher.stage(catalogue)) {
            figures.forEach(staging::add);
            return staging.prepare(judged -> {}).publish(note);
        }
    }

    static History history(Path folder) {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY)) {
            return publisher.current().orElseThrow().history();
        }
    }

    static void rollback(Path folder, long generation, @Nullable String note) {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY)) {
            publisher.rollback(generation, note);
        }
    }

    static Catalogue catalogue() {
        return new Catalogue(
                List.of(
                        new Dataflow(
                                "economy", label("国民经济", "Economy"), label("产值", "Output and prices"), structure()),
                        new Dataflow("port-freight", label("口岸", "Port freight"), label("货运", "Freight"), structure())),
                codelists(),
                List.of(
                        source(ESTIMATE, PublisherKind.GOVERNMENT, "2023-01-18", "政府工作报告"),
                        source(COMMUNIQUE, PublisherKind.OFFICIAL_STATISTICS, "2023-03-17", "2022年统计公报"),
                        source(REVISION, PublisherKind.OFFICIAL_STATISTICS, "2024-01-24", "2023年经济运行情况"),
                        source(MIRROR, PublisherKind.MIRROR, null, "Copied tables")));
    }

    private static DataStructure structure() {
        return new DataStructure(
                List.of(
                        dimension("FREQ", "FREQ"),
                        dimension("REF_AREA", "AREA"),
                        dimension("INDICATOR", "INDICATOR"),
                        dimension("TRANSFORMATION", "TRANSFORMATION"),
                        dimension("KIND", "KIND")),
                List.of(
                        new Attribute("UNIT_MULT", ComponentType.INTEGER, null, label("单位乘数", "Multiplier")),
                        new Attribute("DECIMALS", ComponentType.INTEGER, null, label("小数位数", "Decimals")),
                        new Attribute("OBS_STATUS", ComponentType.CODE, "OBS_STATUS", label("状态", "Status")),
                        new Attribute("QUALIFIER", ComponentType.CODE, "QUALIFIER", label("限定", "Qualifier")),
                        new Attribute("PUBLISHED_ON", ComponentType.DATE, null, label("发布日", "Published on")),
                        new Attribute("SOURCE_ID", ComponentType.TEXT, null, label("来源", "Source")),
                        new Attribute("PUBLISHED_VALUE", ComponentType.TEXT, null, label("原值", "Value as printed")),
                        new Attribute("PUBLISHED_UNIT", ComponentType.TEXT, null, label("原单位", "Unit as printed")),
                        new Attribute("PUBLISHED_TEXT", ComponentType.TEXT, null, label("原文", "Words as printed"))));
    }

    private static Dimension dimension(String id, String codelist) {
        return new Dimension(id, codelist, label(id, id));
    }

    private static List<Codelist> codelists() {
        return List.of(
                codelist("FREQ", "A 年 Annual", "M 月 Monthly", "Q 季 Quarterly"),
                new Codelist(
                        "AREA",
                        List.of(
                                new Code("150000", null, label("内蒙古自治区", "Inner Mongolia"), null),
                                new Code("150100", "150000", label("呼和浩特市", "Hohhot"), null),
                                new Code("150600", "150000", label("鄂尔多斯市", "Ordos"), null),
                                new Code("150627", "150600", label("伊金霍洛旗", "Ejin Horo Banner"), null))),
                new Codelist(
                        "INDICATOR",
                        List.of(
                                new Code("GDP", null, label("地区生产总值", "Gross regional product"), null),
                                new Code("GDP_PER_CAPITA", null, label("人均地区生产总值", "Product per person"), null),
                                new Code("RETAIL_SALES", null, label("社会消费品零售总额", "Retail sales"), null),
                                new Code("PORT_FREIGHT", null, label("口岸货运量", "Port freight"), null))),
                codelist("TRANSFORMATION", "LEVEL 水平 Level", "GROWTH_YOY 同比 Growth"),
                codelist("KIND", "ACTUAL 实际 Actual", "ESTIMATE 估计 Estimate", "TARGET 目标 Target"),
                codelist("OBS_STATUS", "A 正常 Normal", "P 初步 Provisional", "E 估计 Estimated"),
                codelist(
                        "QUALIFIER",
                        Stream.of(Qualifier.values())
                                .map(qualifier -> qualifier + " 限 " + qualifier)
                                .toArray(String[]::new)));
    }

    /** @param codes code, Chinese and English label with blanks between */
    private static Codelist codelist(String id, String... codes) {
        return new Codelist(
                id,
                Stream.of(codes)
                        .map(code -> code.split(" ", 3))
                        .map(parts -> new Code(parts[0], null, label(parts[1], parts[2]), null))
                        .toList());
    }

    private static Label label(String zh, String en) {
        return new Label(zh, en);
    }

    private static Source source(String id, PublisherKind kind, @Nullable String publishedOn, String title) {
        return new Source(
                id,
                title,
                "Publisher of " + id,
                kind,
                publishedOn == null ? null : LocalDate.parse(publishedOn),
                null,
                "zh",
                "figures as facts",
                id.equals(MIRROR) ? List.of("mirror-other-name") : List.of(),
                null,
                null);
    }

    static List<Figure> figures(int months) {
        var figures = new ArrayList<Figure>();
        figures.add(growth("ESTIMATE", "4", Qualifier.OVER, ObservationStatus.E, ESTIMATE, "more than 4 percent"));
        figures.add(growth("ACTUAL", "4.2", Qualifier.EXACT, ObservationStatus.P, COMMUNIQUE, "增长4.2%"));
        figures.add(growth("ACTUAL", "4.4", Qualifier.EXACT, ObservationStatus.A, REVISION, "增长4.4%"));
        figures.add(level("economy", "GDP", "2023", "24627", Qualifier.EXACT, REVISION, "24627亿元"));
        figures.add(level("economy", "GDP", "2023", "2.46E+4", Qualifier.EXACT, MIRROR, "2.46, \"trillion\""));
        figures.add(level("economy", "GDP", "2022", "23159.0", Qualifier.EXACT, COMMUNIQUE, "23159.0亿元"));
        for (int month = 1; month <= months; month++) {
            String period = "%04d-%02d".formatted(2010 + (month - 1) / 12, (month - 1) % 12 + 1);
            figures.add(new Figure(
                    "economy",
                    new SeriesKey(List.of("M", "150000", "RETAIL_SALES", "LEVEL", "ACTUAL")),
                    TimePeriod.parse(period).orElseThrow(),
                    new BigDecimal(month + ".5"),
                    8,
                    ObservationStatus.A,
                    Qualifier.EXACT,
                    null,
                    null,
                    COMMUNIQUE,
                    null,
                    month + ".5",
                    "CNY_100M",
                    null));
        }
        figures.add(level("port-freight", "PORT_FREIGHT", "2023", "7.0", Qualifier.EXACT, REVISION, "7.0"));
        return figures;
    }

    private static Figure growth(
            String kind, String value, Qualifier qualifier, ObservationStatus status, String source, String text) {
        return new Figure(
                "economy",
                new SeriesKey(List.of("A", "150000", "GDP", "GROWTH_YOY", kind)),
                TimePeriod.year(2022),
                new BigDecimal(value),
                0,
                status,
                qualifier,
                null,
                null,
                source,
                null,
                value,
                "PCT",
                text);
    }

    private static Figure level(
            String dataset,
            String indicator,
            String period,
            String value,
            Qualifier qualifier,
            String source,
            String text) {
        return new Figure(
                dataset,
                new SeriesKey(List.of("A", "150000", indicator, "LEVEL", "ACTUAL")),
                TimePeriod.parse(period).orElseThrow(),
                new BigDecimal(value),
                8,
                ObservationStatus.A,
                qualifier,
                null,
                null,
                source,
                null,
                value,
                "CNY_100M",
                text);
    }
}
