package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steppe.warehouse.generation.FileEntry;
import org.steppe.warehouse.generation.VintagesFile;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.store.ObservationRows;
import org.steppe.warehouse.store.RandomQueries;
import org.steppe.warehouse.store.ReferenceObservations;

/** What the file of vintages holds, read as any program reads an Arrow file. */
class VintagesFileWriterTest {

    @TempDir
    private Path folder;

    /** Rows of each record batch. */
    private List<List<Map<String, @Nullable Object>>> publishAndRead(long seed, int chunkRows) throws IOException {
        var random = new RandomQueries(seed);
        ReferenceObservations.publish(
                DuckDbGenerationPublisher.open(folder, SmallWarehouse.TODAY, chunkRows),
                random.sources(),
                random.figures(2_000));
        var chunks = new ArrayList<List<Map<String, @Nullable Object>>>();
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(vintagesFile());
                var reader = new ArrowFileReader(channel, memory)) {
            while (reader.loadNextBatch()) {
                chunks.add(rows(reader));
            }
        }
        return chunks;
    }

    private Path vintagesFile() {
        var warehouse = new WarehouseFolder(folder);
        var manifest = warehouse.readManifest(warehouse.findPointer().orElseThrow());
        FileEntry entry = manifest.datasets().stream()
                .filter(dataset -> dataset.dataset().equals("economy"))
                .flatMap(dataset -> Stream.ofNullable(dataset.latest().vintages()))
                .findFirst()
                .orElseThrow();
        warehouse.verify(entry);
        return warehouse.resolve(entry);
    }

    private static List<Map<String, @Nullable Object>> rows(ArrowFileReader reader) throws IOException {
        VectorSchemaRoot batch = reader.getVectorSchemaRoot();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (int row = 0; row < batch.getRowCount(); row++) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            for (FieldVector vector : batch.getFieldVectors()) {
                values.put(vector.getName(), value(reader, vector, row));
            }
            rows.add(values);
        }
        return rows;
    }

    private static @Nullable Object value(ArrowFileReader reader, FieldVector vector, int row) throws IOException {
        var encoding = vector.getField().getDictionary();
        if (vector.isNull(row)) {
            return null;
        }
        if (encoding != null) {
            var entries =
                    Objects.requireNonNull(reader.lookup(encoding.getId())).getVector();
            return entries.getObject((int) ((BaseIntVector) vector).getValueAsLong(row))
                    .toString();
        }
        if (vector instanceof DateDayVector days) {
            return LocalDate.ofEpochDay(days.get(row));
        }
        Object value = vector.getObject(row);
        return value instanceof Number ? value : value.toString();
    }

    private static int number(Map<String, @Nullable Object> row, String column) {
        return (Integer) Objects.requireNonNull(row.get(column));
    }

    static Stream<Integer> chunkRows() {
        return Stream.of(1, 2, 7, 100, VintagesFileWriter.CHUNK_ROWS);
    }

    @ParameterizedTest(name = "chunks of {0} rows")
    @MethodSource("chunkRows")
    void everyValueThatEverHeldIsThereOnce(int chunkRows) throws IOException {
        List<Map<String, @Nullable Object>> written = publishAndRead(3, chunkRows).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(
                                (Map<String, @Nullable Object> row) -> number(row, VintagesFile.OBSERVATION))
                        .thenComparing(row -> (LocalDate) Objects.requireNonNull(row.get("VALID_FROM"))))
                .toList();
        var columns = new ArrayList<>(ObservationColumns.standard(SmallWarehouse.structure(), false));
        columns.removeAll(VintagesFile.keyColumns(SmallWarehouse.structure()));
        columns.add("VALID_FROM");
        DataQuery query = DataQuery.all("economy", DatasetVersion.FIRST)
                .figures()
                .vintages(Vintages.NEW_AND_REVISED)
                .columns(columns);
        try (DuckDbObservationStore store = DuckDbObservationStore.open(folder, DuckDbSettings.defaults())) {
            List<Map<String, @Nullable Object>> expected =
                    ObservationRows.readAll(store.open(store.generation(), query));
            assertThat(written)
                    .hasSizeGreaterThan(500)
                    .hasSameSizeAs(expected)
                    .zipSatisfy(expected, (row, figure) -> assertThat(row).containsAllEntriesOf(figure));
        }
    }

    @ParameterizedTest(name = "chunks of {0} rows")
    @MethodSource("chunkRows")
    void aBatchHasWholeObservationsInWaves(int chunkRows) throws IOException {
        int next = 0;
        for (List<Map<String, @Nullable Object>> chunk : publishAndRead(5, chunkRows)) {
            int first = next;
            List<Integer> observations = chunk.stream()
                    .map(row -> number(row, VintagesFile.OBSERVATION))
                    .toList();
            var distinct = new HashSet<>(observations);
            next = first + distinct.size();
            assertThat(distinct.size() == 1 || chunk.size() <= chunkRows).isTrue();
            for (int i = 0; i < distinct.size(); i++) {
                assertThat(observations.get(i)).as("the first wave has all").isEqualTo(first + i);
            }
            var following = new LinkedHashMap<Integer, LocalDate>();
            for (Map<String, @Nullable Object> row : chunk) {
                LocalDate from = (LocalDate) Objects.requireNonNull(row.get("VALID_FROM"));
                LocalDate until = following.put(number(row, VintagesFile.OBSERVATION), from);
                assertThat(from).as("from the last value to the first").isBefore(until == null ? LocalDate.MAX : until);
            }
        }
    }

    @Test
    void aDatasetWithoutFiguresHasNoFile() {
        SmallWarehouse.load(folder, SmallWarehouse.catalogue());
        var warehouse = new WarehouseFolder(folder);
        var manifest = warehouse.readManifest(warehouse.findPointer().orElseThrow());
        assertThat(manifest.datasets())
                .isNotEmpty()
                .allSatisfy(dataset -> assertThat(dataset.latest().vintages()).isNull());
    }
}
