package org.steppe.warehouse.store.duckdb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.vintage.JudgedFigure;
import org.steppe.warehouse.vintage.Standing;

/**
 * Fills the tables of a new dataset file, attached to the connection under an alias, observation by observation in
 * stored order. Used by one thread.
 */
final class DatasetFileWriter implements AutoCloseable {

    private final List<String> attributes;
    private final ObservationIds ids;
    private final DuckDBAppender observationRows;
    private final DuckDBAppender figureRows;
    private final TrailTable trail;
    private final MessageDigest content = Digests.sha256();
    private final StringBuilder line = new StringBuilder();
    private @Nullable SeriesKey series;
    private int seriesOrdinal = -1;
    private long observations;
    private long figures;
    private @Nullable LocalDate lastPublishedOn;

    DatasetFileWriter(DuckDBConnection connection, String alias, StagedDataset staged) throws SQLException {
        DataStructure structure = staged.dataflow().structure();
        this.attributes = structure.attributes().stream().map(Attribute::id).toList();
        this.ids = new ObservationIds(staged.dataflow().id());
        try (Statement statement = connection.createStatement()) {
            for (String sql : schema(alias, staged)) {
                statement.execute(sql);
            }
        }
        this.observationRows = connection.createAppender(alias, "main", DatasetTables.OBSERVATION);
        this.figureRows = connection.createAppender(alias, "main", DatasetTables.FIGURE);
        this.trail = new TrailTable(connection, alias);
    }

    private static List<String> schema(String alias, StagedDataset staged) {
        DataStructure structure = staged.dataflow().structure();
        var sql = new ArrayList<String>();
        List<List<String>> codes = staged.seenCodes();
        for (int i = 0; i < codes.size(); i++) {
            sql.add(DatasetTables.createEnumeration(
                    alias, structure.dimensions().get(i).id(), codes.get(i)));
        }
        List<String> periods =
                staged.seenPeriods().stream().map(TimePeriod::code).toList();
        sql.add(DatasetTables.createEnumeration(alias, DataStructure.TIME_PERIOD, periods));
        sql.add(DatasetTables.createEnumeration(alias, DatasetTables.SOURCE_ID, staged.seenSources()));
        for (Attribute attribute : structure.attributes()) {
            if (attribute.codelist() != null && !attribute.id().equals(DatasetTables.SOURCE_ID)) {
                sql.add(DatasetTables.createEnumeration(alias, attribute.id(), codedValues(attribute.id())));
            }
        }
        sql.add(DatasetTables.createEnumeration(alias, ObservationColumns.STANDING, DatasetTables.standings()));
        sql.add(DatasetTables.createEnumeration(alias, ObservationColumns.JUDGEMENT, DatasetTables.judgements()));
        sql.add(DatasetTables.createTable(alias, DatasetTables.OBSERVATION, DatasetTables.columns(structure, false)));
        sql.add(DatasetTables.createTable(alias, DatasetTables.FIGURE, DatasetTables.columns(structure, true)));
        sql.addAll(TrailTable.schema(alias));
        return sql;
    }

    private static List<String> codedValues(String attribute) {
        return switch (attribute) {
            case "OBS_STATUS" ->
                java.util.Arrays.stream(org.steppe.warehouse.observation.ObservationStatus.values())
                        .map(Enum::name)
                        .toList();
            case "QUALIFIER" ->
                java.util.Arrays.stream(Qualifier.values()).map(Enum::name).toList();
            default -> throw new IllegalArgumentException("No values are known for the attribute " + attribute);
        };
    }

    void write(SeriesKey key, TimePeriod period, List<JudgedFigure> judged) throws SQLException {
        if (!key.equals(series)) {
            series = key;
            seriesOrdinal++;
        }
        String id = ids.idOf(key.codes(), period.code());
        for (int sequence = 0; sequence < judged.size(); sequence++) {
            JudgedFigure figure = judged.get(sequence);
            appendShared(figureRows, key, period, figure, id);
            appendJudgement(figure, sequence);
            figureRows.endRow();
            trail.write(figure);
            digest(key, period, figure);
            figures++;
            remember(figure.published().publishedOn());
            if (figure.standing() == Standing.CURRENT) {
                appendShared(observationRows, key, period, figure, id);
                observationRows.endRow();
                observations++;
            }
        }
    }

    private void remember(@Nullable LocalDate publishedOn) {
        if (publishedOn != null && (lastPublishedOn == null || publishedOn.isAfter(lastPublishedOn))) {
            lastPublishedOn = publishedOn;
        }
    }

    private void appendShared(DuckDBAppender rows, SeriesKey key, TimePeriod period, JudgedFigure judged, String id)
            throws SQLException {
        rows.beginRow().append(seriesOrdinal);
        for (String code : key.codes()) {
            rows.append(code);
        }
        rows.append(period.code()).append(judged.published().figure().value().doubleValue());
        for (String attribute : attributes) {
            appendAttribute(rows, attribute, judged);
        }
        rows.append(id).append(period.start()).append(period.end());
    }

    private static void appendAttribute(DuckDBAppender rows, String attribute, JudgedFigure judged)
            throws SQLException {
        Figure figure = judged.published().figure();
        switch (attribute) {
            case "UNIT_MULT" -> rows.append(figure.unitMultiplier());
            case "DECIMALS" -> rows.append(figure.decimals());
            case "OBS_STATUS" -> rows.append(figure.status().name());
            case "QUALIFIER" ->
                rows.append(
                        figure.qualifier() == Qualifier.EXACT
                                ? null
                                : figure.qualifier().name());
            case "BASE_PERIOD" -> rows.append(figure.basePeriod());
            case "OCCASION_DATES" -> rows.append(figure.occasionDates());
            case "PUBLISHED_ON" -> rows.append(judged.published().publishedOn());
            case "SOURCE_ID" -> rows.append(figure.sourceId());
            case "LOCATOR" -> rows.append(figure.locator());
            case "PUBLISHED_VALUE" -> rows.append(figure.publishedValue());
            case "PUBLISHED_UNIT" -> rows.append(figure.publishedUnit());
            case "PUBLISHED_TEXT" -> rows.append(figure.publishedText());
            default -> throw new IllegalArgumentException("Figures have no attribute " + attribute);
        }
    }

    private void appendJudgement(JudgedFigure judged, int sequence) throws SQLException {
        figureRows.append(sequence).append(judged.against());
        figureRows.append(judged.standing().id()).append(judged.judgement().id());
        figureRows.append(judged.published().knownFrom());
        figureRows.append(judged.validFrom()).append(judged.validTo());
    }

    private void digest(SeriesKey key, TimePeriod period, JudgedFigure judged) {
        Figure figure = judged.published().figure();
        line.setLength(0);
        line.append(key).append('\t').append(period.code()).append('\t').append(figure.value());
        line.append('\t').append(figure.unitMultiplier()).append('\t').append(figure.status());
        line.append('\t').append(figure.qualifier()).append('\t').append(figure.basePeriod());
        line.append('\t').append(figure.occasionDates()).append('\t').append(figure.sourceId());
        line.append('\t').append(figure.locator()).append('\t').append(figure.publishedValue());
        line.append('\t').append(figure.publishedUnit()).append('\t').append(figure.publishedText());
        line.append('\t').append(judged.standing()).append('\t').append(judged.judgement());
        line.append('\t')
                .append(judged.against())
                .append('\t')
                .append(judged.published().publishedOn());
        line.append('\t').append(judged.published().knownFrom());
        line.append('\t')
                .append(judged.validFrom())
                .append('\t')
                .append(judged.validTo())
                .append('\t')
                .append(judged.ground())
                .append('\t')
                .append(judged.authority());
        line.append('\t').append(figure.reading().encode());
        line.append('\t').append(CorrectionIds.encode(figure.corrections())).append('\n');
        content.update(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    long observations() {
        return observations;
    }

    long figures() {
        return figures;
    }

    long series() {
        return seriesOrdinal + 1L;
    }

    @Nullable
    LocalDate lastPublishedOn() {
        return lastPublishedOn;
    }

    /** SHA-256 over all figures with their judgement, in stored order. To be asked once, at the end. */
    String contentDigest() {
        return Digests.hex(content.digest());
    }

    @Override
    public void close() throws SQLException {
        try (observationRows;
                figureRows;
                trail) {
            observationRows.flush();
            figureRows.flush();
        }
    }
}
