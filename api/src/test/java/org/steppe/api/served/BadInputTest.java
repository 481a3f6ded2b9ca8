package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** Everything that readers and strangers send by mistake or on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";

    private final Service service;

    BadInputTest(@TempDir Path folder) {
        TestWarehouse.load(folder, 36);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Answer refused(String address, int status, String... codes) {
        Answer answer = service.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertProblem(answer);
        assertThat(answer.errorCodes()).as(answer.text()).containsExactly(codes);
        return answer;
    }

    private static void assertProblem(Answer answer) {
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
        JsonNode problem = answer.json();
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance", "errors");
        assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
        assertThat(problem.get("errors").valueStream()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.get("code").stringValue()).matches("[A-Z_]+");
            assertThat(error.get("message").stringValue()).isNotBlank();
            assertThat(error.get("path").stringValue()).isNotBlank();
        });
    }

    private static JsonNode detail(Answer answer) {
        return answer.json().get("errors").get(0).get("detail");
    }

    @Nested
    class Names {

        @Test
        void anUnknownDatasetLeadsToTheNearest() {
            Answer answer = refused("/v1/datasets/econmy/observations", 404, "DATASET_UNKNOWN");
            assertThat(detail(answer).get("nearest").get(0).stringValue()).isEqualTo("economy");
        }

        @Test
        void anUnknownParameterLeadsToTheNearest() {
            Answer answer = refused(OBSERVATIONS + "?indicater=GDP", 400, "PARAMETER_UNKNOWN");
            assertThat(detail(answer).get("nearest").get(0).stringValue()).isEqualTo("indicator");
            assertThat(detail(answer).get("allowed").valueStream().map(JsonNode::stringValue))
                    .contains("freq", "time_period", "asOf", "format");
        }

        @Test
        void aDimensionOfAnotherDatasetIsUnknown() {
            refused(OBSERVATIONS + "?port=X", 400, "PARAMETER_UNKNOWN");
        }

        @Test
        void parametersGivenTwiceAreRefused() {
            refused(OBSERVATIONS + "?indicator=GDP&indicator=GDP", 400, "PARAMETER_REPEATED");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GDP'%20OR%20'1'='1", "GDP;DROP%20TABLE%20observation", "%22", "gdp", "GDP%20"})
        void whatIsNoCodeIsNoCode(String code) {
            Answer answer = refused(OBSERVATIONS + "?indicator=" + code, 400, "CODE_UNKNOWN");
            assertThat(answer.text()).doesNotContain("duckdb").doesNotContain("SELECT");
        }

        @Test
        void anUnknownCodeLeadsToTheNearestAndToTheList() {
            Answer answer = refused(OBSERVATIONS + "?indicator=GPD", 400, "CODE_UNKNOWN");
            assertThat(detail(answer).get("nearest").get(0).stringValue()).isEqualTo("GDP");
            assertThat(detail(answer).get("see").stringValue()).isEqualTo("/v1/codelists/indicator");
        }

        @ParameterizedTest
        @CsvSource({"XX*", "999999.children", "150000.parents", "X.descendants"})
        void masksAndHierarchiesOfNothingAreUnknown(String item) {
            refused(OBSERVATIONS + "?ref_area=" + item, 400, "CODE_UNKNOWN");
        }

        @ParameterizedTest
        @CsvSource({
            "/v1/observations/economy.0000000000000, OBSERVATION_UNKNOWN",
            "/v1/observations/nowhere.0000000000000, OBSERVATION_UNKNOWN",
            "/v1/observations/x, OBSERVATION_UNKNOWN",
            "/v1/sources/nobody, SOURCE_UNKNOWN",
            "/v1/sources/nobody/figures, SOURCE_UNKNOWN",
            "/v1/codelists/aera, CODELIST_UNKNOWN",
            "/v1/datasets/economy/versions/9.9, VERSION_UNKNOWN",
            "/v1/datasets/economy/observations?version=9.9, VERSION_UNKNOWN",
            "/v1/datasets/economy/observations?version=9.*, VERSION_UNKNOWN",
            "/v1/dataset, PATH_UNKNOWN",
            "/nowhere, PATH_UNKNOWN"
        })
        void whatDoesNotExistIsNotFound(String address, String code) {
            refused(address, 404, code);
        }

        @Test
        void anUnknownPathLeadsToTheNearest() {
            assertThat(detail(service.get("/v1/dataset")).get("nearest").get(0).stringValue())
                    .isEqualTo("/v1/datasets");
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @ValueSource(strings = {"2023-13", "2023..2019", "..", "23", "2023-Q5", "2023-02-30", "x"})
        void periods(String period) {
            refused(OBSERVATIONS + "?time_period=" + period, 400, "PERIOD_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2023", "2023-13-01", "30.06.2023", "yesterday", "2023-06-30T00:00:00Z"})
        void asOf(String day) {
            refused(OBSERVATIONS + "?asOf=" + day, 400, "DATE_INVALID");
        }

        @Test
        void asOfBeforeTheFirstPublicationIsAnEmptyAnswerWithAWarning() {
            Answer answer = service.get(OBSERVATIONS + "?asOf=1999-12-31");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("observations")).isEmpty();
            assertThat(answer.json()
                            .get("warnings")
                            .valueStream()
                            .map(w -> w.get("code").stringValue()))
                    .containsExactly("AS_OF_BEFORE_FIRST_PUBLICATION", "NO_OBSERVATIONS");
        }

        @Test
        void columns() {
            Answer answer = refused(OBSERVATIONS + "?columns=obs_valeu", 400, "COLUMN_UNKNOWN");
            assertThat(detail(answer).get("nearest").get(0).stringValue()).isEqualTo("obs_value");
            refused(OBSERVATIONS + "?columns=standing", 400, "COLUMN_UNKNOWN");
            refused(OBSERVATIONS + "?columns=freq,freq", 400, "PARAMETER_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"obs_valeu", "--obs_value", "obs_value,-obs_value", "OBS_VALUE"})
        void sort(String sort) {
            refused(OBSERVATIONS + "?sort=" + sort, 400, "SORT_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "0", "x", "1.5"})
        void limits(String limit) {
            refused(OBSERVATIONS + "?limit=" + limit, 400, "LIMIT_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"9223372036854775807", "99999999999999999999999999"})
        void hugeLimitsAreFine(String limit) {
            Answer answer = service.get(OBSERVATIONS + "?limit=" + limit);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("observations")).hasSize(40);
            assertThat(answer.json().has("next")).isFalse();
        }

        @Test
        void formats() {
            Answer answer = refused(OBSERVATIONS + "?format=xml", 406, "FORMAT_NOT_AVAILABLE");
            assertThat(detail(answer).get("allowed").valueStream().map(JsonNode::stringValue))
                    .startsWith("json", "csv", "arrow");
            Answer byHeader = service.get(OBSERVATIONS, "Accept", "image/png");
            assertThat(byHeader.status()).isEqualTo(406);
            assertThat(detail(byHeader).get("allowed").valueStream().map(JsonNode::stringValue))
                    .contains("text/csv");
            assertThat(service.get("/v1/datasets", "Accept", "text/csv").errorCodes())
                    .containsExactly("FORMAT_NOT_AVAILABLE");
        }

        @ParameterizedTest
        @CsvSource({
            "labels=all",
            "lang=fr",
            "history=maybe",
            "first=0",
            "last=-1",
            "first=1&last=1",
            "indicator=",
            "indicator=GDP%2C",
            "indicator=%00",
            "indicator=GDP%0A",
            "indicator=%FF",
            "indicator"
        })
        void otherValues(String query) {
            refused(OBSERVATIONS + "?" + query, 400, "PARAMETER_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"snappy", "ZSTD", "none", "zstd,snappy"})
        void codecsThatNobodyKnowsLeadToThoseThereAre(String codecs) {
            Answer answer = refused(OBSERVATIONS + "?format=arrow&codecs=" + codecs, 400, "PARAMETER_INVALID");
            assertThat(detail(answer).get("allowed").valueStream().map(JsonNode::stringValue))
                    .containsExactly("zstd", "lz4");
            assertThat(service.post(OBSERVATIONS, "{\"format\":\"arrow\",\"codecs\":\"" + codecs + "\"}")
                            .errorCodes())
                    .containsExactly("PARAMETER_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"?codecs=zstd", "?codecs=zstd&format=csv"})
        void codecsBelongToArrow(String query) {
            Answer answer = refused(OBSERVATIONS + query, 400, "PARAMETER_INVALID");
            assertThat(answer.text()).contains("arrow, arrow-file").contains("Accept-Encoding");
        }

        @ParameterizedTest
        @ValueSource(strings = {"?keys=obs", "?keys=obs&format=sdmx-json", "?keys=all&format=sdmx-csv"})
        void keysBelongToSdmxCsv(String query) {
            refused(OBSERVATIONS + query, 400, "PARAMETER_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sdmx-csv", "sdmx-json"})
        void messagesOfSdmxHaveNoHistory(String format) {
            Answer answer = refused(OBSERVATIONS + "?history=true&format=" + format, 400, "HISTORY_NOT_IN_FORMAT");
            assertThat(answer.text()).contains("json, csv");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/vnd.sdmx.data+json;version=1.0.0",
                    "application/vnd.sdmx.data+csv;version=2.1.0",
                    "application/vnd.sdmx.structurespecificdata+xml;version=2.1"
                })
        void otherVersionsOfSdmxAreNotAvailable(String accept) {
            Answer answer = service.get(OBSERVATIONS, "Accept", accept);
            assertThat(answer.status()).isEqualTo(406);
            assertThat(detail(answer).get("allowed").valueStream().map(JsonNode::stringValue))
                    .contains("application/vnd.sdmx.data+json;version=2.0.0");
        }

        @Test
        void formatsOfStructures() {
            Answer answer = refused(
                    "/v1/datasets/economy/structure?format=csv&version=x",
                    400,
                    "VERSION_INVALID",
                    "FORMAT_NOT_AVAILABLE");
            assertThat(answer.text()).contains("json, sdmx-json");
            assertThat(service.get(
                                    "/v1/datasets/economy/structure",
                                    "Accept",
                                    "application/vnd.sdmx.structure+json;version=1.0.0")
                            .status())
                    .isEqualTo(406);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "1", "1.2.3", "v1.0", "newest"})
        void versions(String version) {
            refused(OBSERVATIONS + "?version=" + version, 400, "VERSION_INVALID");
        }

        @Test
        void searches() {
            refused("/v1/search", 400, "PARAMETER_INVALID");
            refused("/v1/search?q=%20", 400, "PARAMETER_INVALID");
            refused("/v1/search?q=" + "a".repeat(201), 400, "PARAMETER_INVALID");
            refused("/v1/search?q=a&limit=0", 400, "LIMIT_INVALID");
        }

        @Test
        void everythingIsToldAtOnce() {
            refused(
                    OBSERVATIONS + "?indicator=GPD&time_period=2023-13&asOf=x&columns=a&sort=b&limit=0&format=xml&y=1",
                    400,
                    "CODE_UNKNOWN",
                    "PERIOD_INVALID",
                    "DATE_INVALID",
                    "PARAMETER_UNKNOWN",
                    "COLUMN_UNKNOWN",
                    "SORT_INVALID",
                    "LIMIT_INVALID",
                    "FORMAT_NOT_AVAILABLE");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1",
                    "/v1/config",
                    "/v1/datasets",
                    "/v1/datasets/economy",
                    "/v1/datasets/economy/versions",
                    "/v1/datasets/economy/versions/1.0",
                    "/v1/codelists",
                    "/v1/codelists/area",
                    "/v1/sources",
                    "/v1/sources/communique-2023-03",
                    "/v1/sources/communique-2023-03/figures",
                    "/health",
                    "/metrics",
                    "/openapi.yaml",
                    "/v1/datasets/economy/structure",
                    "/v1/datasets/economy/availability"
                })
        void noOperationTakesParametersItDoesNotKnow(String address) {
            refused(address + "?nonsense=1", 400, "PARAMETER_UNKNOWN");
        }
    }

    @Nested
    class Cursors {

        private String cursor() {
            String next = service.get(OBSERVATIONS + "?limit=3&indicator=RETAIL_SALES")
                    .json()
                    .get("next")
                    .stringValue();
            return next.substring(next.indexOf("cursor=") + 7);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "AAAA", "MXx4"})
        void forged(String cursor) {
            refused(OBSERVATIONS + "?limit=3&cursor=" + cursor, 400, "CURSOR_INVALID");
        }

        @Test
        void ofAnotherSelection() {
            refused(OBSERVATIONS + "?limit=3&indicator=GDP&cursor=" + cursor(), 400, "CURSOR_INVALID");
            refused("/v1/datasets/port-freight/observations?cursor=" + cursor(), 400, "CURSOR_INVALID");
        }

        @Test
        void ofAVersionThatIsNoLongerKept() throws NoSuchAlgorithmException {
            String content = "1|economy|7.0|0123456789abcdef|3";
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("page " + content).getBytes(StandardCharsets.US_ASCII));
            String checksum = HexFormat.of().formatHex(digest, 0, 4);
            String stale = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((content + "|" + checksum).getBytes(StandardCharsets.US_ASCII));
            refused(OBSERVATIONS + "?limit=3&cursor=" + stale, 410, "CURSOR_STALE");
        }

        @Test
        void anotherLimitIsFine() {
            Answer answer = service.get(OBSERVATIONS + "?limit=100&indicator=RETAIL_SALES&cursor=" + cursor());
            assertThat(answer.json().get("observations")).hasSize(33);
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "[1]", "{\"freq\":", "{\"freq\":1}", "{\"limit\":\"5\"}"})
        void notJsonOrOfTheWrongType(String body) {
            Answer answer = service.post(OBSERVATIONS, body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertProblem(answer);
            assertThat(answer.errorCodes()).containsExactly("BODY_INVALID");
        }

        @Test
        void unknownMembersAreUnknownParameters() {
            assertThat(service.post(OBSERVATIONS, "{\"nonsense\":1,\"freq\":\"A\"}")
                            .errorCodes())
                    .containsExactly("PARAMETER_UNKNOWN");
        }

        @Test
        void repeatedMembersAreRepeatedParameters() {
            assertThat(service.post(OBSERVATIONS, "{\"freq\":\"A\",\"freq\":\"M\"}")
                            .errorCodes())
                    .containsExactly("PARAMETER_REPEATED");
        }

        @Test
        void onlyTheCursorMayStandInTheAddress() {
            assertThat(service.post(OBSERVATIONS + "?freq=A", "{}").errorCodes())
                    .containsExactly("PARAMETER_UNKNOWN");
        }

        @Test
        void thousandsOfUnknownCodesGetAShortAnswer() {
            String codes = String.join(
                    "\",\"", Arrays.stream(new int[50_000]).mapToObj(i -> "XYZ").toList());
            Answer answer = service.post(OBSERVATIONS, "{\"indicator\":[\"" + codes + "\"]}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("errors")).hasSize(100);
            assertThat(answer.json().get("detail").stringValue()).contains("50000");
        }

        @Test
        void otherMediaTypes() {
            Answer answer = service.send(service.request(OBSERVATIONS)
                    .header("Content-Type", "text/xml")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("<a/>"))
                    .build());
            assertThat(answer.status()).isEqualTo(415);
            assertProblem(answer);
        }

        @Test
        void tenMegabytesAreRefusedByTheirAnnouncement() throws IOException {
            try (var socket = new Socket("localhost", service.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write("""
                        POST /v1/datasets/economy/observations HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/json\r
                        Content-Length: 10485760\r
                        Connection: close\r
                        \r
                        {""".getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(answer).isEqualTo("HTTP/1.1 413");
            }
        }

        @Test
        void tenMegabytesInChunksAreRefusedOnTheWay() throws IOException {
            try (var socket = new Socket("localhost", service.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write("""
                        POST /v1/datasets/economy/observations HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: application/json\r
                        Transfer-Encoding: chunked\r
                        Connection: close\r
                        \r
                        """.getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                assertThat(answerWhileSending(socket, chunk, 160)).isIn("HTTP/1.1 413", "closed");
            }
            assertThat(service.raw("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .contains(" 200 ");
        }

        /** A server that answers and closes while the sender still writes may cut the sender off before it reads. */
        private String answerWhileSending(Socket socket, byte[] chunk, int times) throws IOException {
            try {
                for (int i = 0; i < times && socket.getInputStream().available() == 0; i++) {
                    socket.getOutputStream().write(chunk);
                }
                return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            } catch (SocketException cutOff) {
                return "closed";
            }
        }
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @ValueSource(ints = {20_000, 64 * 1024, 200_000})
        void longAddresses(int length) throws IOException {
            String answer = service.raw("GET " + OBSERVATIONS + "?indicator=" + "A".repeat(length)
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).contains(" 414 ").contains("\"URL_TOO_LONG\"");
        }

        @Test
        void longHeaders() throws IOException {
            String answer = service.raw("GET /v1 HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(64 * 1024)
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).contains(" 431 ").contains("\"HEADERS_TOO_LARGE\"");
        }

        @Test
        void strayPercentSignsNameTheirParameter() throws IOException {
            String answer = service.raw(
                    "GET " + OBSERVATIONS + "?indicator=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .contains(" 400 ")
                    .contains("\"PARAMETER_INVALID\"")
                    .contains("\"path\":\"indicator\"");
        }

        @Test
        void chineseNeedNotBeEncoded() throws IOException {
            String answer = service.raw("GET /v1/search?q=零售 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).contains(" 200 ").contains("RETAIL_SALES");
        }

        @Test
        void controlCharactersInThePath() {
            refused("/v1/datasets/%00", 400, "PARAMETER_INVALID");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
        void otherMethodsAreToldWhatIsAllowed(String method) {
            Answer answer = service.method(method, OBSERVATIONS);
            assertThat(answer.status()).isEqualTo(405);
            assertProblem(answer);
            assertThat(answer.header("allow")).contains("GET").contains("POST");
        }

        @Test
        void postIsForObservationsOnly() {
            Answer answer = service.method("POST", "/v1/datasets");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).contains("GET").doesNotContain("POST");
        }

        @Test
        void noise() throws IOException {
            assertThat(service.raw("NOISE\r\n\r\n")).contains(" 400 ").contains("application/problem+json");
        }
    }
}
