package org.steppe.warehouse.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Catalogue;
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
 * Publishes the observation table of a comparison with other services: {@code obs-N.csv} becomes the dataset {@code obs}
 * of a warehouse, with the same fifteen columns and the id of each observation. A missing value, which no figure can
 * have, becomes 0; the day of publication is that of the source.
 *
 * <p>Arguments: the CSV file, the new warehouse folder.
 */
public final class PublishTable {

    private static final List<String> DIMENSIONS =
            List.of("FREQ", "REF_AREA", "INDICATOR", "PORT", "DIRECTION", "MODE", "TRANSFORMATION");

    private final Path table;
    private final Map<String, SortedSet<String>> codes = new LinkedHashMap<>();
    private final SortedSet<Integer> sources = new TreeSet<>();
    private final Map<String, TimePeriod> periods = new LinkedHashMap<>();

    private PublishTable(Path table) {
        this.table = table;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (Files.exists(folder.resolve("CURRENT"))) {
            throw new IllegalArgumentException("The folder holds a warehouse already: " + folder);
        }
        Instant start = Instant.now();
        var table = new PublishTable(Path.of(arguments[0]));
        table.readCodes();
        long figures = table.publish(folder);
        System.out.printf(
                "%,d figures published in %d s%n",
                figures, Duration.between(start, Instant.now()).toSeconds());
    }

    private CsvReader<NamedCsvRecord> open() throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(table);
    }

    private void readCodes() throws IOException {
        DIMENSIONS.forEach(dimension -> codes.put(dimension, new TreeSet<>()));
        try (CsvReader<NamedCsvRecord> rows = open()) {
            for (NamedCsvRecord row : rows) {
                codes.forEach((dimension, seen) -> seen.add(row.getField(dimension)));
                sources.add(Integer.valueOf(row.getField("SOURCE_ID")));
            }
        }
    }

    private long publish(Path folder) throws IOException {
        long count = 0;
        try (GenerationPublisher publisher = DuckDbStores.openPublisher(folder, Clock.systemUTC());
                Staging staging = publisher.stage(catalogue());
                CsvReader<NamedCsvRecord> rows = open()) {
            for (NamedCsvRecord row : rows) {
                staging.add(figure(row));
                count++;
            }
            staging.prepare(judged -> {}).publish();
        }
        return count;
    }

    private Figure figure(NamedCsvRecord row) {
        String printed = row.getField("OBS_VALUE");
        var value = new BigDecimal(printed.isEmpty() ? "0" : printed)
                .setScale(Integer.parseInt(row.getField("DECIMALS")), RoundingMode.HALF_UP);
        return new Figure(
                "obs",
                new SeriesKey(DIMENSIONS.stream().map(row::getField).toList()),
                periods.computeIfAbsent(
                        row.getField("TIME_PERIOD"),
                        text -> TimePeriod.parse(text).orElseThrow()),
                value,
                Integer.parseInt(row.getField("UNIT_MULT")),
                status(row.getField("OBS_STATUS")),
                qualifier(row.getField("QUALIFIER")),
                null,
                null,
                sourceId(Integer.parseInt(row.getField("SOURCE_ID"))),
                null,
                "",
                "",
                null);
    }

    private static ObservationStatus status(String text) {
        return switch (text) {
            case "E" -> ObservationStatus.E;
            case "P" -> ObservationStatus.P;
            default -> ObservationStatus.A;
        };
    }

    private static Qualifier qualifier(String text) {
        return switch (text) {
            case "approximately" -> Qualifier.APPROXIMATELY;
            case "over" -> Qualifier.OVER;
            case "nearly" -> Qualifier.NEARLY;
            default -> Qualifier.EXACT;
        };
    }

    private static String sourceId(int number) {
        return Integer.toString(number);
    }

    private Catalogue catalogue() {
        var codelists = new ArrayList<Codelist>();
        codes.forEach((dimension, used) -> codelists.add(codelist(dimension, List.copyOf(used))));
        codelists.add(codelist("OBS_STATUS", names(ObservationStatus.values())));
        codelists.add(codelist("QUALIFIER", names(Qualifier.values())));
        var dataflow = new Dataflow("obs", label("Observations"), label("Made-up observations"), structure());
        return new Catalogue(
                List.of(dataflow),
                codelists,
                sources.stream().map(PublishTable::source).toList());
    }

    private static List<String> names(Enum<?>[] values) {
        return List.of(values).stream().map(Enum::name).toList();
    }

    private static DataStructure structure() {
        return new DataStructure(
                DIMENSIONS.stream().map(id -> new Dimension(id, id, label(id))).toList(),
                List.of(
                        attribute("UNIT_MULT", ComponentType.INTEGER, null),
                        attribute("DECIMALS", ComponentType.INTEGER, null),
                        attribute("OBS_STATUS", ComponentType.CODE, "OBS_STATUS"),
                        attribute("QUALIFIER", ComponentType.CODE, "QUALIFIER"),
                        attribute("PUBLISHED_ON", ComponentType.DATE, null),
                        attribute("SOURCE_ID", ComponentType.TEXT, null)));
    }

    private static Attribute attribute(String id, ComponentType type, @Nullable String codelist) {
        return new Attribute(id, type, codelist, label(id));
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

    private static Source source(int number) {
        return new Source(
                sourceId(number),
                "Source " + number,
                "Generator",
                PublisherKind.OFFICIAL_STATISTICS,
                LocalDate.of(1990, 1, 1).plusDays(number),
                null,
                "en",
                null,
                List.of(),
                null,
                null);
    }
}
