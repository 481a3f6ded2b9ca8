package org.steppe.warehouse.store.duckdb;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.PreparedGeneration;
import org.steppe.warehouse.store.Staging;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/** Two small datasets with the structure of real ones, and short words to make figures for them. */
public final class SmallWarehouse {

    public static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC);

    private SmallWarehouse() {}

    public static Catalogue catalogue(Source... sources) {
        return new Catalogue(List.of(dataflow("economy"), dataflow("tourism")), codelists(), List.of(sources));
    }

    public static Dataflow dataflow(String id) {
        return new Dataflow(id, label(id), label(id + " figures"), structure());
    }

    public static DataStructure structure() {
        return new DataStructure(
                List.of(
                        new Dimension("FREQ", "FREQ", label("Frequency")),
                        new Dimension("REF_AREA", "AREA", label("Area")),
                        new Dimension("INDICATOR", "INDICATOR", label("Indicator"))),
                List.of(
                        new Attribute("UNIT_MULT", ComponentType.INTEGER, null, label("Multiplier")),
                        new Attribute("DECIMALS", ComponentType.INTEGER, null, label("Decimals")),
                        new Attribute("OBS_STATUS", ComponentType.CODE, "OBS_STATUS", label("Status")),
                        new Attribute("QUALIFIER", ComponentType.CODE, "QUALIFIER", label("Qualifier")),
                        new Attribute("PUBLISHED_ON", ComponentType.DATE, null, label("Published on")),
                        new Attribute("SOURCE_ID", ComponentType.TEXT, null, label("Source")),
                        new Attribute("PUBLISHED_TEXT", ComponentType.TEXT, null, label("Words"))));
    }

    public static List<Codelist> codelists() {
        return List.of(
                codelist("FREQ", "A", "Q", "M"),
                new Codelist(
                        "AREA",
                        List.of(
                                new Code("150000", null, label("Inner Mongolia"), null),
                                new Code("150100", "150000", label("Hohhot"), null),
                                new Code("150600", "150000", label("Ordos"), null))),
                codelist("INDICATOR", "GDP", "RETAIL_SALES", "TOURIST_ARRIVALS"),
                codelist(
                        "OBS_STATUS",
                        Stream.of(ObservationStatus.values()).map(Enum::name).toArray(String[]::new)),
                codelist(
                        "QUALIFIER",
                        Stream.of(Qualifier.values()).map(Enum::name).toArray(String[]::new)));
    }

    private static Codelist codelist(String id, String... codes) {
        return new Codelist(
                id,
                Stream.of(codes)
                        .map(code -> new Code(code, null, label(code), null))
                        .toList());
    }

    public static Label label(String text) {
        return new Label(text, text);
    }

    public static Source source(String id, PublisherKind kind, @Nullable String publishedOn) {
        return new Source(
                id,
                "Title of " + id,
                "Publisher",
                kind,
                publishedOn == null ? null : LocalDate.parse(publishedOn),
                null,
                "en",
                null,
                List.of(),
                null,
                null);
    }

    public static Figure figure(
            String dataset, String area, String indicator, String period, String value, String source) {
        TimePeriod time = TimePeriod.parse(period).orElseThrow();
        String frequency = period.length() == 4 ? "A" : period.contains("Q") ? "Q" : "M";
        return new Figure(
                dataset,
                new SeriesKey(List.of(frequency, area, indicator)),
                time,
                new BigDecimal(value),
                8,
                ObservationStatus.A,
                Qualifier.EXACT,
                null,
                null,
                source,
                null,
                value,
                "CNY_100M",
                value);
    }

    /** Loads figures as one generation. */
    public static Manifest load(Path folder, Catalogue catalogue, Figure... figures) {
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, TODAY);
                Staging staging = publisher.stage(catalogue)) {
            for (Figure figure : figures) {
                staging.add(figure);
            }
            PreparedGeneration prepared = staging.prepare(judged -> {});
            return prepared.publish();
        }
    }
}
