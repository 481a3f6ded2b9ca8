package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bad input of every kind gets the right status and a problem document that helps, and nothing of the inside. */
@Timeout(60)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String ECONOMY = "/v1/datasets/economy/observations";

    private final Contract contract = Contract.read();
    private final RunningService service;
    private final Http http;

    BadInputIT(RunningService service) {
        this.service = service;
        this.http = service.http();
    }

    @AfterAll
    void theServiceIsAsWellAsBefore() {
        assertThat(http.get("/health").json().path("status").asString()).isEqualTo("ok");
        assertThat(service.log()).doesNotContain("ERROR", "OutOfMemory");
    }

    @Nested
    class Paths {

        @ParameterizedTest
        @CsvSource({
            "/v1/datasets/economics,                        DATASET_UNKNOWN,     economy",
            "/v1/datasets/Economy/observations,             DATASET_UNKNOWN,     economy",
            "/v1/datasets/turism/structure,                 DATASET_UNKNOWN,     tourism",
            "/v1/datasets/trad/availability,                DATASET_UNKNOWN,     trade",
            "/v1/datasets/economy/versions/9.9,             VERSION_UNKNOWN,     1.0",
            "/v1/observations/economy.0000000000000,        OBSERVATION_UNKNOWN, ''",
            "/v1/observations/nothing,                      OBSERVATION_UNKNOWN, ''",
            "/v1/observations/nowhere.chkgg8q9j132r,        OBSERVATION_UNKNOWN, ''",
            "/v1/sources/nmg-communique-2O22,               SOURCE_UNKNOWN,      nmg-communique-2022",
            "/v1/sources/nothing/figures,                   SOURCE_UNKNOWN,      ''",
            "/v1/codelists/areas,                           CODELIST_UNKNOWN,    area",
            "/v1/dataset,                                   PATH_UNKNOWN,        /v1/datasets",
            "/v2/datasets,                                  PATH_UNKNOWN,        /v1/datasets",
            "/v1/datasets/economy/observation,              PATH_UNKNOWN,        ''",
            "/v1/datasets/..%2f..%2fetc%2fpasswd,           DATASET_UNKNOWN,     ''",
            "/favicon.ico,                                  PATH_UNKNOWN,        ''",
        })
        void thatNameNothingAre404WithTheNearest(String path, String code, String nearest) {
            JsonNode error = refused(http.get(path), 404, code);
            if (!nearest.isEmpty()) {
                assertThat(error.path("detail").toString()).contains(nearest);
            }
        }

        @Test
        void encodedDotsLeadNowhere() {
            assertThat(http.get("/v1/../../etc/passwd").status()).isEqualTo(404);
            assertThat(RawHttp.get(service.port(), "/../../../../etc/passwd")).startsWith("HTTP/1.1 404");
            assertThat(RawHttp.get(service.port(), "/v1/%2e%2e/%2e%2e/etc/passwd"))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Nested
    class Parameters {

        @ParameterizedTest
        @CsvSource({
            "indicater=GDP,                      PARAMETER_UNKNOWN,  indicater",
            "port=_T,                            PARAMETER_UNKNOWN,  port",
            "as_of=2023-06-30,                   PARAMETER_UNKNOWN,  as_of",
            "indicator=GPD,                      CODE_UNKNOWN,       indicator",
            "indicator=GDP&indicator=CPI,        PARAMETER_REPEATED, indicator",
            "indicator=,                         PARAMETER_INVALID,  indicator",
            "indicator=%00,                      PARAMETER_INVALID,  indicator",
            "indicator=GDP%0A,                   PARAMETER_INVALID,  indicator",
            "ref_area=150000.child,              CODE_UNKNOWN,       ref_area",
            "ref_area=999999.children,           CODE_UNKNOWN,       ref_area",
            "indicator=XYZ*,                     CODE_UNKNOWN,       indicator",
            "freq=Y,                             CODE_UNKNOWN,       freq",
            "time_period=2023-13,                PERIOD_INVALID,     time_period",
            "time_period=2023..2019,             PERIOD_INVALID,     time_period",
            "time_period=..,                     PERIOD_INVALID,     time_period",
            "time_period=2023-Q5,                PERIOD_INVALID,     time_period",
            "time_period=2023-02-30,             PERIOD_INVALID,     time_period",
            "time_period=latest,                 PERIOD_INVALID,     time_period",
            "asOf=yesterday,                     DATE_INVALID,       asOf",
            "asOf=2023-6-30,                     DATE_INVALID,       asOf",
            "asOf=2023-02-29,                    DATE_INVALID,       asOf",
            "asOf=2023-06-30T00:00:00%2B08:00,   DATE_INVALID,       asOf",
            "vintages=columns,                   PARAMETER_INVALID,  vintages",
            "history=true&vintages=wide,         PARAMETER_INVALID,  vintages",
            "columns=obs_valu,                   COLUMN_UNKNOWN,     columns",
            "columns=standing,                   COLUMN_UNKNOWN,     columns",
            "sort=valu,                          SORT_INVALID,       sort",
            "sort=--obs_value,                   SORT_INVALID,       sort",
            "limit=-1,                           LIMIT_INVALID,      limit",
            "limit=0,                            LIMIT_INVALID,      limit",
            "limit=ten,                          LIMIT_INVALID,      limit",
            "cursor=forged,                      CURSOR_INVALID,     cursor",
            "cursor=AAAAAAAAAAAAAAAA,            CURSOR_INVALID,     cursor",
            "version=one,                        VERSION_INVALID,    version",
            "history=yes,                        PARAMETER_INVALID,  history",
            "labels=names,                       PARAMETER_INVALID,  labels",
            "lang=mn,                            PARAMETER_INVALID,  lang",
            "first=0,                            PARAMETER_INVALID,  first",
            "last=2.5,                           PARAMETER_INVALID,  last",
            "first=1&last=1,                     PARAMETER_INVALID,  last",
            "indicator=GDP%27%20OR%20%271%27=%271, CODE_UNKNOWN,     indicator",
            "'indicator=GDP;DROP%20TABLE%20observation', CODE_UNKNOWN, indicator",
            "'sort=obs_value;DROP%20TABLE%20figure',     SORT_INVALID, sort",
            "columns=%22OBS_VALUE%22,            COLUMN_UNKNOWN,     columns",
        })
        void are400NamingTheParameter(String query, String code, String path) {
            Answer answer = http.get(ECONOMY + "?" + query);
            JsonNode error = refused(answer, 400, code);
            assertThat(error.path("path").asString()).isEqualTo(path);
            assertThat(error.path("message").asString().length()).isBetween(15, 600);
        }

        @Test
        void anUnknownCodeComesWithTheNearest() {
            JsonNode error = refused(http.get(ECONOMY + "?indicator=GPD"), 400, "CODE_UNKNOWN");
            assertThat(error.path("detail").path("found").asString()).isEqualTo("GPD");
            assertThat(error.path("detail").path("nearest").toString()).contains("\"GDP\"");
            assertThat(error.path("detail").path("expected").asString()).isNotBlank();
            assertThat(http.get(error.path("detail").path("see").asString()).status())
                    .isEqualTo(200);
        }

        @Test
        void anUnknownVersionIs404() {
            refused(http.get(ECONOMY + "?version=7.3"), 404, "VERSION_UNKNOWN");
            refused(http.get(ECONOMY + "?version=7.*"), 404, "VERSION_UNKNOWN");
        }

        @ParameterizedTest
        @ValueSource(strings = {"xml", "JSON", "orc", "html"})
        void anUnknownFormatIs406WithTheList(String format) {
            JsonNode error = refused(http.get(ECONOMY + "?format=" + format), 406, "FORMAT_NOT_AVAILABLE");
            assertThat(error.path("detail").path("allowed").toString()).contains("\"json\"", "\"csv\"", "\"arrow\"");
        }

        @Test
        void allProblemsAreToldAtOnce() {
            Answer answer =
                    http.get(ECONOMY + "?indicator=GPD&time_period=2023-13&asOf=now&limit=-1&colour=red&sort=x");
            refused(answer, 400, "CODE_UNKNOWN");
            assertThat(answer.errorCodes())
                    .containsExactlyInAnyOrder(
                            "CODE_UNKNOWN",
                            "PERIOD_INVALID",
                            "DATE_INVALID",
                            "LIMIT_INVALID",
                            "PARAMETER_UNKNOWN",
                            "SORT_INVALID");
        }

        @Test
        void aForeignOrChangedCursorIsRefused() {
            String next =
                    http.get(ECONOMY + "?freq=A&limit=2").json().path("next").asString();
            String cursor = next.replaceAll(".*[?&]cursor=([^&]+).*", "$1");
            refused(http.get(ECONOMY + "?freq=Q&limit=2&cursor=" + cursor), 400, "CURSOR_INVALID");
            refused(http.get("/v1/datasets/tourism/observations?freq=A&cursor=" + cursor), 400, "CURSOR_INVALID");
            char other = cursor.charAt(cursor.length() / 2) == 'A' ? 'B' : 'A';
            String forged =
                    cursor.substring(0, cursor.length() / 2) + other + cursor.substring(cursor.length() / 2 + 1);
            refused(http.get(ECONOMY + "?freq=A&limit=2&cursor=" + forged), 400, "CURSOR_INVALID");
            assertThat(http.get(next).status()).isEqualTo(200);
        }

        @Test
        void aSearchWantsAWord() {
            refused(http.get("/v1/search"), 400, "PARAMETER_INVALID");
            refused(http.get("/v1/search?q=%20"), 400, "PARAMETER_INVALID");
            refused(http.get("/v1/search?q=" + "a".repeat(201)), 400, "PARAMETER_INVALID");
            refused(http.get("/v1/search?q=a&limit=0"), 400, "LIMIT_INVALID");
            Answer nothing = http.get("/v1/search?q=%27%3B--%25_*%5C");
            assertThat(nothing.status()).as("%s", nothing).isEqualTo(200);
            assertThat(nothing.json().path("total").asInt()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"%zz", "%", "%4", "%C3%28", "%FF"})
        void badPercentEncodingIsRefused(String value) {
            String answer = RawHttp.get(service.port(), ECONOMY + "?indicator=" + value);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("PARAMETER_INVALID");
            assertNothingLeaks(answer);
        }
    }

    @Nested
    class SoundButEmpty {

        @Test
        void asOfBeforeTheFirstPublicationIsAnEmptyAnswerWithAWarning() {
            JsonNode answer = empty(ECONOMY + "?asOf=1900-01-01");
            assertThat(answer.path("warnings").toString()).contains("AS_OF_BEFORE_FIRST_PUBLICATION");
        }

        @Test
        void aSelectionWithoutDataIsAnEmptyAnswerWithAWarning() {
            JsonNode answer = empty(ECONOMY + "?indicator=GDP&time_period=1850");
            assertThat(answer.path("warnings").toString()).contains("NO_OBSERVATIONS");
            assertThat(Tables.rawCsv(http.get(ECONOMY + "?indicator=GDP&time_period=1850&format=csv")
                                    .body())
                            .rows())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"9223372036854775807", "99999999999999999999"})
        void aHugeLimitIsNoLimit(String limit) {
            Answer answer = http.get(ECONOMY + "?limit=" + limit);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().has("next")).isFalse();
        }

        private JsonNode empty(String address) {
            Answer answer = http.get(address);
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(contract.problemsOf(contract.operation("getObservations"), answer))
                    .isEmpty();
            assertThat(answer.json().path("observations").size()).isZero();
            return answer.json();
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "not json",
                    "[]",
                    "null",
                    "42",
                    "\"GDP\"",
                    "{",
                    "{\"indicator\":\"GDP\"} trailing",
                    "{\"indicator\":}",
                    "{'indicator':'GDP'}",
                    "{\"indicator\":\"GDP\""
                })
        void thatAreNoJsonObjectAreRefused(String body) {
            refused(http.post(ECONOMY, body), 400, "BODY_INVALID");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"indicator\":42}                     | BODY_INVALID       | indicator",
                    "{\"indicator\":{\"code\":\"GDP\"}}     | BODY_INVALID       | indicator",
                    "{\"indicator\":[[\"GDP\"]]}            | BODY_INVALID       | indicator",
                    "{\"indicator\":null}                   | BODY_INVALID       | indicator",
                    "{\"history\":\"true\"}                 | BODY_INVALID       | history",
                    "{\"limit\":\"5\"}                      | BODY_INVALID       | limit",
                    "{\"limit\":1.5}                        | BODY_INVALID       | limit",
                    "{\"limit\":-5}                         | LIMIT_INVALID      | limit",
                    "{\"asOf\":20230630}                    | BODY_INVALID       | asOf",
                    "{\"colour\":\"red\"}                   | PARAMETER_UNKNOWN  | colour",
                    "{\"indicator\":[\"GPD\"]}              | CODE_UNKNOWN       | indicator",
                    "{\"indicator\":\"GDP\",\"indicator\":\"CPI\"} | PARAMETER_REPEATED | indicator",
                    "{\"time_period\":[\"2023-13\"]}        | PERIOD_INVALID     | time_period",
                })
        void withBadMembersAreRefusedNamingThem(String body, String code, String path) {
            assertThat(refused(http.post(ECONOMY, body), 400, code).path("path").asString())
                    .isEqualTo(path);
        }

        @Test
        void ofTenMegabytesAre413() {
            String body = "{\"indicator\":\"" + "A,".repeat(5 * 1024 * 1024) + "A\"}";
            refused(http.post(ECONOMY, body), 413, "BODY_TOO_LARGE");
        }

        @Test
        void ofTenMegabytesWithoutALengthAre413() {
            byte[] part = "                                                                "
                    .repeat(1024)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            List<byte[]> parts = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                parts.add(part);
            }
            Answer answer =
                    http.send("POST", ECONOMY, BodyPublishers.ofByteArrays(parts), "Content-Type", "application/json");
            refused(answer, 413, "BODY_TOO_LARGE");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "application/xml",
                    "application/json; charset=gbk"
                })
        void ofAnotherTypeAre415(String type) {
            refused(
                    http.send("POST", ECONOMY, BodyPublishers.ofString("{}"), "Content-Type", type),
                    415,
                    "MEDIA_TYPE_UNSUPPORTED");
        }

        @Test
        void withoutATypeAre415() {
            refused(http.send("POST", ECONOMY, BodyPublishers.ofString("{}")), 415, "MEDIA_TYPE_UNSUPPORTED");
        }

        @Test
        void takeNoParameterInTheAddressBesides() {
            refused(http.post(ECONOMY + "?indicator=GDP", "{}"), 400, "PARAMETER_UNKNOWN");
        }

        @Test
        void nestedDeeplyAreRefused() {
            refused(
                    http.post(ECONOMY, "{\"indicator\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                    400,
                    "BODY_INVALID");
        }
    }

    @Nested
    class Sizes {

        @ParameterizedTest
        @ValueSource(ints = {17_000, 65_536, 100_000})
        void addressesThatAreTooLongAre414(int length) {
            Answer answer = http.get(ECONOMY + "?indicator=" + "A".repeat(length));
            JsonNode error = refused(answer, 414, "URL_TOO_LONG");
            assertThat(error.path("detail").path("hint").asString()).contains("POST");
        }

        @Test
        void anAddressOfAMegabyteIs414Too() {
            String answer = RawHttp.get(service.port(), ECONOMY + "?indicator=" + "A".repeat(1024 * 1024));
            assertThat(answer).containsPattern("^HTTP/1[.][01] 414 ").contains("URL_TOO_LONG");
        }

        @Test
        void headersThatAreTooLongAre431() {
            Answer answer = http.get(ECONOMY + "?limit=1", "X-Padding", "A".repeat(40_000));
            refused(answer, 431, "HEADERS_TOO_LARGE");
        }

        @Test
        void aLongListThatFitsIsAnswered() {
            String list =
                    String.join(",", Stream.generate(() -> "GDP").limit(3000).toList());
            assertThat(http.get(ECONOMY + "?limit=1&indicator=" + list).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Protocol {

        @ParameterizedTest
        @ValueSource(strings = {"NONSENSE\r\n\r\n", "GET\r\n\r\n", "\u0016\u0003\u0001\r\n\r\n"})
        void whatIsNoRequestEndsTheConnectionAtWorst(String request) {
            String answer = RawHttp.send(service.port(), request);
            assertThat(answer).doesNotContain("HTTP/1.1 500").doesNotContain("HTTP/1.1 200");
            assertNothingLeaks(answer);
        }

        @Test
        void unknownMethodsAreRefused() {
            refused(http.send("PROPFIND", ECONOMY, BodyPublishers.noBody()), 405, "METHOD_NOT_ALLOWED");
        }
    }

    private JsonNode refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(contract.validateProblem(answer)).as("%s", answer).isEmpty();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.errorCodes()).as("%s", answer).contains(code);
        assertNothingLeaks(answer.text());
        return answer.json()
                .path("errors")
                .valueStream()
                .filter(error -> error.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void assertNothingLeaks(String text) {
        assertThat(text)
                .doesNotContain("Exception", "org.steppe", "io.micronaut", "java.", ".java", "duckdb", "DuckDB")
                .doesNotContain("SELECT", "select ", " FROM ", "/target/", ".json\"", "/tmp/", "/home/", "/root/")
                .doesNotContain("\tat ");
    }
}
