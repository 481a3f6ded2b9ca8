package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.store.ParquetRows;

/** Answers that readers take apart over HTTP: Parquet and Arrow files. */
class ReadInPlaceTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";
    private static final String PARQUET = OBSERVATIONS + "?freq=M&format=parquet";

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Service service;

    @SuppressWarnings("NullAway.Init")
    private static byte[] whole;

    @SuppressWarnings("NullAway.Init")
    private static String tag;

    @BeforeAll
    static void start() {
        TestWarehouse.load(folder, 200);
        service = Service.on(folder);
        Answer answer = service.get(PARQUET);
        whole = answer.response().body();
        tag = answer.header("etag");
    }

    @AfterAll
    static void stop() {
        assertThat(metric(service, "steppe_answers_open")).isEqualTo("0.0");
        service.close();
    }

    private static String metric(Service asked, String name) {
        return asked.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("none");
    }

    private static byte[] slice(int first, int last) {
        return Arrays.copyOfRange(whole, first, last + 1);
    }

    private static String characters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void theWholeFileTellsItsLengthAndItsTag() {
        Answer answer = service.get(PARQUET);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(whole.length));
        assertThat(answer.header("content-type")).isEqualTo("application/vnd.apache.parquet");
        assertThat(answer.header("content-disposition")).contains("economy-1.0.parquet");
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        assertThat(answer.header("cache-control")).isEqualTo("no-cache");
        assertThat(answer.header("x-dataset-version")).isEqualTo("1.0");
        assertThat(answer.header("etag")).startsWith("\"").isEqualTo(tag);
        assertThat(answer.header("transfer-encoding")).isEmpty();
        assertThat(answer.header("content-encoding")).isEmpty();
        assertThat(answer.response().body()).isEqualTo(whole);
        assertThat(new String(slice(0, 3), StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(new String(slice(whole.length - 4, whole.length - 1), StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
    }

    @Test
    void compressionIsNotOffered() {
        Answer answer = service.get(PARQUET, "Accept-Encoding", "gzip, zstd");
        assertThat(answer.header("content-encoding")).isEmpty();
        assertThat(answer.header("etag")).isEqualTo(tag);
        assertThat(answer.response().body()).isEqualTo(whole);
    }

    @Test
    void theHeadIsThatOfTheWholeFile() {
        Answer head = service.head(PARQUET, "Range", "bytes=0-3");
        assertThat(head.status()).isEqualTo(200);
        for (String header : List.of(
                "content-length", "content-type", "accept-ranges", "etag", "content-disposition", "cache-control")) {
            assertThat(head.header(header))
                    .as(header)
                    .isEqualTo(service.get(PARQUET).header(header));
        }
        assertThat(head.response().body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0-3, 0, 3", "4-, 4, -1", "-8, -8, -1", "0-, 0, -1", "5-5, 5, 5", "10-99999999, 10, -1"})
    void onePartIsSentAsOne(String range, int from, int to) {
        int first = from < 0 ? whole.length + from : from;
        int last = to < 0 ? whole.length + to : to;
        Answer answer = service.get(PARQUET, "Range", "bytes=" + range);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-range")).isEqualTo("bytes " + first + "-" + last + "/" + whole.length);
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(last - first + 1));
        assertThat(answer.header("content-type")).isEqualTo("application/vnd.apache.parquet");
        assertThat(answer.header("etag")).isEqualTo(tag);
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        assertThat(answer.response().body()).isEqualTo(slice(first, last));
    }

    @Test
    void severalPartsAreSentInTheOrderAskedFor() {
        Answer answer = service.get(PARQUET, "Range", "bytes=100-120, 0-3,-4");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-range")).isEmpty();
        assertThat(answer.header("content-length"))
                .isEqualTo(Integer.toString(answer.response().body().length));
        String type = answer.header("content-type");
        assertThat(type).startsWith("multipart/byteranges");
        String boundary =
                type.substring(type.indexOf("boundary=") + "boundary=".length()).replace("\"", "");
        List<Part> parts = parts(characters(answer.response().body()), boundary);
        int end = whole.length;
        assertThat(parts)
                .extracting(part -> part.headers().get("content-range"))
                .containsExactly(
                        "bytes 100-120/" + end, "bytes 0-3/" + end, "bytes " + (end - 4) + "-" + (end - 1) + "/" + end);
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(part.headers()).containsEntry("content-type", "application/vnd.apache.parquet"));
        assertThat(parts.get(0).content()).isEqualTo(characters(slice(100, 120)));
        assertThat(parts.get(1).content()).isEqualTo(characters(slice(0, 3)));
        assertThat(parts.get(2).content()).isEqualTo(characters(slice(end - 4, end - 1)));
    }

    /** @param content each byte as one character */
    private record Part(Map<String, String> headers, String content) {}

    /** As strictly as RFC 2046 writes a multipart body. */
    private static List<Part> parts(String body, String boundary) {
        String end = "\r\n--" + boundary + "--\r\n";
        assertThat(body).startsWith("--" + boundary + "\r\n").endsWith(end);
        String inner = body.substring(boundary.length() + 4, body.length() - end.length());
        var parts = new ArrayList<Part>();
        for (String part : inner.split("\r\n--" + boundary + "\r\n", -1)) {
            int blank = part.indexOf("\r\n\r\n");
            var headers = new HashMap<String, String>();
            for (String line : part.substring(0, blank).split("\r\n", -1)) {
                int colon = line.indexOf(": ");
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
            }
            parts.add(new Part(headers, part.substring(blank + 4)));
        }
        return parts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=-0", "bytes=99999999-99999999999999999999"})
    void whatTheFileDoesNotHaveIsAProblem(String range) {
        Answer answer = service.get(PARQUET, "Range", range);
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("content-range")).isEqualTo("bytes */" + whole.length);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.errorCodes()).containsExactly("RANGE_NOT_SATISFIABLE");
        assertThat(answer.text()).contains(Integer.toString(whole.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-4",
                "bytes=abc",
                "rows=0-10",
                "bytes=0-,0-,0-,0-",
                "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,28-28,30-30,"
                        + "32-32,34-34,36-36,38-38,40-40,42-42,44-44,46-46,48-48,50-50,52-52,54-54,56-56,58-58,60-60,62-62,"
                        + "64-64,66-66,68-68,70-70,72-72,74-74,76-76,78-78,80-80,82-82,84-84,86-86,88-88,90-90,92-92,94-94,"
                        + "96-96,98-98,100-100,102-102,104-104,106-106,108-108,110-110,112-112,114-114,116-116,118-118,"
                        + "120-120,122-122,124-124,126-126,128-128"
            })
    void unsoundRangesAreAnsweredWhole(String range) {
        Answer answer = service.get(PARQUET, "Range", range);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo(whole);
    }

    @Test
    void aRangeHoldsOnlyForTheFileThatTheClientHasAPartOf() {
        assertThat(service.get(PARQUET, "Range", "bytes=0-3", "If-Range", tag).status())
                .isEqualTo(206);
        for (String other : List.of("\"other\"", "W/" + tag, "Fri, 20 Nov 2026 08:00:00 GMT", "nonsense")) {
            Answer answer = service.get(PARQUET, "Range", "bytes=0-3", "If-Range", other);
            assertThat(answer.status()).as(other).isEqualTo(200);
            assertThat(answer.response().body()).isEqualTo(whole);
        }
    }

    @Test
    void whoHasTheFileIsNotSentItAgain() {
        for (String known : List.of(tag, "\"x\", W/" + tag, "*")) {
            Answer answer = service.get(PARQUET, "If-None-Match", known, "Range", "bytes=0-3");
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.header("etag")).isEqualTo(tag);
            assertThat(answer.response().body()).isEmpty();
        }
        assertThat(service.get(PARQUET, "If-None-Match", "\"other\"").status()).isEqualTo(200);
        assertThat(service.head(PARQUET, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void whoHasAFileOfTheSameRowsIsUpToDateThoughItsBytesMayDiffer() {
        String earlier = tag.substring(0, tag.indexOf('.')) + ".00000000\"";
        Answer answer = service.get(PARQUET, "If-None-Match", earlier);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("etag")).isEqualTo(earlier);
        assertThat(service.get(PARQUET, "If-Range", earlier, "Range", "bytes=0-3")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void partsOfAnotherFileAreRefusedWhenAskedFor() {
        assertThat(service.get(PARQUET, "If-Match", tag, "Range", "bytes=0-3").status())
                .isEqualTo(206);
        assertThat(service.get(PARQUET, "If-Match", "*").status()).isEqualTo(200);
        Answer refused = service.get(PARQUET, "If-Match", "\"other\"", "Range", "bytes=0-3");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.errorCodes()).containsExactly("PRECONDITION_FAILED");
    }

    @Test
    void equalSelectionsShareAFileHoweverTheyAreWritten() {
        assertThat(service.get(OBSERVATIONS + "?format=parquet&version=latest&freq=M,M")
                        .header("etag"))
                .isEqualTo(tag);
        assertThat(service.get(OBSERVATIONS + "?freq=M", "Accept", "application/vnd.apache.parquet")
                        .header("etag"))
                .isEqualTo(tag);
        assertThat(service.get(PARQUET + "&labels=both").header("etag")).isNotEqualTo(tag);
    }

    @Test
    void aPostedSelectionIsSentWhole() {
        Answer answer = service.post(OBSERVATIONS, "{\"freq\": \"M\", \"format\": \"parquet\"}", "Range", "bytes=0-3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(whole.length));
        assertThat(answer.header("etag")).isEmpty();
        assertThat(answer.header("accept-ranges")).isEmpty();
        assertThat(answer.response().body()).isEqualTo(whole);
    }

    @Test
    void pagesAreFilesOfTheirOwn(@TempDir Path scratch) throws IOException {
        Answer page = service.get(PARQUET + "&limit=30&columns=time_period,obs_value");
        assertThat(read(page, scratch)).hasSize(30);
        String link = page.header("link");
        Answer next = service.get(link.substring(1, link.indexOf('>')));
        assertThat(read(next, scratch))
                .first()
                .satisfies(row ->
                        assertThat(row).containsEntry("time_period", "2012-07").containsEntry("obs_value", 31.5));
        assertThat(next.header("etag")).isNotEqualTo(page.header("etag"));
    }

    private static List<Map<String, @org.jspecify.annotations.Nullable Object>> read(Answer answer, Path scratch)
            throws IOException {
        Path file = Files.createTempFile(scratch, "answer", ".parquet");
        Files.write(file, answer.response().body());
        return ParquetRows.readAll(file);
    }

    @Test
    void theFileHasTheRowsAndWordsOfTheAnswer(@TempDir Path scratch) throws IOException {
        Answer answer = service.get(
                OBSERVATIONS
                        + "?transformation=GROWTH_YOY&kind=ACTUAL&history=true&format=parquet&labels=both&lang=zh"
                        + "&columns=time_period,obs_value,ref_area,obs_status,published_on,published_text,standing&sort=published_on");
        assertThat(read(answer, scratch))
                .extracting(row -> row.values().toString())
                .containsExactly(
                        "[2022, 4.2, 150000, 内蒙古自治区, P, 初步, 2023-03-17, 增长4.2%, superseded]",
                        "[2022, 4.4, 150000, 内蒙古自治区, A, 正常, 2024-01-24, 增长4.4%, current]");
        Path file =
                Files.write(scratch.resolve("again.parquet"), answer.response().body());
        assertThat(ParquetRows.metadata(file))
                .containsEntry("dataset", "economy")
                .containsEntry("title_zh", "国民经济")
                .hasEntrySatisfying("address", address -> assertThat(address).startsWith(OBSERVATIONS + "?"));
    }

    @Test
    void aSelectionWithoutRowsIsAFileWithoutRows(@TempDir Path scratch) throws IOException {
        Answer answer = service.get(OBSERVATIONS + "?time_period=1900&format=parquet");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(read(answer, scratch)).isEmpty();
    }

    @Test
    void anArrowFileIsReadInPlaceToo() throws IOException {
        String address = OBSERVATIONS + "?freq=M&format=arrow-file&codecs=zstd";
        Answer answer = service.get(address);
        assertThat(answer.header("content-length"))
                .isEqualTo(Integer.toString(answer.response().body().length));
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        Answer tail = service.get(address, "Range", "bytes=-6");
        assertThat(tail.text()).isEqualTo("ARROW1");
        assertThat(tail.header("etag")).isEqualTo(answer.header("etag"));
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(
                        new ByteArrayReadableSeekableByteChannel(service.get(OBSERVATIONS + "?freq=M&format=arrow-file")
                                .response()
                                .body()),
                        allocator)) {
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(200);
        }
    }

    @Test
    void wrongRequestsAreToldBeforeAnythingIsMade() {
        Answer answer = service.get(OBSERVATIONS + "?format=parquet&freq=X&limit=0", "Range", "bytes=0-3");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCodes()).containsExactlyInAnyOrder("CODE_UNKNOWN", "LIMIT_INVALID");
    }

    @Test
    void requestsThatFollowEachOtherAreAnsweredInTurn() throws IOException {
        String get = "GET " + PARQUET + " HTTP/1.1\r\nHost: localhost\r\n";
        String answers = service.rawBytes(get + "Range: bytes=0-3\r\n\r\n" + get + "\r\n" + get
                + "Range: bytes=0-3,-4\r\n\r\n" + "HEAD" + get.substring(3) + "\r\n"
                + "GET /v1/config HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answers).startsWith("HTTP/1.1 206 Partial Content\r\n");
        int second = answers.indexOf("HTTP/1.1 200 OK");
        assertThat(answers.substring(0, second)).endsWith("\r\n\r\nPAR1");
        int body = answers.indexOf("\r\n\r\n", second) + 4;
        assertThat(answers.substring(body, body + whole.length))
                .isEqualTo(new String(whole, StandardCharsets.ISO_8859_1));
        int third = body + whole.length;
        assertThat(answers.substring(third)).startsWith("HTTP/1.1 206 Partial Content\r\n");
        int fourth = answers.indexOf("HTTP/1.1 200 OK", third);
        assertThat(answers.substring(third, fourth)).endsWith("--\r\n");
        assertThat(answers.substring(fourth)).contains("Content-Length: " + whole.length, "\"apiVersion\"");
    }

    @Test
    void oldClientsGetTheFileAndTheEndOfTheConnection() throws IOException {
        String answer = service.rawBytes("GET " + PARQUET + " HTTP/1.0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.0 200 OK\r\n").endsWith(new String(whole, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFileThatWasMadeSurvivesTheService(@TempDir Path elsewhere) {
        TestWarehouse.load(elsewhere, 10);
        String first;
        try (Service before = Service.on(elsewhere)) {
            first = before.get(PARQUET).header("etag");
            assertThat(metric(before, "steppe_answers_made_total")).isEqualTo("1.0");
        }
        try (Service after = Service.on(elsewhere)) {
            assertThat(after.get(PARQUET, "Range", "bytes=0-3", "If-Range", first)
                            .status())
                    .isEqualTo(206);
            assertThat(metric(after, "steppe_answers_made_total")).isEqualTo("0.0");
            assertThat(metric(after, "steppe_answers_files")).isEqualTo("1.0");
        }
    }
}
