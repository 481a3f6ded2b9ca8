package org.steppe.api.served;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.generation.BulkFile;
import org.steppe.warehouse.generation.Catalogue;
import org.steppe.warehouse.generation.ChangeCounts;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.TrailSelection;
import org.steppe.warehouse.store.Availability;
import org.steppe.warehouse.store.ObservationCursor;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.StoreHealth;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;

/** A store without a database that hands out the batches it is told to, and fails when it is told to. */
final class ObedientStore implements ObservationStore {

    static final String ADDRESS = "/v1/datasets/numbers/observations?columns=number,words";

    private static final int WORDS = 200;

    private final IntUnaryOperator rowsOfBatch;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();
    private final long stored;
    private final Generation generation;

    /** What this store writes when it is asked for a file. */
    interface FileScript {

        void write(Path file) throws IOException, InterruptedException;
    }

    private volatile FileScript files = file -> Files.write(file, new byte[0]);

    /** @param rowsOfBatch for the number of a batch from 0 its rows; 0 ends the answer; may throw */
    ObedientStore(IntUnaryOperator rowsOfBatch) {
        this(rowsOfBatch, 1);
    }

    /** @param stored observations that this store says it has */
    ObedientStore(IntUnaryOperator rowsOfBatch, long stored) {
        this.rowsOfBatch = rowsOfBatch;
        this.stored = stored;
        this.generation = makeGeneration(stored);
    }

    ObedientStore writing(FileScript script) {
        files = script;
        return this;
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    /** Batches handed out by all cursors. */
    int batches() {
        return batches.get();
    }

    private static Generation makeGeneration(long stored) {
        var structure = new DataStructure(
                List.of(new Dimension("FREQ", "FREQ", label("Frequency"))),
                List.of(
                        new Attribute("NUMBER", ComponentType.INTEGER, null, label("Number")),
                        new Attribute("WORDS", ComponentType.TEXT, null, label("Words"))));
        var dataflow = new Dataflow("numbers", label("Numbers"), label("Numbers"), structure);
        var frequencies = new Codelist("FREQ", List.of());
        var file = new FileEntry("file", 1, "0".repeat(64));
        var version = new VersionEntry(
                DatasetVersion.FIRST,
                java.time.Instant.EPOCH,
                file,
                file,
                "0".repeat(64),
                "0".repeat(64),
                stored,
                stored,
                ChangeCounts.NONE,
                List.of(),
                null);
        var description = new DatasetDescription(
                dataflow,
                List.of(frequencies),
                Map.of("FREQ", new TreeSet<>()),
                null,
                null,
                1,
                1,
                1,
                new TreeSet<>(),
                null);
        return new Generation(
                new Manifest(1, java.time.Instant.EPOCH, List.of(new DatasetEntry("numbers", List.of(version))), file),
                new Catalogue(List.of(dataflow), List.of(frequencies), List.of()),
                Map.of("numbers", Map.of(DatasetVersion.FIRST, description)));
    }

    private static Label label(String text) {
        return new Label(text, text);
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public StoreHealth health() {
        return new StoreHealth(1L, java.time.Instant.EPOCH, null);
    }

    @Override
    public ObservationCursor open(Generation asked, DataQuery query) {
        opened.incrementAndGet();
        return new Cursor();
    }

    @Override
    public ObservationCursor openChanges(@Nullable StoredVersion before, @Nullable StoredVersion after) {
        throw new UnsupportedOperationException("This store has one version");
    }

    @Override
    public ObservationCursor openTrail(StoredVersion version, TrailSelection selection) {
        throw new UnsupportedOperationException("This store has no trails");
    }

    @Override
    public Optional<String> findDocument(Generation generation, String source) {
        return Optional.empty();
    }

    @Override
    public Path locate(BulkFile file) {
        throw new UnsupportedOperationException("This store has no files");
    }

    @Override
    public long writeParquet(Generation asked, AnswerHead head, AnswerLayout layout, Path file) {
        opened.incrementAndGet();
        try {
            files.write(file);
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("given up", e);
        } finally {
            closed.incrementAndGet();
        }
    }

    @Override
    public ObservationCursor openRevisions(Generation live, DataQuery query, List<String> groups) {
        return new Cursor();
    }

    @Override
    public List<LocalDate> listVintages(Generation live, DataQuery query) {
        return List.of();
    }

    @Override
    public Availability availability(Generation asked, DataQuery query) {
        return new Availability(stored, 1, Map.of("FREQ", new TreeMap<>()), List.of(), null, null);
    }

    @Override
    public void close() {
        // Cursors are closed by whoever opened them.
    }

    private final class Cursor implements ObservationCursor {

        private final BufferAllocator allocator = new RootAllocator();
        private final IntVector numbers = new IntVector("NUMBER", allocator);
        private final VarCharVector words = new VarCharVector("WORDS", allocator);
        private final VectorSchemaRoot root = new VectorSchemaRoot(new ArrayList<FieldVector>(List.of(numbers, words)));
        private final Random letters = new Random(1);
        private int batch;
        private int number;
        private boolean isClosed;

        @Override
        public VectorSchemaRoot batch() {
            return root;
        }

        @Override
        public DictionaryProvider dictionaries() {
            return new DictionaryProvider.MapDictionaryProvider();
        }

        @Override
        public synchronized boolean next() {
            int rows = rowsOfBatch.applyAsInt(batch++);
            for (int row = 0; row < rows; row++) {
                numbers.setSafe(row, number++);
                words.setSafe(row, letters());
            }
            numbers.setValueCount(rows);
            words.setValueCount(rows);
            root.setRowCount(rows);
            batches.incrementAndGet();
            return rows > 0;
        }

        /** Nothing that compresses well. */
        private byte[] letters() {
            byte[] word = new byte[WORDS];
            for (int i = 0; i < WORDS; i++) {
                word[i] = (byte) ('a' + letters.nextInt(26));
            }
            return word;
        }

        @Override
        public synchronized void close() {
            if (!isClosed) {
                isClosed = true;
                root.close();
                allocator.close();
                closed.incrementAndGet();
            }
        }
    }
}
