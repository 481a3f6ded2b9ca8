package org.steppe.warehouse.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.store.ParquetRows;
import org.steppe.warehouse.structure.Language;

/** Parquet files of a dataset with two million observations. */
class ParquetWritingTest {

    private static final int SERIES = 40_000;

    private static final String LARGE = "large.duckdb";

    private static final String ALL = "SELECT * FROM large.main.observation";

    private static final Path FULL_DEVICE = Path.of("/dev/full");

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RootDatabase root;

    @BeforeAll
    static void open() throws SQLException, IOException {
        LargeDatasetFile.write(folder.resolve(LARGE), SERIES, false);
        Files.createDirectories(folder.resolve("answers"));
        root = RootDatabase.open(
                folder.resolve("warehouse"),
                new DuckDbSettings(
                        "1GB",
                        2,
                        2,
                        10,
                        Duration.ofSeconds(1),
                        folder.resolve("spill"),
                        List.of(folder, folder.resolve("answers"), Path.of("/dev")),
                        Duration.ZERO));
        root.attach(folder.resolve(LARGE), "large");
    }

    @AfterAll
    static void close() throws SQLException {
        root.close();
    }

    private static AnswerHead head() {
        return new AnswerHead(
                new DatasetDescription(
                        SmallWarehouse.dataflow("economy"),
                        SmallWarehouse.codelists(),
                        Map.of(),
                        "1970",
                        "2019",
                        0,
                        0,
                        0,
                        new TreeSet<>(),
                        null),
                DatasetVersion.FIRST,
                Instant.EPOCH,
                DataQuery.all("economy", DatasetVersion.FIRST),
                Language.EN,
                "/v1/datasets/economy/observations?version=1.0&ref_area=%27",
                null,
                id -> Optional.empty(),
                Map.of("licence", "it's theirs"));
    }

    private static ParquetWriting writing(String rows, Path file, Column... columns) throws SQLException {
        return new ParquetWriting(
                new ParquetSql(rows, "large", new AnswerLayout(List.of(columns)), head()), root.connect(), file);
    }

    private static Path answer(String name) {
        return folder.resolve("answers").resolve(name);
    }

    private static Column plain(String component) {
        return new Column(component, component.toLowerCase(Locale.ROOT), null);
    }

    @Test
    void everyCellOfManyRowGroupsIsTheOneOfTheTableInItsOrder() throws SQLException {
        Path file = answer("cells.parquet");
        long rows = writing(
                        ALL,
                        file,
                        plain("REF_AREA"),
                        plain("INDICATOR"),
                        plain("TIME_PERIOD"),
                        plain("OBS_VALUE"),
                        plain("OBS_STATUS"),
                        plain("QUALIFIER"),
                        plain("PERIOD_END"),
                        plain("OBSERVATION_ID"))
                .execute();
        assertThat(rows).isEqualTo((long) SERIES * LargeDatasetFile.PERIODS);
        String differences = "SELECT count(*), count(*) FILTER (f.ref_area IS DISTINCT FROM t.\"REF_AREA\"::VARCHAR"
                + " OR f.indicator IS DISTINCT FROM t.\"INDICATOR\"::VARCHAR"
                + " OR f.time_period IS DISTINCT FROM t.\"TIME_PERIOD\"::VARCHAR"
                + " OR f.obs_value IS DISTINCT FROM t.\"OBS_VALUE\""
                + " OR f.obs_status IS DISTINCT FROM t.\"OBS_STATUS\"::VARCHAR"
                + " OR f.qualifier IS DISTINCT FROM t.\"QUALIFIER\"::VARCHAR"
                + " OR f.period_end IS DISTINCT FROM t.\"PERIOD_END\""
                + " OR f.observation_id IS DISTINCT FROM t.\"OBSERVATION_ID\")"
                + " FROM large.main.observation t POSITIONAL JOIN read_parquet('" + file + "') f";
        try (var connection = root.connect();
                var counted = connection.createStatement().executeQuery(differences)) {
            assertThat(counted.next()).isTrue();
            assertThat(counted.getLong(1)).isEqualTo(rows);
            assertThat(counted.getLong(2)).isZero();
        }
    }

    @Test
    void codesAreStringsWithADictionaryAndDaysAreDays() throws SQLException {
        Path file = answer("types.parquet");
        writing(ALL + " LIMIT 200000", file, plain("REF_AREA"), plain("PERIOD_START"), plain("OBS_VALUE"))
                .execute();

        assertThat(ParquetRows.query("SELECT name, type, converted_type, logical_type FROM parquet_schema('" + file
                        + "') WHERE num_children IS NULL OR num_children = 0"))
                .extracting(row -> row.get("name") + " " + row.get("type") + " " + row.get("converted_type"))
                .containsExactly("ref_area BYTE_ARRAY UTF8", "period_start INT32 DATE", "obs_value DOUBLE null");
        assertThat(ParquetRows.query("SELECT DISTINCT path_in_schema, encodings, compression FROM parquet_metadata('"
                        + file + "') WHERE path_in_schema = 'ref_area'"))
                .extracting(row -> row.get("encodings") + " " + row.get("compression"))
                .containsExactly("RLE_DICTIONARY ZSTD");
    }

    @Test
    void labelsStandForCodesAndAbsentCodesHaveNone() throws SQLException {
        var labels = new TreeMap<String, String>();
        LargeDatasetFile.areas().forEach(area -> labels.put(area, "it's \"" + area + "\", 呼和浩特"));
        labels.remove("AREA_001");
        Path file = answer("labels.parquet");
        writing(
                        "SELECT * FROM large.main.observation WHERE \"TIME_PERIOD\" = '1970' AND \"INDICATOR\" = 'INDICATOR_00000'"
                                + " ORDER BY \"SERIES\" LIMIT 2",
                        file,
                        plain("REF_AREA"),
                        new Column("REF_AREA", "ref_area_label", labels),
                        new Column("QUALIFIER", "qualifier", Map.of("OVER", "over")))
                .execute();

        assertThat(ParquetRows.readAll(file))
                .extracting(row -> row.get("ref_area") + "|" + row.get("ref_area_label") + "|" + row.get("qualifier"))
                .containsExactly("AREA_000|it's \"AREA_000\", 呼和浩特|null", "AREA_001|AREA_001|null");
    }

    @Test
    void theFileTellsWhatItIs() throws SQLException {
        Path file = answer("metadata.parquet");
        writing(ALL + " LIMIT 0", file, plain("REF_AREA")).execute();

        assertThat(ParquetRows.readAll(file)).isEmpty();
        assertThat(ParquetRows.metadata(file))
                .containsEntry("dataset", "economy")
                .containsEntry("version", "1.0")
                .containsEntry("title_en", "economy")
                .containsEntry("licence", "it's theirs")
                .containsEntry("address", "/v1/datasets/economy/observations?version=1.0&ref_area=%27");
    }

    @Test
    void cancellingEndsTheWriting() throws Exception {
        ParquetWriting writing = writing(
                "SELECT * FROM large.main.observation ORDER BY " + "md5(".repeat(64) + "\"OBSERVATION_ID\""
                        + ")".repeat(64),
                answer("cancelled.parquet"),
                plain("OBS_VALUE"));
        CompletableFuture<Long> outcome = CompletableFuture.supplyAsync(writing::execute);
        Thread.sleep(200);
        Instant before = Instant.now();

        writing.cancel();

        assertThatThrownBy(outcome::join).hasMessageContaining("given up");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThatThrownBy(writing::execute).isInstanceOf(SteppeException.class);
    }

    @Test
    void placeThatCannotBeWrittenIsToldApartFromAFault() throws SQLException {
        assertNotWritable(answer("missing").resolve("file.parquet"));
        assertNotWritable(folder.resolve("answers"));
        assertThatThrownBy(() -> writing("SELECT secret FROM large.main.observation", answer("x"), plain("REF_AREA"))
                        .execute())
                .isInstanceOfSatisfying(
                        SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessageNotContaining("secret");
    }

    private static void assertNotWritable(Path file) throws SQLException {
        ParquetWriting writing = writing(ALL, file, plain("REF_AREA"));
        assertThatThrownBy(writing::execute)
                .isInstanceOfSatisfying(
                        SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ANSWER_NOT_WRITABLE))
                .hasMessageNotContaining(folder.toString());
    }

    /** A device that is always full takes the place of a disk that is. */
    @Test
    @EnabledIf("hasFullDevice")
    void fullDiskIsOneOfThem() throws SQLException {
        assertNotWritable(FULL_DEVICE);
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL_DEVICE);
    }

    @Test
    void nothingIsWrittenElsewhere(@TempDir Path elsewhere) throws SQLException {
        assertThatThrownBy(() -> writing(ALL, elsewhere.resolve("file.parquet"), plain("REF_AREA"))
                        .execute())
                .isInstanceOf(SteppeException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }
}
