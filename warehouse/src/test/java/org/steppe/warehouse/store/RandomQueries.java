package org.steppe.warehouse.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
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
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.duckdb.SmallWarehouse;

/** Figures and queries by chance, the same for the same seed. */
public final class RandomQueries {

    private static final List<String> TEXTS =
            List.of("24627亿元", "over 100", "it's", "a\"b", "x; DROP TABLE observation; --", "100%", "back\\slash", "_");

    private final Random random;

    public RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    public List<Source> sources() {
        var sources = new ArrayList<Source>();
        PublisherKind[] kinds = PublisherKind.values();
        for (int i = 0; i < 8; i++) {
            String day = i % 4 == 3
                    ? null
                    : LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900)).toString();
            sources.add(SmallWarehouse.source("source-" + i, kinds[random.nextInt(kinds.length)], day));
        }
        return sources;
    }

    public List<Figure> figures(int count) {
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < count; i++) {
            TimePeriod period = period();
            String frequency = period.code().length() == 4 ? "A" : period.code().contains("Q") ? "Q" : "M";
            figures.add(new Figure(
                    "economy",
                    new SeriesKey(List.of(
                            frequency,
                            pick(List.of("150000", "150100", "150600")),
                            pick(List.of("GDP", "RETAIL_SALES")))),
                    period,
                    BigDecimal.valueOf(1000 + random.nextInt(30), random.nextInt(4)),
                    8,
                    pick(List.of(ObservationStatus.values())),
                    random.nextInt(3) == 0 ? pick(List.of(Qualifier.values())) : Qualifier.EXACT,
                    null,
                    null,
                    "source-" + random.nextInt(8),
                    null,
                    "1",
                    "CNY_100M",
                    random.nextInt(4) == 0 ? null : pick(TEXTS)));
        }
        return figures;
    }

    /** As {@link #figures}, some of them printed in another multiple of the unit. */
    public List<Figure> figuresInUnits(int count) {
        return figures(count).stream()
                .map(figure -> random.nextInt(6) == 0 ? inMillions(figure) : figure)
                .toList();
    }

    private static Figure inMillions(Figure figure) {
        return new Figure(
                figure.dataset(),
                figure.key(),
                figure.period(),
                figure.value().movePointRight(2),
                6,
                figure.status(),
                figure.qualifier(),
                null,
                null,
                figure.sourceId(),
                null,
                "1",
                "CNY_1M",
                figure.publishedText());
    }

    private TimePeriod period() {
        int year = 2018 + random.nextInt(6);
        return switch (random.nextInt(4)) {
            case 0 -> TimePeriod.year(year);
            case 1 -> TimePeriod.quarter(year, 1 + random.nextInt(4));
            case 2 -> TimePeriod.month(YearMonth.of(year, 1 + random.nextInt(12)));
            default ->
                TimePeriod.parse(year + "-01-01/P" + (1 + random.nextInt(20)) + "M")
                        .orElseThrow();
        };
    }

    /** @param columns that {@code columns}, {@code sort} and filters may name, without and with history */
    public DataQuery query(DatasetVersion version, List<String> columns, List<String> historyColumns) {
        boolean history = random.nextInt(4) == 0;
        List<String> available = history ? historyColumns : columns;
        return new DataQuery(
                "economy",
                version,
                filters(),
                periods(),
                random.nextInt(5) == 0 ? 1 + random.nextInt(3) : null,
                random.nextInt(5) == 0 ? 1 + random.nextInt(3) : null,
                random.nextInt(3) == 0 ? day() : null,
                history,
                some(available, 1 + random.nextInt(available.size())),
                random.nextInt(3) == 0 ? sort(available) : List.of(),
                random.nextInt(4) == 0 ? random.nextInt(20) : 0,
                random.nextInt(3) == 0 ? (Long) (long) random.nextInt(30) : null);
    }

    /**
     * A history in a shape.
     *
     * @param days finds the days whose columns an answer has
     * @return without columns where there is no day to have a column
     */
    DataQuery history(DatasetVersion version, Vintages vintages, Function<DataQuery, List<LocalDate>> days) {
        DataQuery query = new DataQuery(
                        "economy",
                        version,
                        filters(),
                        periods(),
                        random.nextInt(5) == 0 ? 1 + random.nextInt(3) : null,
                        random.nextInt(5) == 0 ? 1 + random.nextInt(3) : null,
                        random.nextInt(3) == 0 ? day() : null,
                        true,
                        List.of(),
                        List.of(),
                        random.nextInt(4) == 0 ? random.nextInt(20) : 0,
                        random.nextInt(3) == 0 ? (Long) (long) random.nextInt(30) : null)
                .vintages(vintages);
        var available = new ArrayList<>(ObservationColumns.available(SmallWarehouse.structure(), query));
        available.remove(ObservationColumns.OBSERVATION_ID);
        List<String> columns = some(available, 1 + random.nextInt(available.size()));
        available.remove("OBS_VALUE");
        DataQuery sorted = query.sort(random.nextInt(3) == 0 ? sort(available) : List.of());
        if (vintages != Vintages.COLUMNS) {
            return sorted.columns(columns);
        }
        var expanded = new ArrayList<>(VintageColumns.expand(columns, days.apply(query)));
        expanded.stream()
                .filter(column -> VintageColumns.findDay(column).isPresent())
                .map(VintageColumns::decimalsOf)
                .toList()
                .forEach(expanded::add);
        return sorted.columns(expanded);
    }

    private List<ComponentFilter> filters() {
        var filters = new ArrayList<ComponentFilter>();
        maybe(filters, "FREQ", "A", "Q", "M", "A2", "'");
        maybe(filters, "REF_AREA", "150000", "150100", "150600", "999999", "150000' OR '1'='1");
        maybe(filters, "INDICATOR", "GDP", "RETAIL_SALES", "TOURIST_ARRIVALS", "\0");
        maybe(filters, "OBS_STATUS", "A", "P", "E", "X");
        maybe(filters, "QUALIFIER", "EXACT", "OVER", "NEARLY", "ABOUT");
        maybe(filters, "SOURCE_ID", "source-0", "source-1", "source-2", "source-3", "source-9");
        maybe(filters, "PUBLISHED_TEXT", TEXTS.toArray(String[]::new));
        maybe(filters, "DECIMALS", "0", "1", "2", "many");
        return filters;
    }

    private void maybe(List<ComponentFilter> filters, String component, String... values) {
        if (random.nextInt(5) == 0) {
            filters.add(new ComponentFilter(
                    component, new TreeSet<>(some(List.of(values), random.nextInt(values.length + 1)))));
        }
    }

    private List<PeriodFilter> periods() {
        var periods = new ArrayList<PeriodFilter>();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            periods.add(random.nextBoolean() ? new PeriodFilter.Exactly(period()) : range());
        }
        return periods;
    }

    private PeriodFilter range() {
        @Nullable LocalDate from = random.nextInt(4) == 0 ? null : period().start();
        @Nullable LocalDate to = random.nextInt(4) == 0 ? null : period().end();
        return from != null && to != null && to.isBefore(from)
                ? new PeriodFilter.Within(to, from)
                : new PeriodFilter.Within(from, to);
    }

    private LocalDate day() {
        return LocalDate.of(2022, 10, 1).plusDays(random.nextInt(1600));
    }

    private List<SortOrder> sort(List<String> columns) {
        return some(columns, 1 + random.nextInt(2)).stream()
                .map(column -> new SortOrder(column, random.nextBoolean()))
                .toList();
    }

    private <T> List<T> some(List<T> all, int count) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, count));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
