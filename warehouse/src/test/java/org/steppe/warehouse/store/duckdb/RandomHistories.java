package org.steppe.warehouse.store.duckdb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.PeriodFilter;

/**
 * Observations that were revised up to thirty times, some at the same time and some each at its own, some by several
 * figures a day, and queries about past days, by chance and the same for the same seed.
 */
final class RandomHistories {

    private static final LocalDate BEGIN = LocalDate.of(2022, 1, 10);
    private static final int SOURCES = 30;
    private static final List<String> AREAS = List.of("150000", "150100", "150600");
    private static final List<String> INDICATORS = List.of("GDP", "RETAIL_SALES", "TOURIST_ARRIVALS");

    private final Random random;
    private final List<LocalDate> days = new ArrayList<>();

    RandomHistories(long seed) {
        this.random = new Random(seed);
    }

    /** Some of one day, some without a day, of publishers with different authority. */
    List<Source> sources() {
        var sources = new ArrayList<Source>();
        LocalDate day = BEGIN;
        for (int i = 0; i < SOURCES; i++) {
            day = random.nextInt(4) == 0 ? day : day.plusDays(1 + random.nextInt(60));
            days.add(day);
            PublisherKind kind =
                    random.nextInt(4) == 0 ? pick(List.of(PublisherKind.values())) : PublisherKind.OFFICIAL_STATISTICS;
            boolean isDated = random.nextInt(12) > 0;
            sources.add(SmallWarehouse.source(name(i), kind, isDated ? day.toString() : null));
        }
        return sources;
    }

    private static String name(int source) {
        return "source-%02d".formatted(source);
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (String area : AREAS) {
            for (String indicator : INDICATORS) {
                for (String frequency : List.of("A", "M")) {
                    if (random.nextInt(8) > 0) {
                        addSeries(new SeriesKey(List.of(frequency, area, indicator)), figures);
                    }
                }
            }
        }
        return figures;
    }

    private void addSeries(SeriesKey key, List<Figure> figures) {
        int observations = 1 + random.nextInt(60);
        boolean isRevisedAtOnce = random.nextInt(3) == 0;
        List<Integer> together = some(numbers(), 1 + random.nextInt(SOURCES));
        LocalDate start = LocalDate.of(2015 + random.nextInt(3), 1, 1);
        for (int i = 0; i < observations; i++) {
            List<Integer> sources = isRevisedAtOnce ? together : some(numbers(), vintages());
            // Now and then two periods begin and end on the same days.
            String period = random.nextInt(6) == 0
                    ? start.plusMonths(i) + "/P1M"
                    : start.plusMonths(i).toString().substring(0, 7);
            for (int source : sources) {
                figures.add(figure(key, TimePeriod.parse(period).orElseThrow(), name(source)));
            }
        }
    }

    private static List<Integer> numbers() {
        return Stream.iterate(0, i -> i + 1).limit(SOURCES).toList();
    }

    private int vintages() {
        return random.nextInt(3) == 0 ? SOURCES : 1 + random.nextInt(1 + random.nextInt(SOURCES));
    }

    private Figure figure(SeriesKey key, TimePeriod period, String source) {
        return new Figure(
                "economy",
                key,
                period,
                BigDecimal.valueOf(1000 + random.nextInt(900), random.nextInt(3)),
                8,
                pick(List.of(ObservationStatus.values())),
                random.nextInt(3) == 0 ? pick(List.of(Qualifier.values())) : Qualifier.EXACT,
                null,
                null,
                source,
                null,
                "1",
                "CNY_100M",
                random.nextInt(4) == 0 ? null : "约" + "x".repeat(random.nextInt(20)));
    }

    /** Before everything, after everything, when something was published, and in between. */
    List<LocalDate> days() {
        var asked = new ArrayList<LocalDate>(
                List.of(LocalDate.of(1000, 1, 1), BEGIN.minusDays(1), days.getFirst(), days.getLast(), LocalDate.MAX));
        for (int i = 0; i < 10; i++) {
            asked.add(days.get(random.nextInt(days.size())).plusDays(random.nextInt(3) - 1));
        }
        return asked;
    }

    DataQuery query(LocalDate day) {
        List<String> columns = ObservationColumns.standard(SmallWarehouse.structure(), false);
        return new DataQuery(
                "economy",
                DatasetVersion.FIRST,
                filters(),
                periods(),
                end(),
                end(),
                day,
                false,
                random.nextInt(3) == 0 ? List.of() : some(columns, 1 + random.nextInt(columns.size())),
                List.of(),
                random.nextInt(4) == 0 ? random.nextInt(300) : 0,
                limit());
    }

    private @Nullable Integer end() {
        return random.nextInt(4) == 0 ? 1 + random.nextInt(5) : null;
    }

    private @Nullable Long limit() {
        return random.nextInt(4) == 0 ? (Long) (long) random.nextInt(200) : null;
    }

    private List<ComponentFilter> filters() {
        var filters = new ArrayList<ComponentFilter>();
        maybe(filters, "FREQ", List.of("A", "M", "Q"));
        maybe(filters, "REF_AREA", List.of("150000", "150100", "150600", "nowhere"));
        maybe(filters, "INDICATOR", INDICATORS);
        return filters;
    }

    private void maybe(List<ComponentFilter> filters, String component, List<String> codes) {
        if (random.nextInt(2) == 0) {
            filters.add(new ComponentFilter(component, new TreeSet<>(some(codes, random.nextInt(4) == 0 ? 2 : 1))));
        }
    }

    private List<PeriodFilter> periods() {
        LocalDate from = LocalDate.of(2014 + random.nextInt(8), 1 + random.nextInt(12), 1);
        return switch (random.nextInt(6)) {
            case 0 -> List.of(new PeriodFilter.Within(from, from.plusMonths(random.nextInt(30))));
            case 1 -> List.of(new PeriodFilter.Within(from, null));
            case 2 ->
                List.of(
                        new PeriodFilter.Exactly(
                                TimePeriod.parse(from.toString().substring(0, 7))
                                        .orElseThrow()),
                        new PeriodFilter.Within(null, from.minusYears(1)));
            default -> List.of();
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(List<T> all, int count) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, count));
    }
}
