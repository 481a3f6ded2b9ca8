package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.store.ParquetRows;
import tools.jackson.databind.JsonNode;

/** The files that come with a version. */
class BulkFilesTest {

    private static final String FILES = "/v1/datasets/economy/files";
    private static final String PARQUET = FILES + "/economy-1.0.parquet";

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Service service;

    @BeforeAll
    static void start() {
        TestWarehouse.load(folder, 30);
        service = Service.on(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static byte[] sha256(byte[] content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    private static List<JsonNode> files(String address) {
        return service.get(address).json().get("files").valueStream().toList();
    }

    private static String text(JsonNode file, String member) {
        return file.get(member).stringValue();
    }

    @Test
    void theListTellsWhatTheFilesAre() throws NoSuchAlgorithmException {
        Answer list = service.get(FILES);
        assertThat(list.header("x-dataset-version")).isEqualTo("1.0");
        assertThat(list.json().get("dataset").stringValue()).isEqualTo("economy");
        assertThat(list.json().get("version").stringValue()).isEqualTo("1.0");
        assertThat(files(FILES))
                .extracting(file -> text(file, "format"))
                .containsExactlyInAnyOrder("csv.zst", "arrow", "parquet");
        for (JsonNode file : files(FILES)) {
            for (String address : List.of(text(file, "address"), text(file, "immutableAddress"))) {
                Answer answer = service.get(address);
                assertThat(answer.status()).isEqualTo(200);
                byte[] content = answer.response().body();
                assertThat(content.length).isEqualTo(file.get("bytes").intValue());
                assertThat(HexFormat.of().formatHex(sha256(content))).isEqualTo(text(file, "sha256"));
                assertThat(answer.header("repr-digest"))
                        .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(sha256(content)) + ":");
                assertThat(answer.header("etag")).isEqualTo('"' + text(file, "sha256") + '"');
                assertThat(answer.header("content-type")).isEqualTo(text(file, "mediaType"));
                assertThat(answer.header("content-length")).isEqualTo(Integer.toString(content.length));
                assertThat(answer.header("content-encoding")).isEmpty();
                assertThat(answer.header("content-disposition"))
                        .isEqualTo("attachment; filename=\"" + text(file, "name") + '"');
                assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
                assertThat(answer.header("x-dataset-version")).isEqualTo("1.0");
            }
        }
    }

    @Test
    void theFilesHaveWhatAnAnswerWithEverythingHas(@TempDir Path scratch) throws IOException {
        int rows =
                service.get("/v1/datasets/economy").json().get("observations").intValue();
        assertThat(files(FILES))
                .allSatisfy(file -> assertThat(file.get("rows").intValue()).isEqualTo(rows));
        Path file = scratch.resolve("economy.parquet");
        Files.write(file, service.get(PARQUET).response().body());
        assertThat(ParquetRows.readAll(file)).hasSize(rows);
        byte[] compressed =
                service.get(FILES + "/economy-1.0.csv.zst").response().body();
        byte[] csv = Zstd.decompress(compressed, 1 << 20);
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .isEqualTo(service.get("/v1/datasets/economy/observations?format=csv")
                        .text());
    }

    @Test
    void whatNeverChangesIsKeptForEver() {
        String immutable = files(FILES).stream()
                .filter(file -> text(file, "format").equals("parquet"))
                .map(file -> text(file, "immutableAddress"))
                .findFirst()
                .orElseThrow();
        Answer kept = service.get(immutable);
        assertThat(kept.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(kept.header("content-location")).isEmpty();
        for (String name : List.of("economy-1.0.parquet", "economy-latest.parquet")) {
            Answer asked = service.get(FILES + "/" + name);
            assertThat(asked.header("cache-control")).isEqualTo("no-cache");
            assertThat(asked.header("content-location")).isEqualTo(immutable);
            assertThat(asked.header("etag")).isEqualTo(kept.header("etag"));
            assertThat(asked.header("content-disposition")).contains("economy-1.0.parquet");
        }
    }

    @Test
    void partsAndConditionsWorkAsForAnyFile() {
        Answer whole = service.get(PARQUET);
        assertThat(service.get(PARQUET, "Range", "bytes=-4").text()).isEqualTo("PAR1");
        assertThat(service.get(PARQUET, "Range", "bytes=0-3,-4").status()).isEqualTo(206);
        assertThat(service.get(PARQUET, "Range", "bytes=0-3").header("repr-digest"))
                .isEqualTo(whole.header("repr-digest"));
        assertThat(service.get(PARQUET, "Range", "bytes=99999999-").status()).isEqualTo(416);
        assertThat(service.get(PARQUET, "If-None-Match", whole.header("etag")).status())
                .isEqualTo(304);
        assertThat(service.head(PARQUET).header("content-length")).isEqualTo(whole.header("content-length"));
    }

    @Test
    void theDayOfPublicationIsAConditionToo() {
        String published = service.get(PARQUET).header("last-modified");
        assertThat(published).isEqualTo("Fri, 20 Nov 2026 08:00:00 GMT");
        String before = "Fri, 20 Nov 2026 07:59:59 GMT";
        assertThat(service.get(PARQUET, "If-Modified-Since", published).status())
                .isEqualTo(304);
        assertThat(service.get(PARQUET, "If-Modified-Since", before).status()).isEqualTo(200);
        assertThat(service.get(PARQUET, "If-Modified-Since", "yesterday").status())
                .isEqualTo(200);
        assertThat(service.get(PARQUET, "If-Unmodified-Since", published).status())
                .isEqualTo(200);
        assertThat(service.get(PARQUET, "If-Unmodified-Since", before).status()).isEqualTo(412);
        assertThat(service.get(PARQUET, "If-None-Match", "\"other\"", "If-Modified-Since", published)
                        .status())
                .isEqualTo(200);
        assertThat(service.get(PARQUET, "Range", "bytes=0-3", "If-Range", published)
                        .status())
                .isEqualTo(206);
        assertThat(service.get(PARQUET, "Range", "bytes=0-3", "If-Range", before)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "economy-1.1.parquet",
                "economy-1.0.csv",
                "economy-1.0-0000000000000000.parquet",
                "port-freight-1.0.parquet",
                "..%2F..%2FCURRENT",
                "..",
                "%2Fetc%2Fpasswd",
                "economy-1.0.duckdb",
                "%00"
            })
    void whatIsNoFileOfTheDatasetIsNotFound(String name) {
        Answer answer = service.get(FILES + "/" + name);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContain(folder.toString());
    }

    @Test
    void aWrongNameIsToldWithTheNearest() {
        Answer answer = service.get(FILES + "/economy-1.0.parket");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorCodes()).containsExactly("FILE_UNKNOWN");
        assertThat(answer.text()).contains("economy-1.0.parquet");
        assertThat(service.get("/v1/datasets/econmy/files").errorCodes()).containsExactly("DATASET_UNKNOWN");
        assertThat(service.get(FILES + "?version=7.0").errorCodes()).containsExactly("VERSION_UNKNOWN");
        assertThat(service.get(FILES + "?lang=en").errorCodes()).containsExactly("PARAMETER_UNKNOWN");
        assertThat(service.get(PARQUET + "?version=1.0").errorCodes()).containsExactly("PARAMETER_UNKNOWN");
        assertThat(service.get(PARQUET, "Accept", "text/csv").errorCodes()).containsExactly("FORMAT_NOT_AVAILABLE");
    }

    @Test
    void newVersionsHaveFilesOfTheirOwn(@TempDir Path elsewhere) throws InterruptedException {
        TestWarehouse.load(elsewhere, 10);
        try (Service following = Service.on(elsewhere)) {
            String first = following.get(FILES + "/economy-latest.parquet").header("etag");
            TestWarehouse.load(elsewhere, 20);
            Instant end = Instant.now().plus(Duration.ofSeconds(20));
            while (following.get("/health").json().get("generation").intValue() != 2) {
                assertThat(Instant.now()).isBefore(end);
                Thread.sleep(50);
            }
            Answer latest = following.get(FILES + "/economy-latest.parquet");
            assertThat(latest.header("etag")).isNotEqualTo(first);
            assertThat(latest.header("x-dataset-version")).isEqualTo("1.1");
            assertThat(following.get(PARQUET).header("etag")).isEqualTo(first);
            assertThat(following
                            .get(FILES + "?version=1.0")
                            .json()
                            .get("version")
                            .stringValue())
                    .isEqualTo("1.0");
            assertThat(following
                            .get("/v1/datasets/economy/versions/1.0")
                            .json()
                            .at("/links/files")
                            .stringValue())
                    .isEqualTo(FILES + "?version=1.0");
        }
    }

    @Test
    void aFileThatIsMissingOrCutShortIsAProblem(@TempDir Path elsewhere) throws IOException {
        TestWarehouse.load(elsewhere, 10);
        try (Service damaged = Service.on(elsewhere)) {
            assertThat(damaged.get(PARQUET).status()).isEqualTo(200);
            Path file = find(elsewhere, ".parquet");
            byte[] content = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(content, content.length - 1));
            assertDamaged(damaged.get(PARQUET), elsewhere);
            Files.delete(file);
            assertDamaged(damaged.get(PARQUET, "Range", "bytes=0-3"), elsewhere);
            assertThat(damaged.get(FILES).status()).isEqualTo(200);
            assertThat(damaged.get(FILES + "/economy-1.0.csv.zst").status()).isEqualTo(200);
        }
    }

    private static Path find(Path warehouse, String extension) throws IOException {
        try (Stream<Path> files = Files.list(warehouse.resolve("datasets").resolve("economy"))) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertDamaged(Answer answer, Path warehouse) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorCodes()).containsExactly("GENERATION_UNREADABLE");
        assertThat(answer.text()).doesNotContain(warehouse.toString());
    }

    @Test
    void versionsOfOlderProgramsHaveNoFiles() {
        try (Service old = Service.on(new ObedientStore(batch -> 0))) {
            assertThat(old.get("/v1/datasets/numbers/files").json().get("files"))
                    .isEmpty();
            assertThat(old.get("/v1/datasets/numbers/files/numbers-1.0.parquet").status())
                    .isEqualTo(404);
        }
    }
}
