package org.steppe.warehouse.store.duckdb;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.Reading;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.vintage.PublishedFigure;

/**
 * The figures of one dataset on their way: a table in the staging database that takes them in any order and gives them
 * back grouped by observation in stored order. Codes are kept as their places in the codelist, so that sorting is cheap
 * and follows the codelist.
 */
final class StagedDataset implements AutoCloseable {

    private final DuckDBConnection connection;
    private final Dataflow dataflow;
    private final String table;
    private final List<CodeUse> dimensions = new ArrayList<>();
    private final CodeUse sources;
    private final Map<String, Source> sourcesById;
    private final Map<String, TimePeriod> periods = new HashMap<>();
    private final DuckDBAppender appender;
    private long figures;

    StagedDataset(
            DuckDBConnection connection,
            Dataflow dataflow,
            String table,
            Map<String, Codelist> codelists,
            Map<String, Source> sourcesById)
            throws SQLException {
        this.connection = connection;
        this.dataflow = dataflow;
        this.table = table;
        this.sourcesById = sourcesById;
        this.sources = new CodeUse("SOURCE", List.copyOf(new TreeSet<>(sourcesById.keySet())));
        for (Dimension dimension : dataflow.structure().dimensions()) {
            Codelist codelist = codelists.get(dimension.codelist());
            if (codelist == null) {
                throw new IllegalArgumentException("Dataset " + dataflow.id() + " uses the codelist "
                        + dimension.codelist() + ", which is missing");
            }
            dimensions.add(new CodeUse(codelist));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(createTable());
        }
        this.appender = connection.createAppender(table);
    }

    private String createTable() {
        var sql = new StringBuilder("CREATE TABLE " + table + " (");
        for (int i = 0; i < dimensions.size(); i++) {
            sql.append('k').append(i).append(" INTEGER, ");
        }
        return sql.append("period_start DATE, period_end DATE, period VARCHAR, value VARCHAR, unit_multiplier INTEGER,"
                        + " status VARCHAR, qualifier VARCHAR, base_period VARCHAR, occasion_dates VARCHAR,"
                        + " source INTEGER, locator VARCHAR, published_value VARCHAR, published_unit VARCHAR,"
                        + " published_text VARCHAR, reading VARCHAR, corrections VARCHAR, ordinal BIGINT)")
                .toString();
    }

    Dataflow dataflow() {
        return dataflow;
    }

    long figures() {
        return figures;
    }

    /** Codes seen per dimension, in dimension and codelist order. */
    List<List<String>> seenCodes() {
        return dimensions.stream().map(CodeUse::listSeen).toList();
    }

    List<String> seenSources() {
        return sources.listSeen();
    }

    /** Periods seen, by time. */
    List<TimePeriod> seenPeriods() {
        return periods.values().stream().sorted().toList();
    }

    void add(Figure figure) throws SQLException {
        List<String> codes = figure.key().codes();
        if (codes.size() != dimensions.size()) {
            throw new IllegalArgumentException(
                    "A key of " + dataflow.id() + " has " + dimensions.size() + " codes, found " + figure.key());
        }
        int[] positions = new int[codes.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = dimensions.get(i).see(codes.get(i));
        }
        int source = sources.see(figure.sourceId());
        TimePeriod period = figure.period();
        periods.putIfAbsent(period.code(), period);
        appender.beginRow();
        for (int position : positions) {
            appender.append(position);
        }
        appender.append(period.start()).append(period.end()).append(period.code());
        appender.append(figure.value().toString()).append(figure.unitMultiplier());
        appender.append(figure.status().name()).append(figure.qualifier().name());
        appender.append(figure.basePeriod()).append(figure.occasionDates());
        appender.append(source).append(figure.locator());
        appender.append(figure.publishedValue()).append(figure.publishedUnit()).append(figure.publishedText());
        appender.append(figure.reading().encode()).append(CorrectionIds.encode(figure.corrections()));
        appender.append(figures);
        appender.endRow();
        figures++;
    }

    /** No figure comes after this. */
    void endStaging() throws SQLException {
        appender.close();
    }

    /** Receives the figures of one observation. */
    interface Group {
        void accept(SeriesKey key, TimePeriod period, List<PublishedFigure> figures) throws SQLException;
    }

    /** Gives all figures of the ended staging, grouped, by key in codelist order and then by period. */
    void forEachObservation(Group group) throws SQLException {
        try (DuckDBConnection reading = connection.duplicate();
                Statement statement = reading.createStatement();
                ResultSet rows = statement.executeQuery(selectInOrder())) {
            int[] positions = new int[dimensions.size()];
            SeriesKey key = null;
            TimePeriod period = null;
            var figuresOfOne = new ArrayList<PublishedFigure>();
            while (rows.next()) {
                boolean sameKey = key != null && sameKey(rows, positions);
                SeriesKey nextKey = sameKey ? key : readKey(rows, positions);
                TimePeriod nextPeriod = periods.get(rows.getString(dimensions.size() + 3));
                if (key != null && period != null && !(sameKey && period.equals(nextPeriod))) {
                    group.accept(key, period, List.copyOf(figuresOfOne));
                    figuresOfOne.clear();
                }
                key = nextKey;
                period = nextPeriod;
                if (key != null && period != null) {
                    figuresOfOne.add(readFigure(rows, key, period));
                }
            }
            if (key != null && period != null) {
                group.accept(key, period, List.copyOf(figuresOfOne));
            }
        }
    }

    private String selectInOrder() {
        var sql = new StringBuilder("SELECT * FROM " + table + " ORDER BY ");
        for (int i = 0; i < dimensions.size(); i++) {
            sql.append('k').append(i).append(", ");
        }
        return sql.append("period_start, period_end, period, ordinal").toString();
    }

    private static boolean sameKey(ResultSet rows, int[] positions) throws SQLException {
        for (int i = 0; i < positions.length; i++) {
            if (rows.getInt(i + 1) != positions[i]) {
                return false;
            }
        }
        return true;
    }

    private SeriesKey readKey(ResultSet rows, int[] positions) throws SQLException {
        var codes = new ArrayList<String>(positions.length);
        for (int i = 0; i < positions.length; i++) {
            positions[i] = rows.getInt(i + 1);
            codes.add(dimensions.get(i).codeAt(positions[i]));
        }
        return new SeriesKey(codes);
    }

    private PublishedFigure readFigure(ResultSet rows, SeriesKey key, TimePeriod period) throws SQLException {
        int column = dimensions.size() + 4;
        var value = new BigDecimal(rows.getString(column));
        int unitMultiplier = rows.getInt(column + 1);
        var status = ObservationStatus.valueOf(rows.getString(column + 2));
        var qualifier = Qualifier.valueOf(rows.getString(column + 3));
        String basePeriod = rows.getString(column + 4);
        String occasionDates = rows.getString(column + 5);
        String sourceId = sources.codeAt(rows.getInt(column + 6));
        var figure = new Figure(
                dataflow.id(),
                key,
                period,
                value,
                unitMultiplier,
                status,
                qualifier,
                basePeriod,
                occasionDates,
                sourceId,
                rows.getString(column + 7),
                rows.getString(column + 8),
                rows.getString(column + 9),
                rows.getString(column + 10),
                Reading.decode(rows.getString(column + 11)),
                CorrectionIds.decode(rows.getString(column + 12)));
        return published(figure, sourcesById.get(sourceId));
    }

    private static PublishedFigure published(Figure figure, @Nullable Source source) {
        if (source == null) {
            throw new IllegalArgumentException("No source " + figure.sourceId());
        }
        LocalDate knownFrom = source.publishedOn() == null ? source.firstLoadedOn() : source.publishedOn();
        if (knownFrom == null) {
            throw new IllegalArgumentException("Source " + source.id() + " has neither a date nor a first load");
        }
        return new PublishedFigure(
                figure, source.publishedOn(), knownFrom, source.publisherKind().authority());
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
