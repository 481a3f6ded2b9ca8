package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.JudgementListener;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.vintage.VintageJudge;

/** Turns the staged figures of a dataset into its next version, or finds that nothing changed. */
final class DatasetPreparer {

    private final DuckDBConnection connection;
    private final Path staging;
    private final PublicationContext context;
    private final Map<String, Codelist> codelists = new HashMap<>();
    private final BulkFilesWriter bulk;
    private final VintagesFileWriter vintages;
    private final VintageJudge judge = new VintageJudge();

    /** @param chunkRows as {@link VintagesFileWriter} takes them */
    DatasetPreparer(
            DuckDBConnection connection, Path staging, PublicationContext context, Catalogue catalogue, int chunkRows) {
        this.connection = connection;
        this.staging = staging;
        this.context = context;
        Map<String, Source> sources =
                catalogue.sources().stream().collect(Collectors.toMap(Source::id, Function.identity()));
        this.bulk = new BulkFilesWriter(connection, staging, context.now(), id -> Optional.ofNullable(sources.get(id)));
        this.vintages = new VintagesFileWriter(connection, chunkRows);
        catalogue.codelists().forEach(codelist -> this.codelists.put(codelist.id(), codelist));
    }

    StagedVersion prepare(StagedDataset staged, JudgementListener listener) throws SQLException, IOException {
        String dataset = staged.dataflow().id();
        Path file = staging.resolve(dataset + ".duckdb");
        String alias = "new_" + dataset.replace('-', '_');
        execute("ATTACH " + DatasetTables.literal(file.toString()) + " AS " + alias);
        Written written = write(staged, alias, listener);
        String structureDigest = structureDigest(written.description());
        Optional<VersionEntry> live = context.findLive(dataset).map(DatasetEntry::latest);
        if (live.isPresent()
                && live.get().contentDigest().equals(written.contentDigest())
                && live.get().structureDigest().equals(structureDigest)) {
            detach(alias);
            Files.deleteIfExists(file);
            return new StagedVersion(
                    live.get(),
                    live.get().version(),
                    null,
                    List.of(),
                    null,
                    written.description(),
                    written.contentDigest(),
                    structureDigest,
                    ChangeCounts.NONE);
        }
        DatasetVersion version = nextVersion(dataset, live, written.description());
        ChangeCounts changes = live.isEmpty()
                ? new ChangeCounts(written.description().observations(), 0, 0, 0)
                : compare(dataset, live.get(), alias, staged.dataflow().structure());
        List<StagedBulkFile> bulkFiles = bulk.write(written.description(), version, alias);
        Path vintagesFile = staging.resolve(alias + "." + VintagesFile.FORMAT);
        boolean hasVintages = vintages.write(written.description(), version, alias, vintagesFile);
        detach(alias);
        return new StagedVersion(
                live.orElse(null),
                version,
                file,
                bulkFiles,
                hasVintages ? vintagesFile : null,
                written.description(),
                written.contentDigest(),
                structureDigest,
                changes);
    }

    private record Written(DatasetDescription description, String contentDigest) {}

    private Written write(StagedDataset staged, String alias, JudgementListener listener) throws SQLException {
        // One transaction: otherwise every 2048 rows are a commit of their own, which costs three times the rest.
        execute("BEGIN TRANSACTION");
        Written written;
        try (var writer = new DatasetFileWriter(connection, alias, staged)) {
            staged.forEachObservation((key, period, figures) -> {
                var judged = judge.judge(figures);
                listener.judged(judged);
                writer.write(key, period, judged);
            });
            written = new Written(describe(staged, writer), writer.contentDigest());
        }
        execute("COMMIT");
        return written;
    }

    private ChangeCounts compare(String dataset, VersionEntry live, String alias, DataStructure structure)
            throws SQLException {
        String before = alias + "_before";
        Path file = context.folder().resolve(live.data());
        execute("ATTACH " + DatasetTables.literal(file.toString()) + " AS " + before + " (READ_ONLY)");
        ChangeCounts changes = VersionComparison.compare(
                connection,
                new VersionDifference.Side(before, liveStructure(dataset, live)),
                new VersionDifference.Side(alias, structure));
        detach(before);
        return changes;
    }

    private DataStructure liveStructure(String dataset, VersionEntry version) {
        return Objects.requireNonNull(context.live(), "A live version has a live generation")
                .getDescription(dataset, version.version())
                .dataflow()
                .structure();
    }

    /** Writes all of an attached file to disk. After a failure nothing is detached: the connection goes as a whole. */
    private void detach(String alias) throws SQLException {
        execute("DETACH " + alias);
    }

    private DatasetVersion nextVersion(String dataset, Optional<VersionEntry> live, DatasetDescription after) {
        Optional<DatasetVersion> highest = context.highestVersion(dataset);
        if (highest.isEmpty() || live.isEmpty() || context.live() == null) {
            return highest.map(DatasetVersion::nextMajor).orElse(DatasetVersion.FIRST);
        }
        DatasetDescription before =
                context.live().getDescription(dataset, live.get().version());
        return mayBreakQueries(before, after)
                ? highest.get().nextMajor()
                : highest.get().nextMinor();
    }

    /** A query may break when a component it can name is gone or moved, or a code it can name no longer exists. */
    private boolean mayBreakQueries(DatasetDescription before, DatasetDescription after) {
        DataStructure old = before.dataflow().structure();
        DataStructure now = after.dataflow().structure();
        List<String> oldKey = old.dimensions().stream().map(Dimension::id).toList();
        List<String> newKey = now.dimensions().stream().map(Dimension::id).toList();
        if (!oldKey.equals(newKey)
                || !now.attributes().stream()
                        .map(Attribute::id)
                        .toList()
                        .containsAll(
                                old.attributes().stream().map(Attribute::id).toList())) {
            return true;
        }
        return now.dimensions().stream().anyMatch(dimension -> {
            Codelist codelist = codelists.get(dimension.codelist());
            Set<String> used = before.usedCodes().getOrDefault(dimension.id(), new TreeSet<>());
            return codelist == null || used.stream().anyMatch(code -> !codelist.contains(code));
        });
    }

    private DatasetDescription describe(StagedDataset staged, DatasetFileWriter writer) {
        Dataflow dataflow = staged.dataflow();
        List<Dimension> dimensions = dataflow.structure().dimensions();
        var used = new HashMap<String, SortedSet<String>>();
        var restricted = new ArrayList<Codelist>();
        List<List<String>> seen = staged.seenCodes();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            var codes = new TreeSet<>(seen.get(i));
            used.put(dimension.id(), codes);
            restrict(restricted, dimension.codelist(), codes);
        }
        for (Attribute attribute : dataflow.structure().attributes()) {
            Codelist codelist = attribute.codelist() == null ? null : codelists.get(attribute.codelist());
            if (codelist != null) {
                restricted.add(codelist);
            }
        }
        List<TimePeriod> periods = staged.seenPeriods();
        return new DatasetDescription(
                dataflow,
                restricted,
                used,
                periods.isEmpty() ? null : periods.getFirst().code(),
                periods.isEmpty() ? null : periods.getLast().code(),
                writer.observations(),
                writer.figures(),
                writer.series(),
                new TreeSet<>(staged.seenSources()),
                writer.lastPublishedOn());
    }

    private void restrict(List<Codelist> restricted, String id, Set<String> used) {
        Codelist codelist = codelists.get(id);
        if (codelist != null) {
            restricted.add(codelist.restrictedTo(used));
        }
    }

    private static String structureDigest(DatasetDescription description) {
        var text = new StringBuilder();
        description
                .dataflow()
                .structure()
                .dimensions()
                .forEach(dimension -> text.append(dimension.id())
                        .append(' ')
                        .append(dimension.codelist())
                        .append('\n'));
        description
                .dataflow()
                .structure()
                .attributes()
                .forEach(attribute -> text.append(attribute.id())
                        .append(' ')
                        .append(attribute.type())
                        .append('\n'));
        for (Codelist codelist : description.codelists()) {
            codelist.listCodes()
                    .forEach(code -> text.append(codelist.id())
                            .append(' ')
                            .append(code.id())
                            .append(' ')
                            .append(code.parent())
                            .append('\n'));
        }
        return Digests.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
