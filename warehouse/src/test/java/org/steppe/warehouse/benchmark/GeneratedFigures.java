package org.steppe.warehouse.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/**
 * Made-up monthly figures with the shape of real ones: ten dimensions, twelve attributes, 240 months, and as many
 * vintages of every observation as asked for, each a revision.
 */
final class GeneratedFigures {

    static final String DATASET = "generated";
    private static final int MONTHS = 240;
    static final int AREAS = 13;
    static final int INDICATORS = 300;
    private static final List<String> DIMENSIONS = List.of(
            "FREQ",
            "REF_AREA",
            "INDICATOR",
            "TRANSFORMATION",
            "UNIT_MEASURE",
            "ACCUMULATION",
            "KIND",
            "INDUSTRY",
            "SCOPE",
            "BASE");

    private final long observations;
    private final int vintages;
    private final boolean isStaggered;
    private final List<TimePeriod> months = IntStream.range(0, MONTHS)
            .mapToObj(i -> TimePeriod.month(YearMonth.of(2004, 1).plusMonths(i)))
            .toList();

    /** @param isStaggered whether each month is revised in the months that follow it; otherwise all at the same time */
    GeneratedFigures(long observations, int vintages, boolean isStaggered) {
        this.observations = observations;
        this.vintages = vintages;
        this.isStaggered = isStaggered;
    }

    private int industries() {
        return (int) Math.max(1, Math.ceilDiv(observations, (long) MONTHS * AREAS * INDICATORS)) + 1;
    }

    Catalogue catalogue() {
        var codelists = new ArrayList<Codelist>();
        for (String dimension : DIMENSIONS) {
            codelists.add(codelist(dimension, codes(dimension)));
        }
        codelists.add(codelist(
                "OBS_STATUS",
                List.of(ObservationStatus.values()).stream().map(Enum::name).toList()));
        codelists.add(codelist(
                "QUALIFIER",
                List.of(Qualifier.values()).stream().map(Enum::name).toList()));
        var dataflow = new Dataflow(DATASET, label(DATASET), label(DATASET), structure());
        int count = isStaggered ? vintages + MONTHS : vintages;
        var sources = IntStream.range(0, count).mapToObj(this::source).toList();
        return new Catalogue(List.of(dataflow), codelists, sources);
    }

    private Source source(int vintage) {
        return new Source(
                sourceId(vintage),
                "Vintage " + vintage,
                "Generator",
                PublisherKind.OFFICIAL_STATISTICS,
                LocalDate.of(isStaggered ? 2004 : 2024, 1, 1).plusMonths(vintage),
                null,
                "en",
                null,
                List.of(),
                null,
                null);
    }

    private static String sourceId(int vintage) {
        return "vintage-%03d".formatted(vintage);
    }

    private List<String> codes(String dimension) {
        return switch (dimension) {
            case "REF_AREA" ->
                IntStream.range(0, AREAS).mapToObj(i -> "" + (150000 + i * 100)).toList();
            case "INDICATOR" ->
                IntStream.range(0, INDICATORS)
                        .mapToObj(i -> "INDICATOR_%03d".formatted(i))
                        .toList();
            case "INDUSTRY" ->
                IntStream.range(0, industries())
                        .mapToObj(i -> "INDUSTRY_%03d".formatted(i))
                        .toList();
            case "FREQ" -> List.of("M");
            case "TRANSFORMATION" -> List.of("LEVEL", "GROWTH_YOY");
            default -> List.of("_T", dimension + "_X");
        };
    }

    private static DataStructure structure() {
        return new DataStructure(
                DIMENSIONS.stream().map(id -> new Dimension(id, id, label(id))).toList(),
                List.of(
                        attribute("UNIT_MULT", ComponentType.INTEGER),
                        attribute("DECIMALS", ComponentType.INTEGER),
                        new Attribute("OBS_STATUS", ComponentType.CODE, "OBS_STATUS", label("Status")),
                        new Attribute("QUALIFIER", ComponentType.CODE, "QUALIFIER", label("Qualifier")),
                        attribute("BASE_PERIOD", ComponentType.TEXT),
                        attribute("OCCASION_DATES", ComponentType.TEXT),
                        attribute("PUBLISHED_ON", ComponentType.DATE),
                        attribute("SOURCE_ID", ComponentType.TEXT),
                        attribute("LOCATOR", ComponentType.TEXT),
                        attribute("PUBLISHED_VALUE", ComponentType.TEXT),
                        attribute("PUBLISHED_UNIT", ComponentType.TEXT),
                        attribute("PUBLISHED_TEXT", ComponentType.TEXT)));
    }

    private static Attribute attribute(String id, ComponentType type) {
        return new Attribute(id, type, null, label(id));
    }

    private static Codelist codelist(String id, List<String> codes) {
        return new Codelist(
                id,
                codes.stream()
                        .map(code -> new Code(code, null, label(code), null))
                        .toList());
    }

    private static Label label(String text) {
        return new Label(text, text);
    }

    /** Gives every figure, series by series. */
    void forEach(Consumer<Figure> consumer) {
        long left = observations;
        for (int industry = 0; left > 0; industry++) {
            for (int area = 0; area < AREAS && left > 0; area++) {
                for (int indicator = 0; indicator < INDICATORS && left > 0; indicator++) {
                    var key = key(industry, area, indicator);
                    for (int month = 0; month < MONTHS && left > 0; month++, left--) {
                        for (int vintage = 0; vintage < vintages; vintage++) {
                            long number =
                                    ((long) industry * 31 + area * 17L + indicator * 13L) * 7919 + month * 104729L;
                            int source = isStaggered ? month + 1 + vintage : vintage;
                            consumer.accept(figure(key, months.get(month), number + vintage * 1000L, source));
                        }
                    }
                }
            }
        }
    }

    SeriesKey key(int industry, int area, int indicator) {
        return new SeriesKey(List.of(
                "M",
                "" + (150000 + area * 100),
                "INDICATOR_%03d".formatted(indicator),
                "LEVEL",
                "_T",
                "_T",
                "_T",
                "INDUSTRY_%03d".formatted(industry),
                "_T",
                "_T"));
    }

    private static Figure figure(SeriesKey key, TimePeriod month, long number, int source) {
        var value = BigDecimal.valueOf(number % 10_000_000, 2);
        String printed = value.toString();
        return new Figure(
                DATASET,
                key,
                month,
                value,
                8,
                ObservationStatus.A,
                number % 50 == 0 ? Qualifier.APPROXIMATELY : Qualifier.EXACT,
                null,
                null,
                sourceId(source),
                null,
                printed,
                "CNY_100M",
                printed + "亿元");
    }
}
