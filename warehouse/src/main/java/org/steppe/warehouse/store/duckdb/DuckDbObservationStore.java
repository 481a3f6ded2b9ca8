package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.TrailSelection;
import org.steppe.warehouse.store.Availability;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.StoreHealth;
import org.steppe.warehouse.store.series.SeriesStore;

/** Answers queries from dataset files that one in-memory database has attached. */
final class DuckDbObservationStore implements ObservationStore {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDbObservationStore.class);

    private static final int USUAL_COLUMNS = 32;

    private final WarehouseFolder folder;
    private final RootDatabase root;
    private final AttachedFiles files;
    private final GenerationFollower follower;
    private final LeftVersions left;
    private final QueryThreads threads;
    private final BufferAllocator memory = new RootAllocator();
    private final SeriesStore series;
    private final Set<ObservationCursor> open = ConcurrentHashMap.newKeySet();
    private final Set<ParquetWriting> writings = ConcurrentHashMap.newKeySet();

    private DuckDbObservationStore(WarehouseFolder folder, RootDatabase root, DuckDbSettings settings) {
        this.folder = folder;
        this.root = root;
        this.files = new AttachedFiles(root, folder);
        this.left = new LeftVersions(folder);
        this.threads = new QueryThreads(settings.queryThreads(), settings.queuedQueries());
        this.series = new SeriesStore(folder, memory, settings.backgroundDelay());
        var reader = new GenerationReader(folder, root, files);
        this.follower = new GenerationFollower(folder, reader, settings, this::keepFiles);
    }

    static DuckDbObservationStore open(Path path, DuckDbSettings settings) {
        var folder = new WarehouseFolder(path);
        try {
            RootDatabase root = RootDatabase.open(folder.root(), settings);
            var store = new DuckDbObservationStore(folder, root, settings);
            store.follower.start();
            return store;
        } catch (SQLException e) {
            throw new SteppeException(ErrorCode.INTERNAL, "The database engine could not be started.", e);
        }
    }

    private void keepFiles(Generation generation) {
        files.keep(generation.listDatasets().stream()
                .flatMap(dataset -> dataset.versions().stream())
                .map(VersionEntry::data)
                .collect(Collectors.toSet()));
        series.follow(generation);
    }

    @Override
    public Generation generation() {
        return follower.generation();
    }

    @Override
    public StoreHealth health() {
        return follower.health();
    }

    /** Looks at once for a generation that was published. */
    void follow() {
        follower.look();
    }

    @Override
    public ObservationCursor open(Generation generation, DataQuery query) {
        LocalDate day = query.asOf();
        DataQuery asked =
                day != null && !query.history() && isAfterAllFigures(day, generation, query) ? query.asOf(null) : query;
        return series.open(generation, asked).orElseGet(() -> openQuery(generation, asked));
    }

    /** Whether what was known then is what is known now. Where days begin earlier a figure may be of the day after. */
    private static boolean isAfterAllFigures(LocalDate day, Generation generation, DataQuery query) {
        StoredVersion version =
                generation.findStored(query.dataset(), query.version()).orElseThrow(() -> notKept(generation, query));
        LocalDate published = LocalDate.ofInstant(version.entry().publishedAt(), ZoneOffset.UTC);
        return day.isAfter(published.plusDays(1))
                && version.description().sources().stream()
                        .flatMap(source -> generation.findSource(source).stream())
                        .map(Source::publishedOn)
                        .allMatch(date -> date == null || !date.isAfter(day));
    }

    private ObservationCursor openQuery(Generation generation, DataQuery query) {
        QueryLease lease = acquire(generation, query);
        return open(lease.leases(), query.columns().size(), () -> ObservationSql.of(query, lease.file()));
    }

    @Override
    public ObservationCursor openRevisions(Generation generation, DataQuery query, List<String> groups) {
        QueryLease lease = acquire(generation, query);
        return open(
                lease.leases(),
                USUAL_COLUMNS,
                () -> new RevisionSql(query.figures(), lease.file(), groups).statistics());
    }

    @Override
    public Optional<StoredVersion> findStored(String dataset, DatasetVersion version) {
        Generation live = follower.generation();
        Optional<StoredVersion> kept = live.findStored(dataset, version);
        return kept.isPresent() || !live.history().hasPublished(dataset, version) ? kept : left.find(dataset, version);
    }

    @Override
    public ObservationCursor openChanges(@Nullable StoredVersion before, @Nullable StoredVersion after) {
        var leases = new ArrayList<AttachedFiles.Lease>();
        try {
            VersionDifference.Side old = before == null ? null : side(before, leases);
            VersionDifference.Side now = after == null ? null : side(after, leases);
            return open(leases, USUAL_COLUMNS, () -> new VersionDifference(old, now).list());
        } catch (RuntimeException e) {
            // Giving back twice does nothing.
            leases.forEach(AttachedFiles.Lease::close);
            throw e;
        }
    }

    @Override
    public ObservationCursor openTrail(StoredVersion version, TrailSelection selection) {
        AttachedFiles.Lease lease = files.acquire(version.entry().data());
        return open(
                List.of(lease),
                USUAL_COLUMNS,
                () -> trail(version, lease.alias()).select(selection));
    }

    private TrailSql trail(StoredVersion version, String alias) {
        String sql = "SELECT count(*) FROM duckdb_tables() WHERE database_name = " + DatasetTables.literal(alias)
                + " AND table_name = " + DatasetTables.literal(TrailTable.NAME);
        try (DuckDBConnection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery(sql)) {
            boolean isKept = tables.next() && tables.getLong(1) > 0;
            return new TrailSql(version.description().dataflow().structure(), alias, isKept);
        } catch (SQLException e) {
            throw new SteppeException(ErrorCode.INTERNAL, "The query could not be answered.", e);
        }
    }

    @Override
    public Optional<String> findDocument(Generation generation, String source) {
        try {
            return generation.findDocument(source).map(folder::readDocument);
        } catch (SteppeException e) {
            LOG.warn("The text of {} cannot be shown", source, e);
            return Optional.empty();
        }
    }

    private VersionDifference.Side side(StoredVersion version, List<AttachedFiles.Lease> leases) {
        AttachedFiles.Lease lease = files.acquire(version.entry().data());
        leases.add(lease);
        return new VersionDifference.Side(
                lease.alias(), version.description().dataflow().structure());
    }

    /**
     * @param leases of the files that the query reads, given back with the cursor
     * @param columns of the answer
     */
    private ObservationCursor open(List<AttachedFiles.Lease> leases, int columns, Supplier<String> sql) {
        DuckDbCursor cursor;
        try {
            cursor = cursor(sql.get(), columns, leases);
        } catch (RuntimeException e) {
            leases.forEach(AttachedFiles.Lease::close);
            throw e;
        }
        try {
            threads.admit(
                    () -> {
                        cursor.execute();
                        return true;
                    },
                    cursor::close);
            return cursor;
        } catch (ExecutionException e) {
            cursor.close();
            throw unwrapped(e);
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private DuckDbCursor cursor(String sql, int columns, List<AttachedFiles.Lease> leases) {
        DuckDBConnection connection = connect();
        BufferAllocator allocator = memory.newChildAllocator("query", 0, Long.MAX_VALUE);
        var self = new DuckDbCursor[1];
        var cursor = new DuckDbCursor(sql, connection, allocator, threads, columns, () -> {
            leases.forEach(AttachedFiles.Lease::close);
            open.remove(self[0]);
        });
        self[0] = cursor;
        open.add(cursor);
        return cursor;
    }

    private DuckDBConnection connect() {
        try {
            return root.connect();
        } catch (SQLException e) {
            throw new SteppeException(ErrorCode.INTERNAL, "The database engine cannot be reached.", e);
        }
    }

    @Override
    public long writeParquet(Generation generation, AnswerHead head, AnswerLayout layout, Path file) {
        DataQuery query = head.query();
        try (QueryLease lease = acquire(generation, query);
                DuckDBConnection connection = connect()) {
            String rows = ObservationSql.of(query, lease.file());
            var sql = new ParquetSql(rows, lease.file().alias(), layout, head);
            var writing = new ParquetWriting(sql, connection, file);
            writings.add(writing);
            try {
                return threads.admit(writing::execute, writing::cancel);
            } finally {
                writings.remove(writing);
            }
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (SQLException e) {
            throw new SteppeException(ErrorCode.INTERNAL, "The database engine cannot be reached.", e);
        }
    }

    @Override
    public Availability availability(Generation generation, DataQuery query) {
        try (QueryLease lease = acquire(generation, query);
                DuckDBConnection connection = connect()) {
            var sql = new AvailabilitySql(query, lease.file());
            var counting = new AvailabilityQuery(sql, connection);
            return threads.admit(counting::execute, counting::cancel);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (SQLException e) {
            throw new SteppeException(ErrorCode.INTERNAL, "The database engine cannot be reached.", e);
        }
    }

    @Override
    public List<LocalDate> listVintages(Generation generation, DataQuery query) {
        try (QueryLease lease = acquire(generation, query);
                DuckDBConnection connection = connect()) {
            var days = new VintageDays(new VintageSql(query, lease.file()), connection);
            return threads.admit(days::execute, days::cancel);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (SQLException e) {
            throw new SteppeException(ErrorCode.INTERNAL, "The database engine cannot be reached.", e);
        }
    }

    private static SteppeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof SteppeException told
                ? told
                : new SteppeException(ErrorCode.INTERNAL, "The query could not be answered.", e);
    }

    private static SteppeException notKept(Generation generation, DataQuery query) {
        return new SteppeException(
                ErrorCode.VERSION_UNKNOWN,
                "Generation " + generation.number() + " keeps no version " + query.version() + " of " + query.dataset()
                        + ".");
    }

    private QueryLease acquire(Generation generation, DataQuery query) {
        StoredVersion version =
                generation.findStored(query.dataset(), query.version()).orElseThrow(() -> notKept(generation, query));
        DatasetVersion since = query.changedSince();
        if (since == null) {
            return QueryLease.of(version, files);
        }
        StoredVersion other = findStored(query.dataset(), since)
                .orElseThrow(() -> new SteppeException(
                        ErrorCode.VERSION_GONE,
                        "Version " + since + " of " + query.dataset() + ", with which to compare, is no longer kept."));
        return QueryLease.of(version, other, files);
    }

    @Override
    public Path locate(BulkFile file) {
        return folder.resolve(file.file());
    }

    /** Bytes of answers that are open. */
    long memoryInUse() {
        return memory.getAllocatedMemory();
    }

    SeriesStore series() {
        return series;
    }

    AttachedFiles files() {
        return files;
    }

    @Override
    public void close() {
        follower.close();
        open.forEach(ObservationCursor::close);
        writings.forEach(ParquetWriting::cancel);
        threads.close();
        series.close();
        try {
            memory.close();
            root.close();
        } catch (SQLException | IllegalStateException e) {
            LOG.error("The store did not close cleanly", e);
        }
    }
}
