package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    private static final String SDMX = "application/vnd.sdmx.data+csv;version=2.0.0";

    private static final List<String> AVAILABLE =
            List.of("application/json", "text/csv", "application/vnd.apache.arrow.stream", SDMX);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                               | application/json
            *                                                                 | application/json
            text/csv                                                          | text/csv
            TEXT/CSV                                                          | text/csv
            text/*                                                            | text/csv
            application/*                                                     | application/json
            text/csv;q=0.5, application/json;q=0.4                            | text/csv
            text/csv; q=0.5; charset=utf-8, application/json;q=0.8            | application/json
            application/json;q=0, */*                                         | text/csv
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8   | application/json
            text/csv;q=0.2, */*;q=0.1                                         | text/csv
            application/vnd.apache.arrow.stream, */*;q=0.1                    | application/vnd.apache.arrow.stream
            application/json, text/csv, application/vnd.apache.arrow.stream, application/problem+json | application/json
            application/problem+json                                          | application/json
            text/html, application/problem+json                               | application/json
            text/csv;q=broken                                                 | text/csv
            application/vnd.sdmx.data+csv                                     | application/vnd.sdmx.data+csv;version=2.0.0
            application/vnd.sdmx.data+csv; version=2.0.0                      | application/vnd.sdmx.data+csv;version=2.0.0
            Application/Vnd.SDMX.data+csv;Version="2.0.0"                     | application/vnd.sdmx.data+csv;version=2.0.0
            application/vnd.sdmx.data+csv;version=2.0.0;labels=both           | application/vnd.sdmx.data+csv;version=2.0.0
            application/vnd.sdmx.data+csv;version=1.0.0, text/csv;q=0.1       | text/csv
            application/vnd.sdmx.data+csv;q=0.1, application/vnd.sdmx.data+csv;version=2.0.0, text/csv;q=0.5 | application/vnd.sdmx.data+csv;version=2.0.0
            application/vnd.sdmx.data+csv, application/vnd.sdmx.data+csv;version=2.0.0;q=0.1, text/csv;q=0.5 | text/csv
            application/vnd.sdmx.data+csv;version=1.0.0;q=1, application/vnd.sdmx.data+csv;version=2.0.0;q=0.9 | application/vnd.sdmx.data+csv;version=2.0.0
            """)
    void theWeightiestAvailableTypeIsChosen(String header, String type) {
        assertThat(Accept.of(header).choose(AVAILABLE)).contains(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html",
                "image/*",
                "application/json;q=0, text/html",
                "text/csv;q=0",
                "application/vnd.sdmx.data+csv;version=1.0.0",
                "application/vnd.sdmx.data+csv;version=2"
            })
    void nothingElseWillDo(String header) {
        assertThat(Accept.of(header).choose(AVAILABLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "' , '"})
    void whoSaysNothingGetsTheFirst(String header) {
        assertThat(Accept.of(header).choose(AVAILABLE)).contains("application/json");
    }

    @Test
    void theDecidingRangeHasTheParameters() {
        Accept accept = Accept.of("*/*;labels=name, application/vnd.sdmx.data+csv; version=2.0.0; Labels=both; q=0.5");
        assertThat(accept.parametersFor(SDMX)).isEqualTo(Map.of("version", "2.0.0", "labels", "both"));
        assertThat(accept.parametersFor("text/csv")).isEqualTo(Map.of("labels", "name"));
        assertThat(Accept.of("text/html;level=1").parametersFor(SDMX)).isEmpty();
    }
}
