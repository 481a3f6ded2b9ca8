package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;

/** Answers that become files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadsTest {

    private static final String GROWTH =
            "/v1/datasets/economy/observations?indicator=GDP&transformation=GROWTH_YOY&kind=ACTUAL";

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Service service;

    DownloadsTest(@TempDir Path folder) {
        TestWarehouse.load(folder, 3);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Answer get(String address) {
        Answer answer = service.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @ParameterizedTest
    @CsvSource({
        "json, economy-1.0.json",
        "csv, economy-1.0.csv",
        "arrow, economy-1.0.arrows",
        "ndjson, economy-1.0.ndjson",
        "tsv, economy-1.0.tsv",
        "xlsx, economy-1.0.xlsx",
        "jsonstat, economy-1.0.jsonstat.json"
    })
    void areSavedUnderAName(String format, String name) {
        String address = GROWTH + "&format=" + format;
        assertThat(get(address + "&download=true").header("content-disposition"))
                .isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(service.head(address + "&download=true").header("content-disposition"))
                .isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(get(address + "&download=false").header("content-disposition"))
                .isEqualTo("inline; filename=\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv"})
    void ofSeparatedTextBeginWithAMarkAndAreTheSameOtherwise(String format) {
        byte[] plain = get(GROWTH + "&format=" + format).response().body();
        byte[] file =
                get(GROWTH + "&format=" + format + "&download=true").response().body();
        assertThat(plain).startsWith('f', 'r', 'e', 'q');
        assertThat(file).startsWith(MARK);
        assertThat(Arrays.copyOfRange(file, MARK.length, file.length)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ndjson", "arrow", "xlsx", "jsonstat"})
    void ofOtherFormatsHaveTheSameBytes(String format) {
        assertThat(get(GROWTH + "&download=true&format=" + format).response().body())
                .isEqualTo(get(GROWTH + "&format=" + format).response().body());
    }

    @Test
    void haveATagOfTheirOwn() {
        assertThat(get(GROWTH + "&format=csv&download=true").header("etag"))
                .isNotEqualTo(get(GROWTH + "&format=csv").header("etag"));
        assertThat(get(GROWTH + "&format=csv&download=false").header("etag"))
                .isEqualTo(get(GROWTH + "&format=csv").header("etag"));
    }

    @Test
    void arePostedToo() {
        Answer answer = service.post("/v1/datasets/economy/observations", "{\"format\": \"csv\", \"download\": true}");
        assertThat(answer.header("content-disposition")).isEqualTo("attachment; filename=\"economy-1.0.csv\"");
        assertThat(answer.response().body()).startsWith(MARK);
    }

    @Test
    void areAskedForByTrueOrFalse() {
        Answer refused = service.get(GROWTH + "&download=yes");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCodes()).containsExactly("PARAMETER_INVALID");
        Answer posted = service.post("/v1/datasets/economy/observations", "{\"download\": \"true\"}");
        assertThat(posted.status()).isEqualTo(400);
        assertThat(posted.errorCodes()).containsExactly("BODY_INVALID");
    }
}
